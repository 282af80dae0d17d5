"use client";

import type { ReactNode } from "react";
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";

export interface FormInWindowProps<Values extends FieldValues, Value> {
	title: string;
	text: string;
	submit: string;
	empty: DefaultValues<Values>;
	action: Action<Values, Value>;
	/** The toast when it is done. */
	said: (value: Value) => string;
	children: (form: UseFormReturn<Values>) => ReactNode;
}

/** A few fields, one submission at a time, and it closes when it is done. */
export default function FormInWindow<Values extends FieldValues, Value>({
	title,
	text,
	open,
	onOpenChange,
	...form
}: FormInWindowProps<Values, Value> & WindowProps) {
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={title} description={text}>
				<Fields {...form} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

type FieldsProps<Values extends FieldValues, Value> = Omit<FormInWindowProps<Values, Value>, "title" | "text"> & {
	onDone: () => void;
};

function Fields<Values extends FieldValues, Value>({
	submit,
	empty,
	action,
	said,
	children,
	onDone,
}: FieldsProps<Values, Value>) {
	const { form, formProps, pending, problem } = useSendForm<Values, Values, Value>({
		defaultValues: empty,
		action,
		input: (values) => values,
		onDone: (value) => {
			toast.done(said(value));
			onDone();
		},
	});

	return (
		<Form {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				{children(form)}
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{submit}
				</Button>
			</DialogFooter>
		</Form>
	);
}

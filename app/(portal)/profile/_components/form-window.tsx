"use client";

import { type ReactNode, useState } from "react";
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	Dialog,
	DialogBody,
	DialogCancel,
	DialogContent,
	DialogFooter,
	DialogTrigger,
} from "@/components/ui/windows/dialog.tsx";

interface FormInWindowProps<Values extends FieldValues, Value> {
	submit: string;
	empty: DefaultValues<Values>;
	action: Action<Values, Value>;
	/** The notice when it is done. */
	said: (value: Value) => string;
	children: (form: UseFormReturn<Values>) => ReactNode;
}

interface FormWindowProps<Values extends FieldValues, Value> extends FormInWindowProps<Values, Value> {
	/** On the button that opens it, and over it. */
	title: string;
	text: string;
}

/** A button and the window that it opens: a few fields, one submission at a time, and it closes when it is done. */
export function FormWindow<Values extends FieldValues, Value>({
	title,
	text,
	...form
}: FormWindowProps<Values, Value>) {
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="outline">{title}</Button>
			</DialogTrigger>
			<DialogContent title={title} description={text}>
				<FormInWindow {...form} onDone={() => setOpen(false)} />
			</DialogContent>
		</Dialog>
	);
}

function FormInWindow<Values extends FieldValues, Value>({
	submit,
	empty,
	action,
	said,
	children,
	onDone,
}: FormInWindowProps<Values, Value> & { onDone: () => void }) {
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

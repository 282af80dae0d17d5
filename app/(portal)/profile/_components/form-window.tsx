"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { type DefaultValues, type FieldPath, type FieldValues, type UseFormReturn, useForm } from "react-hook-form";
import { type Action, useAsk } from "@/components/forms/use-ask.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import {
	Dialog,
	DialogBody,
	DialogClose,
	DialogContent,
	DialogFooter,
	DialogTrigger,
} from "@/components/ui/dialog.tsx";
import { toast } from "@/components/ui/toaster.tsx";

interface FormInWindowProps<Values extends FieldValues, Value> {
	submit: string;
	empty: DefaultValues<Values>;
	action: Action<Values, Value>;
	/** What is said when it is done. */
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

/** Refusals stand at their fields, with the focus on the first, or above all. */
function FormInWindow<Values extends FieldValues, Value>({
	submit,
	empty,
	action,
	said,
	children,
	onDone,
}: FormInWindowProps<Values, Value> & { onDone: () => void }) {
	const t = useTranslations("profile");
	const ask = useAsk();
	const [pending, startTransition] = useTransition();
	const form = useForm<Values>({ defaultValues: empty });
	const problem = form.formState.errors.root?.message;

	const send = form.handleSubmit((values) => {
		if (pending) return;
		startTransition(async () => {
			const result = await ask(action, values);
			if (result.ok) {
				toast.done(said(result.value));
				return onDone();
			}
			const refused = Object.entries(result.fieldErrors ?? {});
			for (const [place, [field, message]] of refused.entries()) {
				form.setError(field as FieldPath<Values>, { type: "server", message }, { shouldFocus: place === 0 });
			}
			if (refused.length === 0) form.setError("root", { type: "server", message: result.message });
		});
	});

	return (
		<form noValidate onSubmit={send}>
			<DialogBody>
				{problem ? (
					<Banner tone="bad" role="alert">
						{problem}
					</Banner>
				) : null}
				{children(form)}
			</DialogBody>
			<DialogFooter>
				<DialogClose asChild>
					<Button variant="outline">{t("cancel")}</Button>
				</DialogClose>
				<Button type="submit" pending={pending}>
					{submit}
				</Button>
			</DialogFooter>
		</form>
	);
}

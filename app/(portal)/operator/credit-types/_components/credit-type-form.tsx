"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { CreateCreditTypeInput } from "@/lib/credit-types/schema.ts";

interface CreditTypeFormProps<Sent> {
	atFirst: CreateCreditTypeInput;
	action: Action<Sent, unknown>;
	input: (names: CreateCreditTypeInput) => Sent;
	onSaved: (name: string) => void;
}

/** The two names of a credit type. */
export function CreditTypeForm<Sent>({ atFirst, action, input, onSaved }: CreditTypeFormProps<Sent>) {
	const t = useTranslations("operatorCreditTypes");
	const word = useTranslations("words");
	const { form, formProps, errorOf, pending, problem } = useSendForm<CreateCreditTypeInput, Sent, unknown>({
		defaultValues: atFirst,
		action,
		input,
		onDone: (_, { name }) => onSaved(name.trim()),
	});
	const example = form.watch("nameInText").trim() || "email";
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={word("name")} help={t("nameHelp")} error={errorOf("name")} required>
					<Input {...form.register("name")} autoComplete="off" />
				</Field>
				<Field
					label={t("nameInText")}
					help={t("nameInTextHelp", { name: example })}
					error={errorOf("nameInText")}
					required
				>
					<Input {...form.register("nameInText")} autoComplete="off" />
				</Field>
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{word("save")}
				</Button>
			</DialogFooter>
		</form>
	);
}

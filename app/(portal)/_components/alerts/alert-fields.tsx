"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { AlertValues } from "./alert-values.ts";
import type { useAlertForm } from "./use-alert-form.ts";

interface AlertFieldsProps extends Omit<ReturnType<typeof useAlertForm>, "form" | "forget"> {
	form: UseFormReturn<AlertValues>;
	/** The credit type inside a sentence. */
	type: string;
	/** What comes before them. */
	children?: ReactNode;
}

/** At how many credits an alert tells, and whom beside its owner. */
export function AlertFields({ form, formProps, errorOf, pending, problem, type, children }: AlertFieldsProps) {
	const t = useTranslations("alerts");
	const word = useTranslations("words");
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				{children}
				<Field label={t("credits", { type })} help={t("creditsHelp")} error={errorOf("credits")} required>
					<Input {...form.register("credits")} inputMode="numeric" />
				</Field>
				<Field label={t("receivers")} help={t("receiversHelp")} error={errorOf("receivers")} optional>
					<Textarea {...form.register("receivers")} rows={3} spellCheck={false} autoCapitalize="none" />
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

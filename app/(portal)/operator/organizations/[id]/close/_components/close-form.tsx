"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { closeOrganizationAction } from "../../../actions.ts";

export interface NamedOrganization {
	organization: { id: string; name: string };
}

/** Asks for the name and why, and closes the organization. */
export function CloseForm({ organization: { id: organizationId, name } }: NamedOrganization) {
	const t = useTranslations("operatorOrganizations.close");
	const word = useTranslations("words");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { name: "", reason: "" },
		action: closeOrganizationAction,
		input: (values) => ({ organizationId, ...values }),
		onDone: () => toast.done(t("done", { name })),
	});
	return (
		<form noValidate {...formProps}>
			<Card className="max-w-2xl">
				<CardHeader>
					<CardTitle>{t("confirm")}</CardTitle>
				</CardHeader>
				<CardContent className="space-y-5">
					<p className="text-muted text-sm">{t("confirmText")}</p>
					<FormProblem problem={problem} />
					<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
						<Textarea {...form.register("reason")} rows={2} />
					</Field>
					<Field label={t("typeName", { name })} error={errorOf("name")} required>
						<Input {...form.register("name")} autoComplete="off" />
					</Field>
				</CardContent>
				<CardFooter>
					<Button type="submit" variant="destroy" pending={pending} className="ml-auto">
						{t("submit")}
					</Button>
				</CardFooter>
			</Card>
		</form>
	);
}

"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { anonymiseOrganizationAction } from "../../../actions.ts";
import type { NamedOrganization } from "./close-form.tsx";

/** Asks for the name, and erases everyone's. */
export function AnonymiseForm({ organization: { id: organizationId, name } }: NamedOrganization) {
	const t = useTranslations("operatorOrganizations.close");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { name: "" },
		action: anonymiseOrganizationAction,
		input: (values) => ({ organizationId, ...values }),
		onDone: ({ people }) => toast.done(t("anonymised", { people })),
	});
	return (
		<form noValidate {...formProps}>
			<Card className="max-w-2xl">
				<CardHeader>
					<CardTitle>{t("anonymise")}</CardTitle>
				</CardHeader>
				<CardContent className="space-y-5">
					<p className="text-muted text-sm">{t("anonymiseText")}</p>
					<FormProblem problem={problem} />
					<Field label={t("typeName", { name })} error={errorOf("name")} required>
						<Input {...form.register("name")} autoComplete="off" />
					</Field>
				</CardContent>
				<CardFooter>
					<Button type="submit" variant="destroy" pending={pending} className="ml-auto">
						{t("anonymiseSubmit")}
					</Button>
				</CardFooter>
			</Card>
		</form>
	);
}

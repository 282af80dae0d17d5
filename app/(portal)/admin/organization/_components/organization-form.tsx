"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CreditOwnerChoice } from "@/app/(portal)/_components/credit-owner/credit-owner-choice.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { OrganizationSettings } from "@/lib/own-organization/read-organization-settings.ts";
import { saveOrganizationAction } from "../actions.ts";

/** Stands for nobody: new users use their own credits. */
const THEMSELVES = "themselves";

export function OrganizationForm({ settings }: { settings: OrganizationSettings }) {
	const t = useTranslations("adminOrganization");
	const word = useTranslations("words");
	const router = useRouter();
	const { name, creditOwner, isObsolete } = settings;
	// The one that the form was opened with, so that what someone else has saved since is not overwritten.
	const [version, setVersion] = useState(settings.version);
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { name, creditOwnerId: creditOwner?.id ?? THEMSELVES },
		check: (values) => (values.name.trim() === "" ? { name: t("nameMissing") } : null),
		action: saveOrganizationAction,
		input: ({ creditOwnerId, ...values }) => ({
			...values,
			version,
			creditOwnerId: creditOwnerId === THEMSELVES ? null : creditOwnerId,
		}),
		onDone: (saved, values) => {
			form.reset(values);
			setVersion(saved.version);
			toast.done(t("saved"));
			// The name stands in the top bar, too.
			router.refresh();
		},
	});
	const { isDirty } = form.formState;
	return (
		<Form {...formProps} className="max-w-3xl space-y-6">
			<UnsavedChangesGuard when={isDirty && !pending} />
			{isObsolete && creditOwner ? <Banner tone="warn">{t("obsolete", { name: creditOwner.name })}</Banner> : null}
			<Card className="overflow-visible">
				<CardContent className="space-y-5">
					<FormProblem problem={problem} />
					<Field label={word("name")} help={t("nameHelp")} error={errorOf("name")} required>
						<Input {...form.register("name")} autoComplete="organization" />
					</Field>
					<Field label={t("creditOwner")} help={t("creditOwnerHelp")} error={errorOf("creditOwnerId")} required>
						<CreditOwnerChoice
							atFirst={[
								{ value: THEMSELVES, label: t("themselves") },
								...(creditOwner ? [{ value: creditOwner.id, label: creditOwner.name }] : []),
							]}
							except={settings.notYou === null ? null : { id: settings.notYou, reason: t("notYou") }}
							value={form.watch("creditOwnerId")}
							onChange={(value) => form.setValue("creditOwnerId", value, { shouldDirty: true })}
						/>
					</Field>
				</CardContent>
				<CardFooter>
					<p role="status" className="text-muted text-small">
						{isDirty ? word("unsaved") : null}
					</p>
					<Button type="submit" pending={pending}>
						{t("save")}
					</Button>
				</CardFooter>
			</Card>
		</Form>
	);
}

"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { DateTime } from "@/components/date-time.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter } from "@/components/ui/card.tsx";
import { Form } from "@/components/ui/form.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import { useAnswer } from "@/components/use-answer.ts";
import type { BillingInformationForm } from "@/lib/billing-information/schema.ts";
import { saveBillingInformation } from "../actions.ts";
import { BillingFields, type Country } from "./billing-fields.tsx";

interface BillingFormProps {
	saved: BillingInformationForm;
	/** By name, in the reader's language. */
	countries: readonly Country[];
	/** Null where nothing was saved yet. */
	updatedAt: Date | null;
	/** The plan that is being bought: its review is where Save leads. */
	planId: string | null;
}

export function BillingForm({ saved, countries, updatedAt, planId }: BillingFormProps) {
	const t = useTranslations("billing");
	const router = useRouter();
	const [pending, startTransition] = useTransition();
	const answer = useAnswer();
	const form = useForm<BillingInformationForm>({ defaultValues: saved });
	const { isDirty, errors } = form.formState;

	const submit = form.handleSubmit(() => {
		if (pending) return;
		const values = form.getValues();
		startTransition(async () => {
			const result = await answer(saveBillingInformation(values));
			if (result.ok) {
				form.reset({ ...values, version: result.value.version });
				toast.done(t("saved"));
				if (planId) router.push(`/purchase/${planId}`);
				return;
			}
			for (const [place, [field, message]] of Object.entries(result.fieldErrors ?? {}).entries()) {
				const shouldFocus = place === 0;
				form.setError(field as FieldPath<BillingInformationForm>, { type: "server", message }, { shouldFocus });
			}
			form.setError("root", { type: "server", message: result.message });
		});
	});

	return (
		<Form onSubmit={submit}>
			<UnsavedChangesGuard when={isDirty && !pending} />
			<Card>
				<BillingFields form={form} countries={countries} />
				{errors.root?.message ? (
					<p role="alert" className="mx-5 mb-5 rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink sm:mx-6">
						{errors.root.message}
					</p>
				) : null}
				<CardFooter>
					<p role="status" className="text-small text-muted">
						{isDirty ? t("unsaved") : <LastSaved at={updatedAt} />}
					</p>
					<Button type="submit" pending={pending}>
						{planId ? t("saveAndReturn") : t("save")}
					</Button>
				</CardFooter>
			</Card>
		</Form>
	);
}

function LastSaved({ at }: { at: Date | null }) {
	const t = useTranslations("billing");
	return at ? t.rich("updated", { at: () => <DateTime at={at} precision="full" /> }) : t("notSavedYet");
}

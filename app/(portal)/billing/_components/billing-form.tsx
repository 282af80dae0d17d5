"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DateTime } from "@/components/date-time.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter } from "@/components/ui/card.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { BillingInformationForm } from "@/lib/billing-information/schema.ts";
import { saveBillingInformationAction } from "../actions.ts";
import { BillingFields, type Country, type Currency } from "./billing-fields.tsx";

interface BillingFormProps {
	saved: BillingInformationForm;
	/** By name, in the reader's language. */
	countries: readonly Country[];
	/** In which something is sold, the deployment's first. */
	currencies: readonly Currency[];
	/** Null if nothing was saved yet. */
	updatedAt: Date | null;
	/** The plan that is being bought: Save leads to its review. */
	planId: string | null;
}

export function BillingForm({ saved, countries, currencies, updatedAt, planId }: BillingFormProps) {
	const t = useTranslations("billing");
	const word = useTranslations("words");
	const router = useRouter();
	const { form, formProps, pending, problem } = useSendForm({
		defaultValues: saved,
		action: saveBillingInformationAction,
		input: (values) => values,
		onDone: ({ version, isConfirmationSent }, values) => {
			form.reset({ ...values, version });
			const said = isConfirmationSent ? t("savedAndAsked", { email: values.billingEmail }) : t("saved");
			toast.done(said, { isOfNextPage: planId !== null });
			if (planId) router.push(`/purchase/${planId}`);
		},
	});
	const { isDirty } = form.formState;

	return (
		<Form {...formProps}>
			<UnsavedChangesGuard when={isDirty && !pending} />
			<Card>
				<BillingFields form={form} countries={countries} currencies={currencies} />
				<FormProblem problem={problem} className="mx-5 mb-5 sm:mx-6" />
				<CardFooter>
					<p role="status" className="text-small text-muted">
						{isDirty ? word("unsaved") : <LastSaved at={updatedAt} />}
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

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { DeploymentFields } from "@/components/seller/deployment-fields.tsx";
import type { SellerChoices } from "@/components/seller/seller-choices.ts";
import { SellerFields } from "@/components/seller/seller-fields.tsx";
import { type SellerValues, sentSeller } from "@/components/seller/seller-values.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter } from "@/components/ui/card.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { SellerSettings } from "@/lib/seller/queries.ts";
import { saveSellerAction } from "../actions.ts";

export function SellerForm({ settings, choices }: { settings: SellerSettings; choices: SellerChoices }) {
	const t = useTranslations("seller");
	const word = useTranslations("words");
	const { stored, isTimeZoneFixed } = settings;
	// The one that the form was opened with, so that what someone else has saved since is not overwritten.
	const [version, setVersion] = useState(stored?.version ?? null);
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: valuesOf(settings),
		action: saveSellerAction,
		input: (values) => ({ version, ...sentSeller(values) }),
		onDone: (saved, values) => {
			form.reset(values);
			setVersion(saved.version);
			toast.done(t("saved"));
		},
	});
	const { isDirty } = form.formState;
	const fields = { register: form.register, errorOf };
	return (
		<Form {...formProps}>
			<UnsavedChangesGuard when={isDirty && !pending} />
			<Card>
				<div className="space-y-5 p-5">
					<SellerFields {...fields} countries={choices.countries} />
					<div className="grid gap-5 border-line border-t pt-5 sm:grid-cols-2">
						<DeploymentFields {...fields} {...choices} isTimeZoneFixed={isTimeZoneFixed} />
					</div>
					<p className="text-muted text-small">{t("taxNote")}</p>
				</div>
				<FormProblem problem={problem} className="mx-5 mb-5" />
				<CardFooter>
					<p role="status" className="text-muted text-small">
						{isDirty ? word("unsaved") : stored ? null : t("notSavedYet")}
					</p>
					<Button type="submit" pending={pending}>
						{t("save")}
					</Button>
				</CardFooter>
			</Card>
		</Form>
	);
}

function valuesOf({ stored, currency, timeZone }: SellerSettings): SellerValues {
	const seller = stored?.seller;
	return {
		seller: {
			legalName: seller?.legalName ?? "",
			addressLine1: seller?.addressLine1 ?? "",
			addressLine2: seller?.addressLine2 ?? "",
			city: seller?.city ?? "",
			region: seller?.region ?? "",
			postalCode: seller?.postalCode ?? "",
			country: seller?.country ?? "",
			taxId: seller?.taxId ?? "",
			supportEmail: seller?.supportEmail ?? "",
			paymentInstructions: seller?.paymentInstructions ?? "",
			paymentTermsDays: String(seller?.paymentTermsDays ?? 14),
		},
		currency,
		timeZone,
	};
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/components/ui/toaster.tsx";
import type { PlanDetail, PlanVersionRow } from "@/lib/plans/read-plan.ts";
import { plainAmount, plainRate } from "@/lib/text/format-money.ts";
import type { CurrencyChoice } from "../../_components/currency-choices.ts";
import { PlanForm } from "../../_components/plan-form.tsx";
import { changePlanAction } from "../../actions.ts";

interface EditPlanFormProps {
	plan: Pick<PlanDetail, "id" | "kind" | "creditType" | "siblings">;
	newest: PlanVersionRow;
	currencies: readonly CurrencyChoice[];
}

/** The newest version, to be changed into the next. */
export function EditPlanForm({ plan, newest, currencies }: EditPlanFormProps) {
	const t = useTranslations("operatorPlans");
	// The one that the form was opened with, so that what someone else has saved since is not overwritten.
	const [version, setVersion] = useState(newest.version);
	return (
		<PlanForm
			creditType={plan.creditType}
			siblings={plan.siblings}
			currencies={currencies}
			atFirst={{
				kind: plan.kind,
				name: newest.name,
				credits: newest.credits?.toString() ?? "",
				carryOverCredits: newest.carryOverCredits?.toString() ?? "",
				taxRateBasisPoints: plainRate(newest.taxRateBasisPoints),
				validityMonths: String(newest.validityMonths),
				onSaleFrom: newest.onSaleFrom ?? "",
				onSaleUntil: newest.onSaleUntil ?? "",
				prices: newest.prices.map(({ currency, priceMinor }) => ({
					currency,
					amount: plainAmount(priceMinor, currency),
				})),
			}}
			note={plan.kind === "pack" ? null : t("toldBefore")}
			submit={t("saveNext", { version: version + 2 })}
			action={changePlanAction}
			input={(terms) => ({ planId: plan.id, version, ...terms })}
			onSaved={(saved, name) => {
				toast.done(t(saved.version === version ? "unchanged" : "saved", { plan: name }));
				setVersion(saved.version);
			}}
		/>
	);
}

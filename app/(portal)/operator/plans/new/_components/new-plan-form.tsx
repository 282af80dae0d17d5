"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toaster.tsx";
import type { NewPlanOffer } from "@/lib/plans/read-plan.ts";
import { plainRate } from "@/lib/text/format-money.ts";
import type { CurrencyChoice } from "../../_components/currency-choices.ts";
import { PlanForm } from "../../_components/plan-form.tsx";
import type { PlanKind } from "../../_components/plan-values.ts";
import { createPlanAction } from "../../actions.ts";

/** For how many months the first pack of a type is valid unless something else is typed. */
const MONTHS_OF_PACK = 12;

interface NewPlanFormProps extends NewPlanOffer {
	choices: readonly CurrencyChoice[];
}

/** It begins like the newest plan of the credit type, which most others are like. */
export function NewPlanForm({ creditType, siblings, choices, ...newest }: NewPlanFormProps) {
	const t = useTranslations("operatorPlans");
	const router = useRouter();
	const monthsOf = (kind: PlanKind) => (kind === "pack" ? String(newest.validityMonths ?? MONTHS_OF_PACK) : "1");
	return (
		<PlanForm
			creditType={creditType}
			siblings={siblings}
			currencies={choices}
			atFirst={{
				...{ kind: "pack", name: "", credits: "", carryOverCredits: "", onSaleFrom: "", onSaleUntil: "" },
				taxRateBasisPoints: plainRate(newest.taxRateBasisPoints),
				validityMonths: monthsOf("pack"),
				prices: newest.currencies.map((currency) => ({ currency, amount: "" })),
			}}
			note={t("newNote")}
			submit={t("save")}
			action={createPlanAction}
			input={(terms, kind) => ({ creditTypeId: creditType.id, kind, ...terms })}
			monthsAtFirst={monthsOf}
			onSaved={(_, plan) => {
				toast.done(t("created", { plan }), { isOfNextPage: true });
				router.push("/operator/plans");
			}}
		/>
	);
}

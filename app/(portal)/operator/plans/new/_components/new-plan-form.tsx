"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toaster.tsx";
import type { NewPlanOffer } from "@/lib/plans/read-plan.ts";
import type { CurrencyChoice } from "../../_components/currency-choices.ts";
import { PlanForm } from "../../_components/plan-form.tsx";
import { createPlanAction } from "../../actions.ts";

interface NewPlanFormProps extends NewPlanOffer {
	currencies: readonly CurrencyChoice[];
}

export function NewPlanForm({ creditType, currency, siblings, currencies }: NewPlanFormProps) {
	const t = useTranslations("operatorPlans");
	const router = useRouter();
	return (
		<PlanForm
			creditType={creditType}
			siblings={siblings}
			currencies={currencies}
			atFirst={{
				...{ kind: "pack", name: "", credits: "", carryOverCredits: "" },
				...{ taxRateBasisPoints: "0", validityMonths: "12", onSaleFrom: "", onSaleUntil: "" },
				prices: [{ currency, amount: "" }],
			}}
			note={t("newNote")}
			submit={t("save")}
			action={createPlanAction}
			input={(terms, kind) => ({ creditTypeId: creditType.id, kind, ...terms })}
			isNew
			onSaved={(_, plan) => {
				toast.done(t("created", { plan }), { isOfNextPage: true });
				router.push("/operator/plans");
			}}
		/>
	);
}

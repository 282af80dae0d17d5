"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { PlanRow } from "@/lib/plans/list-plans.ts";
import { withdrawPlanAction } from "../actions.ts";

export type PlanToWithdraw = Pick<PlanRow, "id" | "name" | "renewing" | "refills">;

/** Asks before a plan is withdrawn. */
export default function WithdrawPlan({
	plan: { id: planId, name: plan, renewing, refills },
	onUndo,
	...opened
}: WindowProps & { plan: PlanToWithdraw; onUndo: () => void }) {
	const t = useTranslations("operatorPlans");
	return (
		<ActionQuestion
			{...opened}
			title={t("withdrawTitle", { plan })}
			description={t("withdrawText", { renewing, refills })}
			submit={t("withdraw")}
			action={withdrawPlanAction}
			input={{ planId }}
			onDone={() => toast.done(t("withdrew", { plan }), { undo: onUndo })}
		/>
	);
}

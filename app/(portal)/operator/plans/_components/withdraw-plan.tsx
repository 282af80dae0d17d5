"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { withdrawPlanAction } from "../actions.ts";

/** Asks before a plan is withdrawn. */
export default function WithdrawPlan({
	planId,
	name: plan,
	onUndo,
	...opened
}: WindowProps & { planId: string; name: string; onUndo: () => void }) {
	const t = useTranslations("operatorPlans");
	return (
		<ActionQuestion
			{...opened}
			title={t("withdrawTitle", { plan })}
			description={t("withdrawText")}
			submit={t("withdraw")}
			action={withdrawPlanAction}
			input={{ planId }}
			onDone={() => toast.done(t("withdrew", { plan }), { undo: onUndo })}
		/>
	);
}

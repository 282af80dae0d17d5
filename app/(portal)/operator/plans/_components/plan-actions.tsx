"use client";

import { Ban, Pencil, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { RowMenu } from "@/components/row-menu.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import { useBringPlanBack } from "./use-bring-plan-back.ts";
import type { PlanToWithdraw } from "./withdraw-plan.tsx";

const WithdrawPlan = lazy(() => import("./withdraw-plan.tsx"));

interface PlanActionsProps {
	plan: PlanToWithdraw;
	isWithdrawn: boolean;
}

/** What can be done about a plan: change it, withdraw it, or bring it back. */
export function PlanActions({ plan, isWithdrawn }: PlanActionsProps) {
	const { id: planId, name } = plan;
	const t = useTranslations("operatorPlans");
	const [open, setOpen] = useState(false);
	const { bringBack, pending } = useBringPlanBack({ planId, name });
	const edit = { label: t("editMenu"), icon: Pencil, href: `/operator/plans/${planId}` };
	const last = isWithdrawn
		? { label: t("bringBack"), icon: Undo2, onSelect: bringBack }
		: { label: t("withdraw"), icon: Ban, tone: "bad" as const, onSelect: () => setOpen(true) };
	return (
		<>
			<RowMenu label={t("actionsOf", { plan: name })} actions={[edit, last]} pending={pending} />
			<OnceWanted when={open}>
				<WithdrawPlan plan={plan} onUndo={bringBack} open={open} onOpenChange={setOpen} />
			</OnceWanted>
		</>
	);
}

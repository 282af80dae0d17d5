"use client";

import { Ban, Pencil, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { useSend } from "@/components/forms/use-send.ts";
import { RowMenu } from "@/components/row-menu.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import { bringPlanBackAction } from "../actions.ts";

const WithdrawPlan = lazy(() => import("./withdraw-plan.tsx"));

interface PlanActionsProps {
	planId: string;
	name: string;
	isWithdrawn: boolean;
}

/** What can be done about a plan: change it, withdraw it, or bring it back. */
export function PlanActions({ planId, name, isWithdrawn }: PlanActionsProps) {
	const t = useTranslations("operatorPlans");
	const [open, setOpen] = useState(false);
	const { send, pending } = useSend();
	const bringBack = () =>
		send({
			action: bringPlanBackAction,
			input: () => ({ planId }),
			onDone: () => toast.done(t("broughtBack", { plan: name })),
			onProblem: ({ message }) => toast.failed(message),
		});
	const edit = { label: t("editMenu"), icon: Pencil, href: `/operator/plans/${planId}` };
	const last = isWithdrawn
		? { label: t("bringBack"), icon: Undo2, onSelect: bringBack }
		: { label: t("withdraw"), icon: Ban, tone: "bad" as const, onSelect: () => setOpen(true) };
	return (
		<>
			<RowMenu label={t("actionsOf", { plan: name })} actions={[edit, last]} pending={pending} />
			<OnceWanted when={open}>
				<WithdrawPlan planId={planId} name={name} onUndo={bringBack} open={open} onOpenChange={setOpen} />
			</OnceWanted>
		</>
	);
}

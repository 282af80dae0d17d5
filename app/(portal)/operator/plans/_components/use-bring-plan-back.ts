"use client";

import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { toast } from "@/components/ui/toaster.tsx";
import { bringPlanBackAction } from "../actions.ts";

/** Puts a withdrawn plan into the catalogue again, and says so. */
export function useBringPlanBack({ planId, name }: { planId: string; name: string }) {
	const t = useTranslations("operatorPlans");
	const { send, pending } = useSend();
	const bringBack = () =>
		send({
			action: bringPlanBackAction,
			input: () => ({ planId }),
			onDone: () => toast.done(t("broughtBack", { plan: name })),
			onProblem: ({ message }) => toast.failed(message),
		});
	return { bringBack, pending };
}

"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useBringPlanBack } from "../../_components/use-bring-plan-back.ts";

/** That the plan isn't sold, with the button that changes that. */
export function WithdrawnBanner(plan: { planId: string; name: string }) {
	const t = useTranslations("operatorPlans");
	const { bringBack, pending } = useBringPlanBack(plan);
	const action = (
		<Button variant="outline" size="sm" pending={pending} onClick={bringBack}>
			{t("bringBack")}
		</Button>
	);
	return (
		<Banner title={t("isWithdrawn")} action={action}>
			{t("isWithdrawnText")}
		</Banner>
	);
}

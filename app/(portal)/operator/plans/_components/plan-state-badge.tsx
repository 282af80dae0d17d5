import { useLocale, useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge.tsx";
import type { PlanRow, PlanState } from "@/lib/plans/list-plans.ts";
import { formatDay } from "@/lib/text/format-date.ts";

const TONES: Record<PlanState, BadgeTone> = {
	onSale: "accent",
	later: "neutral",
	over: "neutral",
	noPrice: "warn",
	retired: "outline",
	withdrawn: "neutral",
};

/** Whether buyers can buy it today, and until when. */
export function PlanStateBadge({ plan: { state, onSaleFrom, onSaleUntil } }: { plan: PlanRow }) {
	const t = useTranslations("operatorPlans");
	const locale = useLocale();
	const day = (text: string | null) => (text === null ? "" : formatDay(text, locale));
	const until = state === "onSale" && onSaleUntil !== null ? `, ${t("until", { day: day(onSaleUntil) })}` : "";
	return (
		<Badge tone={TONES[state]}>
			{t(`states.${state}`, { day: day(state === "later" ? onSaleFrom : onSaleUntil) })}
			{until}
		</Badge>
	);
}

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Credits } from "@/components/credits.tsx";
import { Money } from "@/components/money.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { PlanRow } from "@/lib/plans/list-plans.ts";
import { PlanActions } from "./plan-actions.tsx";
import { PlanStateBadge } from "./plan-state-badge.tsx";

/** One plan: its name, credits (of a month, where it is an allowance), prices, validity or what is paid at once, whether it is on sale, and what can be done about it. */
export function PlanLine({ plan, note }: { plan: PlanRow; note?: ReactNode }) {
	const t = useTranslations("operatorPlans");
	const { id, name, renewing, refills } = plan;
	return (
		<div className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 py-2.5 lg:grid-cols-[1fr_7rem_10rem_6rem_12rem_2rem]">
			<p className="min-w-0 break-words font-medium text-sm">
				<Link href={`/operator/plans/${plan.id}`} className="hover:underline">
					{plan.name}
				</Link>
				{note ? <span className="ml-2 font-normal text-muted text-small">{note}</span> : null}
			</p>
			<div className="contents text-muted text-small max-lg:col-start-1 max-lg:row-start-2 max-lg:flex max-lg:flex-wrap max-lg:gap-x-3">
				<p className="lg:text-right">{plan.credits === null ? t("unlimited") : <Credits credits={plan.credits} />}</p>
				<p className="flex flex-wrap gap-x-2 lg:justify-end">
					{plan.prices.map((price) => (
						<Money key={price.currency} minor={price.priceMinor} currency={price.currency} />
					))}
				</p>
				<p>{t(plan.kind === "pack" ? "months" : "paidEvery", { months: plan.validityMonths })}</p>
				<p className="max-sm:basis-full">{plan.state === "withdrawn" ? null : <PlanStateBadge plan={plan} />}</p>
			</div>
			<div className="justify-self-end max-lg:col-start-2 max-lg:row-span-2 max-lg:row-start-1">
				<PlanActions plan={{ id, name, renewing, refills }} isWithdrawn={plan.state === "withdrawn"} />
			</div>
		</div>
	);
}

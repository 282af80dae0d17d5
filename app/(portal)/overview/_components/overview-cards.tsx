import { getTranslations } from "next-intl/server";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { CardSkeleton } from "./card-skeleton.tsx";
import { DailyUse, type DailyUseProps } from "./daily-use.tsx";
import { LatestOrders } from "./latest-orders.tsx";
import { LatestUsage } from "./latest-usage.tsx";
import { PlanInformation } from "./plan-information.tsx";
import { Sharers } from "./sharers/sharers.tsx";

/** Under the balances: how they are used and by whom, what they came from, and what was ordered. */
export async function OverviewCards({ actor, view, asked }: DailyUseProps & { actor: Actor }) {
	const t = await getTranslations("overview");
	return (
		<>
			<div className="grid gap-4 lg:grid-cols-3">
				<PagePart
					name={t("chart.title")}
					className="lg:col-span-2"
					fallback={<CardSkeleton className="lg:col-span-2" rows={6} />}
				>
					<DailyUse view={view} asked={asked} />
				</PagePart>
				<PagePart name={t("plans.title")} fallback={<CardSkeleton rows={5} />}>
					<PlanInformation view={view} />
				</PagePart>
			</div>
			<PagePart name={t("usage.title")} fallback={<CardSkeleton rows={5} />}>
				<LatestUsage view={view} />
			</PagePart>
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<PagePart
					name={t("orders.title")}
					className="lg:col-span-2"
					fallback={<CardSkeleton className="lg:col-span-2" rows={4} />}
				>
					<LatestOrders view={view} />
				</PagePart>
				<PagePart name={t("sharers.title")} fallback={<CardSkeleton rows={4} />}>
					<Sharers actor={actor} view={view} />
				</PagePart>
			</div>
		</>
	);
}

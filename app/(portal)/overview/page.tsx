import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { currentView } from "@/app/current-view.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { BuyCredits } from "../_components/buy-credits.tsx";
import { CreditOwnerReminder } from "../_components/whose-credits/credit-owner-reminder.tsx";
import { AsOf } from "./_components/as-of.tsx";
import { Balances } from "./_components/balances.tsx";
import { CardSkeleton } from "./_components/card-skeleton.tsx";
import { DailyUse } from "./_components/daily-use.tsx";
import { LatestOrders } from "./_components/latest-orders.tsx";
import { LatestUsage } from "./_components/latest-usage.tsx";
import { PlanInformation } from "./_components/plan-information.tsx";
import { loadOverviewParams } from "./_components/search-params.ts";
import { Sharers } from "./_components/sharers/sharers.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({ searchParams }: PageProps<"/overview">) {
	const [actor, view, asked, t] = await Promise.all([
		currentActor(),
		currentView(searchParams),
		loadOverviewParams(searchParams),
		getTranslations("overview"),
	]);
	return (
		<Texts of={["requests.ask", "table.period", "usagePerDay"]}>
			<CreditOwnerReminder actor={actor} view={view} on="view" />
			<PageHeader title={t("title")} subtitle={<AsOf actor={actor} />} actions={<BuyCredits actor={actor} />} />
			<Balances actor={actor} view={view} />
			<div className="grid gap-4 lg:grid-cols-3">
				<Suspense fallback={<CardSkeleton className="lg:col-span-2" rows={6} />}>
					<DailyUse view={view} asked={asked} />
				</Suspense>
				<Suspense fallback={<CardSkeleton rows={5} />}>
					<PlanInformation view={view} />
				</Suspense>
			</div>
			<Suspense fallback={<CardSkeleton rows={5} />}>
				<LatestUsage view={view} />
			</Suspense>
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<Suspense fallback={<CardSkeleton className="lg:col-span-2" rows={4} />}>
					<LatestOrders view={view} />
				</Suspense>
				<Suspense fallback={<CardSkeleton rows={4} />}>
					<Sharers actor={actor} view={view} />
				</Suspense>
			</div>
		</Texts>
	);
}

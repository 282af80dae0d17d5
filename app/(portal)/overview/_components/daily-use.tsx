import { ChartColumn } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { UsagePerDay } from "@/components/charts/usage-per-day.tsx";
import { AddressRegion } from "@/components/data-table/address/address-region.tsx";
import { TablePeriod } from "@/components/data-table/period/table-period.tsx";
import { inView } from "@/components/requested-view.ts";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { CHART_DAYS, usagePerDay } from "@/lib/usage/usage-per-day.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";
import { ChartTypes } from "./chart-types.tsx";
import type { OverviewParams } from "./search-params.ts";
import { shownCards } from "./wallet-cards.ts";

export interface DailyUseProps {
	view: CreditView;
	asked: OverviewParams;
}

/** Use per day of one credit type: the requested one, else the first that was used at all, share groups included. */
export async function DailyUse({ view, asked }: DailyUseProps) {
	const [{ cards, others }, today, t] = await Promise.all([
		shownCards(view),
		readToday(),
		getTranslations("overview.chart"),
	]);
	// What is shown nowhere else is not offered here, unless there is nothing at all.
	const types = cards.length > 0 ? cards : others;
	const named = [...cards, ...others].filter((type) => type.creditTypeId === asked.type);
	const found = await firstUsed(view, { types: named.length > 0 ? named : types, asked });
	if (!found) return null;
	const { shown, usage } = found;
	const controls = (
		<>
			<ChartTypes {...{ types, shown, view, asked }} />
			<TablePeriod from="from" to="to" label={t("period")} any={t("lastDays", { days: CHART_DAYS })} today={today} />
		</>
	);
	return (
		<AddressRegion className="min-w-0 lg:col-span-2">
			{usage.people.length > 0 ? (
				<UsagePerDay
					usage={usage}
					others={t("others")}
					creditTypeName={shown.nameInText}
					list={inView(`/usage?type=${shown.creditTypeId}`, view)}
				>
					{controls}
				</UsagePerDay>
			) : (
				<Card className="h-full">
					<CardHeader>
						<CardTitle>{t("title")}</CardTitle>
						<div className="flex flex-wrap items-center gap-x-4 gap-y-2">{controls}</div>
					</CardHeader>
					<NothingUsed type={shown.nameInText} asked={asked} />
				</Card>
			)}
		</AddressRegion>
	);
}

async function NothingUsed({ type, asked: { from, to } }: { type: string; asked: OverviewParams }) {
	const t = await getTranslations("overview.chart");
	if (from && to && from > to) return <EmptyState icon={ChartColumn} title={t("wrongWay")} />;
	return (
		<EmptyState icon={ChartColumn} title={from || to ? t("noneThen", { type }) : t("none", { type, days: CHART_DAYS })}>
			{from || to ? null : t("whatChartIs")}
		</EmptyState>
	);
}

/** The first of these types that the view shows use of, else the first of them. */
async function firstUsed(
	view: CreditView,
	{ types, asked: { from, to } }: { types: readonly WalletCard[]; asked: OverviewParams },
) {
	let first: { shown: WalletCard; usage: Awaited<ReturnType<typeof usagePerDay>> } | null = null;
	for (const shown of types) {
		const found = { shown, usage: await usagePerDay({ view }, { creditTypeId: shown.creditTypeId, from, to }) };
		if (found.usage.people.length > 0) return found;
		first ??= found;
	}
	return first;
}

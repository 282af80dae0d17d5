import { ChartColumn } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { OTHERS } from "@/components/charts/series-colours.ts";
import { UsagePerDay } from "@/components/charts/usage-per-day.tsx";
import { inView } from "@/components/requested-view.ts";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { segmentClasses, segmentListClasses } from "@/components/ui/segment-classes.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { usagePerDay } from "@/lib/usage/usage-per-day.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";
import { shownCards } from "./wallet-cards.ts";

const DAYS = 30;

/** Use per day of one credit type: the requested one, else the first that was used at all, share groups included. */
export async function DailyUse({ view, creditTypeId }: { view: CreditView; creditTypeId: string | null }) {
	const [{ cards, others }, t, word] = await Promise.all([
		shownCards(view),
		getTranslations("overview.chart"),
		getTranslations("words"),
	]);
	// What is shown nowhere else is not offered here, unless there is nothing at all.
	const types = cards.length > 0 ? cards : others;
	const asked = [...cards, ...others].filter((type) => type.creditTypeId === creditTypeId);
	const found = await firstUsed(view, asked.length > 0 ? asked : types);
	if (!found) return null;
	const { shown, people, days } = found;
	const users = people.map(({ id, name }) => ({ id: id ?? OTHERS, name: name ?? t("others") }));
	const switcher = (
		<nav aria-label={word("creditType")} className={cn(segmentListClasses, "-my-0.5")}>
			{types.map((type) => (
				<Link
					key={type.creditTypeId}
					href={inView(`/overview?type=${type.creditTypeId}`, view)}
					scroll={false}
					aria-current={type === shown ? "true" : undefined}
					className={segmentClasses}
				>
					{type.creditType}
				</Link>
			))}
		</nav>
	);
	return (
		<div className="min-w-0 lg:col-span-2">
			{people.length > 0 ? (
				<UsagePerDay
					creditTypeName={shown.nameInText}
					users={users}
					days={days.map(({ day, used }) => ({
						day,
						byUser: Object.fromEntries(users.map(({ id }, place) => [id, toJsonCredits(used[place] ?? 0n)])),
					}))}
				>
					{switcher}
				</UsagePerDay>
			) : (
				<Card className="h-full">
					<CardHeader>
						<CardTitle>{t("title")}</CardTitle>
						{switcher}
					</CardHeader>
					<EmptyState icon={ChartColumn} title={t("none", { type: shown.nameInText, days: DAYS })}>
						{t("whatChartIs")}
					</EmptyState>
				</Card>
			)}
		</div>
	);
}

/** The first of these types that the view shows use of, else the first of them. */
async function firstUsed(view: CreditView, types: readonly WalletCard[]) {
	let first: ({ shown: WalletCard } & Awaited<ReturnType<typeof usagePerDay>>) | null = null;
	for (const shown of types) {
		const found = { shown, ...(await usagePerDay({ view }, { creditTypeId: shown.creditTypeId, days: DAYS })) };
		if (found.people.length > 0) return found;
		first ??= found;
	}
	return first;
}

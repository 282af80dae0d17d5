import { useLocale, useTranslations } from "next-intl";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { SubscriptionArrival, SubscriptionEventRow } from "@/lib/subscriptions/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { daysAfter } from "@/lib/text/months-after.ts";

/** What a subscription's months brought, how much of it lasts a month longer, and what was taken back. */
export function SubscriptionArrivals({ plan, arrivals }: { plan: string; arrivals: readonly SubscriptionArrival[] }) {
	const t = useTranslations("subscriptions");
	const locale = useLocale();
	const columns: TableColumn<SubscriptionArrival>[] = [
		{
			id: "from",
			header: t("columns.from"),
			narrow: "title",
			cell: ({ startsOn }) => formatDay(startsOn, locale),
		},
		{
			id: "until",
			header: t("columns.until"),
			narrow: "secondary",
			cell: ({ endsOn }) => (
				<>
					<span className="as-table:hidden">{t("columns.until")} </span>
					{formatDay(daysAfter(endsOn, -1), locale)}
				</>
			),
		},
		{
			id: "credits",
			header: t("columns.credits"),
			numeric: true,
			narrow: "aside",
			cell: ({ credits }) => credits,
		},
		{
			id: "carried",
			header: t("columns.carried"),
			numeric: true,
			narrow: "detail",
			cell: ({ carriedCredits }) => carriedCredits,
		},
		{
			id: "takenBack",
			header: t("columns.takenBack"),
			numeric: true,
			narrow: "detail",
			cell: ({ takenBack }) => takenBack,
		},
	];
	return (
		<div className="border-line border-t">
			<PlainTable label={t("arrivedOf", { plan })} columns={columns} rows={[...arrivals]} rowKey={({ key }) => key} />
		</div>
	);
}

/** What happened to a subscription, the newest first. */
export function SubscriptionEvents({ events }: { events: readonly SubscriptionEventRow[] }) {
	const t = useTranslations("subscriptions");
	const locale = useLocale();
	return (
		<ol className="divide-y divide-line border-line border-t text-sm">
			{events.map(({ id, kind, at, day, credits, endReason, actor, order }) => (
				<li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 px-5 py-2.5">
					<span className="min-w-0">
						{t(`events.${kind}`, {
							day: day === null ? "" : formatDay(day, locale),
							credits: toJsonCredits(credits),
							because: endReason ?? "",
							by: actor === null ? "self" : "other",
							actor: actor ?? "",
						})}{" "}
						{order ? (
							<Link href={`/orders/${order.id}`} className="text-accent-ink underline underline-offset-4">
								{t("order", { number: order.number })}
							</Link>
						) : null}
					</span>
					<span className="text-muted text-small">
						<DateTime at={at} precision="full" />
					</span>
				</li>
			))}
		</ol>
	);
}

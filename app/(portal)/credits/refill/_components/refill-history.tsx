import { getLocale, getTranslations } from "next-intl/server";
import { TableRegion } from "@/components/data-table/address/table-region.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { PageBeyond } from "@/components/data-table/page-beyond.tsx";
import { Pagination } from "@/components/data-table/pagination.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { formatMoney } from "@/components/money.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listRefillEvents } from "@/lib/refills/queries.ts";
import type { RefillNews } from "@/lib/refills/refill-news.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { RefillTableState } from "./refill-table.ts";

type Row = RefillNews & { readonly id: string };

/** What the actor's refills did, latest first; nothing where they have done nothing yet. */
export async function RefillHistory({ actor, state }: { actor: Actor; state: RefillTableState }) {
	const { offset, limit } = state.query;
	const [t, locale, found] = await Promise.all([
		getTranslations("refill.history"),
		getLocale(),
		listRefillEvents({ actor }, { offset, limit }),
	]);
	const rows = found.slice(0, limit);
	const hasMore = found.length > limit;
	if (rows.length === 0 && state.page === 1) return null;
	const columns: TableColumn<Row>[] = [
		{ id: "at", header: t("at"), narrow: "secondary", cell: ({ at }) => <DateTime at={at} /> },
		{
			id: "refill",
			header: t("refill"),
			narrow: "secondary",
			wrap: true,
			cell: ({ group, type }) => (group ? t("group", { group: group.name, type }) : t("wallet", { type })),
		},
		{
			id: "what",
			header: t("what"),
			narrow: "title",
			wrap: true,
			cell: (row) => <What row={row} t={t} locale={locale} />,
		},
		{ id: "by", header: t("by"), narrow: "secondary", cell: ({ by }) => by ?? t("portal") },
	];
	return (
		<TableRegion>
			<Card aria-labelledby="refill-history">
				<CardHeader>
					<CardTitle id="refill-history">{t("title")}</CardTitle>
					<CsvLink href="/credits/refill/csv" of={t("title")} />
				</CardHeader>
				{rows.length === 0 ? (
					<PageBeyond state={state} />
				) : (
					<PlainTable label={t("title")} columns={columns} rows={rows} rowKey={({ id }) => id} />
				)}
				{rows.length > 0 && (state.page > 1 || hasMore) ? (
					<Pagination state={state} rowCount={rows.length} total={{ more: hasMore }} times={false} />
				) : null}
			</Card>
		</TableRegion>
	);
}

interface WhatProps {
	row: Row;
	t: Awaited<ReturnType<typeof getTranslations<"refill.history">>>;
	locale: string;
}

function What({ row: { kind, order, credits, because, available, users }, t, locale }: WhatProps) {
	const values = { available: toJsonCredits(available ?? 0n), credits: toJsonCredits(credits ?? 0n) };
	if (kind === "paused") return t("paused", { because: because ?? "" });
	if (kind !== "ordered" && kind !== "shared") return t(kind, values);
	return (
		<>
			{order ? (
				<RowLink href={`/orders/${order.id}`} className="as-table:font-normal">
					{t("ordered", {
						plan: order.plan,
						price: formatMoney({ minor: order.totalMinor, currency: order.currency, locale }),
						number: String(order.number),
					})}
				</RowLink>
			) : (
				t("shared", values)
			)}
			{users.length > 0 ? (
				<span className="num line-clamp-1 font-normal text-muted text-small as-table:line-clamp-none">
					{t("usedBy", {
						names: users.map((user) => t("user", { name: user.name, credits: toJsonCredits(user.credits) })).join(", "),
					})}
				</span>
			) : null}
		</>
	);
}

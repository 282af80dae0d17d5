import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { inView } from "@/components/requested-view.ts";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { CHARGE_PARAM } from "@/components/usage/usage-filters.ts";
import { UsagePoolName } from "@/components/usage/usage-pool-name.tsx";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readLatestUsage } from "@/lib/usage/queries.ts";
import type { UsageRow } from "@/lib/usage/usage-rows.ts";
import { AllLink } from "./all-link.tsx";

const SHOWN_ROWS = 5;

export async function LatestUsage({ view }: { view: CreditView }) {
	const [rows, t, column] = await Promise.all([
		readLatestUsage({ view }, SHOWN_ROWS),
		getTranslations("overview.usage"),
		getTranslations("usage.columns"),
	]);
	const panelOf = ({ chargeId }: UsageRow) => inView(`/usage?${CHARGE_PARAM}=${chargeId}`, view);
	const columns: TableColumn<UsageRow>[] = [
		{ id: "date", header: column("dateUsed"), narrow: "secondary", cell: (row) => <DateTime at={row.dateUsed} /> },
		{ id: "user", header: column("userName"), narrow: "secondary", cell: (row) => row.userName },
		{
			id: "item",
			header: column("item"),
			wrap: true,
			narrow: "title",
			cell: (row) => <RowLink href={panelOf(row)}>{row.item}</RowLink>,
		},
		{ id: "type", header: column("creditType"), narrow: "secondary", cell: (row) => row.creditType },
		...(rows.some((row) => row.pool.name !== view.person.name)
			? [{ id: "pool", header: column("pool"), cell: (row: UsageRow) => <UsagePoolName pool={row.pool} /> }]
			: []),
		{
			id: "credits",
			header: column("credits"),
			numeric: true,
			narrow: "aside",
			cell: (row) => -row.credits,
		},
		{
			id: "balance",
			header: column("balanceAfter"),
			numeric: true,
			narrow: "hidden",
			cell: (row) => row.balanceAfter ?? "–",
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				{rows.length > 0 ? <AllLink view={view} path="/usage" label={t("all")} /> : null}
			</CardHeader>
			{rows.length > 0 ? (
				<PlainTable label={t("title")} columns={columns} rows={rows} rowKey={(row) => row.key} />
			) : (
				<CardContent className="text-sm text-muted">{t("none")}</CardContent>
			)}
		</Card>
	);
}

import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import { TableLink } from "@/components/data-table/address/table-link.tsx";
import { TableRegion } from "@/components/data-table/address/table-region.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { CHARGE_PARAM } from "@/components/usage/usage-filters.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type GroupMovement, listMovements } from "@/lib/share-group-reports/list-movements.ts";
import type { EntriesTableState } from "./entries-table.ts";

const SHOWN = 10;

interface MovementsProps {
	actor: Actor;
	shareGroupId: string;
	state: EntriesTableState;
}

/** The history of what was shared, used, given back, taken back and expired, latest first. */
export async function Movements({ actor, shareGroupId, state }: MovementsProps) {
	const page = state.also.history ?? 1;
	const offset = (page - 1) * SHOWN;
	const [t, found] = await Promise.all([
		getTranslations("shareGroupPage.movements"),
		listMovements({ actor }, { shareGroupId, offset, limit: SHOWN + 1 }),
	]);
	const rows = found.slice(0, SHOWN);
	const types = new Set(rows.map(({ creditTypeId }) => creditTypeId));
	const columns: TableColumn<GroupMovement>[] = [
		{ id: "at", header: t("date"), narrow: "secondary", cell: ({ at }) => <DateTime at={at} /> },
		{
			id: "what",
			header: t("what"),
			wrap: true,
			narrow: "title",
			cell: (row) => <What row={row} shareGroupId={shareGroupId} />,
		},
		{ id: "by", header: t("by"), cell: ({ by, kind }) => by ?? (kind === "refund" ? "–" : t("system")) },
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			narrow: "aside",
			cell: ({ credits, nameInText }) => (
				<>
					<Credits credits={credits} signed />
					{types.size > 1 ? <span className="text-muted"> {nameInText}</span> : null}
				</>
			),
		},
		{
			id: "balance",
			header: t("balance"),
			numeric: true,
			cell: ({ groupBalanceAfter }) => groupBalanceAfter,
		},
	];
	return (
		<TableRegion>
			<Card aria-labelledby="movements">
				<CardHeader>
					<CardTitle id="movements">{t("title")}</CardTitle>
					{rows.length > 0 ? <CsvLink href={`/share/${shareGroupId}/movements.csv`} of={t("title")} /> : null}
				</CardHeader>
				{rows.length === 0 ? (
					<p className="px-5 py-6 text-muted text-sm">{t(page > 1 ? "noneOlder" : "none")}</p>
				) : (
					<PlainTable label={t("title")} columns={columns} rows={rows} rowKey={({ key }) => key} />
				)}
				<Pages state={state} page={page} rowCount={rows.length} hasMore={found.length > SHOWN} />
			</Card>
		</TableRegion>
	);
}

/** What happened; of a charge, with the way to it in the report. */
function What({ row: { kind, item, chargeId }, shareGroupId }: { row: GroupMovement; shareGroupId: string }) {
	const t = useTranslations("shareGroupPage.movements");
	if (item === null || chargeId === null) return t(kind, { item: "" });
	return <RowLink href={`/share/${shareGroupId}/report?${CHARGE_PARAM}=${chargeId}`}>{t(kind, { item })}</RowLink>;
}

interface PagesProps extends Pick<MovementsProps, "state"> {
	page: number;
	rowCount: number;
	hasMore: boolean;
}

/** Which movements these are, with links to the others; nothing if these are all. */
async function Pages({ state, page, rowCount, hasMore }: PagesProps) {
	const t = await getTranslations("shareGroupPage.movements");
	if (page === 1 && !hasMore) return null;
	const before = (page - 1) * SHOWN;
	const step = (label: string, history: number) => (
		<Button asChild variant="link">
			<TableLink href={state.href({ page: state.page, also: { history: history > 1 ? history : null } })}>
				{label}
			</TableLink>
		</Button>
	);
	return (
		<CardFooter className="num py-3 text-muted text-small">
			<span role="status">{rowCount > 0 ? t("rows", { from: before + 1, to: before + rowCount }) : null}</span>
			<nav aria-label={t("pages")} className="flex gap-4">
				{page > 1 ? step(t("newer"), rowCount > 0 ? page - 1 : 1) : null}
				{hasMore ? step(t("older"), page + 1) : null}
			</nav>
		</CardFooter>
	);
}

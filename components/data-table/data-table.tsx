import { FilterX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import type { TableColumn } from "./columns.ts";
import { Pagination } from "./pagination.tsx";
import type { TableState } from "./search-params.ts";
import { TableRows } from "./table-rows.tsx";
import { TableLink } from "./table-transition.tsx";

interface DataTableProps<Row> {
	/** What the table lists, for those who don't see it. */
	label: string;
	columns: readonly TableColumn<Row>[];
	/** This page's rows, already searched, sorted and cut. */
	rows: readonly Row[];
	rowKey: (row: Row) => string;
	state: TableState;
	/** All rows that match, or, where counting would cost too much, whether there are more after these. */
	total: number | { more: boolean };
	/** What stands here while there is nothing at all: an `EmptyState` that says what this is for. */
	firstUse: ReactNode;
	/** Many columns: becomes a table only where there is a lot of room. */
	wide?: boolean;
	/** A line between the rows and the pages: totals. */
	footer?: ReactNode;
}

/** Rows as a table, or under each other where there is no room for one. Made on the server; see the README beside it. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
	const { rows, state, firstUse, wide, footer, total } = props;
	const nothing = rows.length === 0;
	return (
		<div className={wide ? "@container/rows-wide" : "@container/rows"}>
			<div className="overflow-clip rounded-xl border border-line bg-surface">
				{nothing ? <Nothing state={state} firstUse={firstUse} /> : <TableRows {...props} />}
				{nothing ? null : footer}
				{nothing ? null : <Pagination state={state} rowCount={rows.length} total={total} />}
			</div>
		</div>
	);
}

function Nothing({ state, firstUse }: { state: TableState; firstUse: ReactNode }) {
	const t = useTranslations("table");
	if (state.page > 1) {
		return (
			<EmptyState
				title={t("pageBeyond")}
				action={
					<Button asChild variant="outline">
						<TableLink href={state.href({ page: 1 })}>{t("firstPage")}</TableLink>
					</Button>
				}
			/>
		);
	}
	if (!state.isFiltered) return firstUse;
	return (
		<EmptyState
			icon={FilterX}
			title={t("nothingMatches")}
			action={
				<Button asChild variant="outline">
					<TableLink href={state.href({ unfiltered: true })}>{t("clearFilters")}</TableLink>
				</Button>
			}
		>
			{state.search ? t("nothingMatchesSearch", { search: state.search }) : t("nothingMatchesFilters")}
		</EmptyState>
	);
}

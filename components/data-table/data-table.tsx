import { FilterX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ParserMap } from "nuqs/server";
import type { ReactNode } from "react";
import { formatDay } from "@/lib/text/format-date.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import type { TableState, WrongWay } from "./address/search-params.ts";
import { TableLink } from "./address/table-link.tsx";
import { TableRegion } from "./address/table-region.tsx";
import { FiltersInWords } from "./filters/filters-in-words.tsx";
import { columnChoices, type ListTable, type ListTableProps, listTable } from "./list-table.ts";
import { PageBeyond } from "./page-beyond.tsx";
import { Pagination, type RowTotal } from "./pagination.tsx";
import { TableRows } from "./table-rows.tsx";
import { TableToolbar, type TableToolbarProps } from "./table-toolbar.tsx";

interface DataTableProps<Row, Filters extends ParserMap>
	extends Omit<ListTableProps<Row>, "state">,
		TableToolbarProps<Filters> {
	/** What the list is of, for screen readers. */
	label: string;
	/** False for a list too short to need a search. Default true. */
	toolbar?: boolean;
	total: RowTotal;
	/** Shown while the list is empty: an `EmptyState` that says what this is for. */
	firstUse: ReactNode;
	/** What there is none of, where the filters that are set say it: "No orders wait to be paid". */
	noneOfThese?: string | undefined;
	/** A `CardHeader` over the rows, where the list is one card among others. The toolbar then stands under it. */
	header?: ReactNode;
	/** Many columns: becomes a table only where there is a lot of room. */
	wide?: boolean;
	/** A line between the rows and the pages: totals. */
	footer?: ReactNode;
	/** A `RowPanel`, where the address can open one over the list. */
	panel?: ReactNode;
}

/** A list: its toolbar, its rows as a table, or under each other where there is no room for one, its pages; see the README. */
export function DataTable<Row extends object, Filters extends ParserMap>(props: DataTableProps<Row, Filters>) {
	const { label, rows, state, firstUse, noneOfThese, header, wide, footer, panel, total, toolbar = true } = props;
	const table = listTable(props);
	const nothing = rows.length === 0;
	const nothingAtAll = nothing && state.page === 1 && !state.isFiltered;
	const tools = toolbar && !nothingAtAll ? <TableToolbar {...props} table={table} /> : null;
	return (
		<TableRegion panel={state.panel && { param: state.panel.param, closedHref: state.panel.closedHref }}>
			{nothingAtAll ? null : <FiltersInWords {...props} />}
			{header ? null : tools}
			<div className={wide ? "@container/rows-wide" : "@container/rows"}>
				<div className="overflow-clip rounded-xl border border-line bg-surface print:overflow-visible">
					{header}
					{header && tools ? <div className="border-b border-line px-5 py-3">{tools}</div> : null}
					{nothing ? null : <SortedBy table={table} state={state} />}
					{nothing ? (
						<Nothing {...{ state, firstUse, noneOfThese }} />
					) : (
						<TableRows label={label} table={table} state={state} />
					)}
					{nothing ? null : footer}
					{nothing ? null : <Pagination state={state} rowCount={rows.length} total={total} />}
				</div>
			</div>
			{panel}
		</TableRegion>
	);
}

/** Says what the rows are sorted by, to screen readers, which announce it when that changes. */
function SortedBy<Row extends object>({ table, state: { sort } }: { table: ListTable<Row>; state: TableState }) {
	const t = useTranslations("tableRows");
	const column = columnChoices(table).sortable.find(({ id }) => id === sort.column);
	if (!column) return null;
	return (
		<p aria-live="polite" className="sr-only">
			{t(`sortedBy.${sort.direction}`, { column: column.label })}
		</p>
	);
}

interface NothingProps {
	state: TableState;
	firstUse: ReactNode;
	noneOfThese: string | undefined;
}

function Nothing({ state, firstUse, noneOfThese }: NothingProps) {
	const t = useTranslations("tableRows");
	const table = useTranslations("table");
	if (state.wrongWay) return <WrongWayRound state={state} days={state.wrongWay} />;
	if (state.page > 1) return <PageBeyond state={state} />;
	if (!state.isFiltered) return firstUse;
	const search = state.query.search;
	const text = search ? t("nothingMatchesSearch", { search }) : t("nothingMatchesFilters");
	return (
		<EmptyState
			icon={FilterX}
			title={noneOfThese ?? t("nothingMatches")}
			action={
				<Button asChild variant="outline">
					<TableLink href={state.href({ unfiltered: true })}>{table("clearFilters")}</TableLink>
				</Button>
			}
		>
			{noneOfThese ? null : text}
		</EmptyState>
	);
}

function WrongWayRound({ state, days: { from, to } }: { state: TableState; days: WrongWay }) {
	const t = useTranslations("tableRows");
	const locale = useLocale();
	return (
		<EmptyState
			icon={FilterX}
			title={t("wrongWay.title")}
			action={
				<Button asChild variant="outline">
					<TableLink href={state.href({ also: { from: to, to: from } })}>{t("wrongWay.swap")}</TableLink>
				</Button>
			}
		>
			{t("wrongWay.text", { from: formatDay(from, locale), to: formatDay(to, locale) })}
		</EmptyState>
	);
}

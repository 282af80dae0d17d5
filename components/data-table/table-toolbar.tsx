import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ParserMap } from "nuqs/server";
import { Button } from "../ui/button.tsx";
import { sortToText, type TableState } from "./address/search-params.ts";
import { TableLink } from "./address/table-link.tsx";
import { ColumnChoice } from "./columns/column-choice.tsx";
import { SortSelect } from "./filters/sort-select.tsx";
import { type ListFilter, TableFilter } from "./filters/table-filter.tsx";
import { TableSearch } from "./filters/table-search.tsx";
import { columnChoices, type ListTable } from "./list-table.ts";
import { TablePeriod } from "./period/table-period.tsx";

export interface TableToolbarProps<Filters extends ParserMap> {
	state: TableState<string, Filters>;
	/** What a search looks at: "Search by name or email". Omitted for a list without search. */
	search?: string;
	/** In the order of their use. One with a single choice filters nothing and isn't shown. */
	filters?: readonly ListFilter<Extract<keyof Filters, string>>[];
	/** The CSV route's path; it is given the same search, filters and order. */
	csvPath?: string;
}

/** Above the rows: search and filters at the left, column choice and CSV at the right. */
export function TableToolbar<Row extends object, Filters extends ParserMap>({
	table,
	state,
	search,
	filters = [],
	csvPath,
}: TableToolbarProps<Filters> & { table: ListTable<Row> }) {
	const t = useTranslations("table");
	const { hideable, shownAtFirst, sortable } = columnChoices(table);
	return (
		<div className="flex flex-col gap-2 print:hidden sm:flex-row sm:flex-wrap sm:items-start sm:justify-between">
			<div className="flex min-w-0 flex-wrap items-center gap-2 sm:flex-1">
				{search ? <TableSearch label={search} /> : null}
				{filters.map((filter) =>
					"today" in filter ? (
						<TablePeriod key={filter.from} {...filter} />
					) : filter.find || filter.options.length > 1 ? (
						<TableFilter key={filter.name} {...filter} />
					) : null,
				)}
				{state.isFiltered ? (
					<Button asChild variant="ghost" size="sm">
						<TableLink href={state.href({ unfiltered: true })}>{t("clearFilters")}</TableLink>
					</Button>
				) : null}
			</div>
			<div className="flex items-center gap-2 empty:hidden">
				{sortable.length > 1 ? <SortSelect columns={sortable} value={sortToText(state.sort)} /> : null}
				{hideable.length > 1 ? <ColumnChoice columns={hideable} atFirst={shownAtFirst} /> : null}
				{csvPath && !state.wrongWay ? (
					<Button asChild variant="outline">
						<a href={state.hrefOfSameRows(csvPath)} download>
							<Download aria-hidden />
							{t("csv")}
						</a>
					</Button>
				) : null}
			</div>
		</div>
	);
}

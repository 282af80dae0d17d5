import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ParserMap } from "nuqs/server";
import { Button } from "../ui/button.tsx";
import { sortToText, type TableState } from "./address/search-params.ts";
import { TableLink } from "./address/table-link.tsx";
import { ColumnChoice } from "./columns/column-choice.tsx";
import { SortSelect } from "./filters/sort-select.tsx";
import type { ListFilter } from "./filters/table-filter.tsx";
import { TableFilters } from "./filters/table-filters.tsx";
import { TableSearch } from "./filters/table-search.tsx";
import { columnChoices, type ListTable } from "./list-table.ts";

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
	const shown = filters.filter((filter) => "today" in filter || filter.find || filter.options.length > 1);
	const clearHref = state.isFiltered ? state.href({ unfiltered: true }) : null;
	return (
		<div className="flex flex-wrap items-start gap-2 print:hidden sm:justify-between">
			<div className="contents min-w-0 flex-1 flex-wrap items-center gap-2 sm:flex">
				{search ? <TableSearch label={search} /> : null}
				{shown.length > 0 ? <TableFilters filters={shown} clearHref={clearHref} /> : null}
				{clearHref ? (
					<Button asChild variant="ghost" size="sm" className={shown.length > 0 ? "max-sm:hidden" : undefined}>
						<TableLink href={clearHref}>{t("clearFilters")}</TableLink>
					</Button>
				) : null}
			</div>
			<div className="contents items-center gap-2 empty:hidden sm:flex">
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

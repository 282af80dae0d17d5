import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ParserMap } from "nuqs/server";
import type { ReactNode } from "react";
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
	/** What chooses a saved view, beside the filters, and what saves one where the list shows something else. */
	views?: { readonly menu: ReactNode; readonly save: ReactNode };
	/** The CSV route's path; it is given the same search, filters and order. */
	csvPath?: string;
}

/** Above the rows: search and filters at the left, column choice and CSV at the right. */
export function TableToolbar<Row extends object, Filters extends ParserMap>({
	table,
	state,
	search,
	filters = [],
	views,
	csvPath,
}: TableToolbarProps<Filters> & { table: ListTable<Row> }) {
	const t = useTranslations("table");
	const { hideable, shownAtFirst, sortable } = columnChoices(table);
	const shown = filters.filter((filter) => "today" in filter || filter.find || filter.options.length > 1);
	const clearHref = state.isFiltered ? state.href({ unfiltered: true }) : null;
	const sort = sortable.length > 1 ? { columns: sortable, value: sortToText(state.sort) } : null;
	return (
		<div className="flex flex-wrap items-start gap-2 print:hidden sm:justify-between">
			<div className="contents min-w-0 flex-1 flex-wrap items-center gap-2 sm:flex">
				{search ? <TableSearch label={search} /> : null}
				{shown.length > 0 ? <TableFilters filters={shown} sort={sort} clearHref={clearHref} /> : null}
				{clearHref ? (
					<Button asChild variant="ghost" size="sm" className={shown.length > 0 ? "max-sm:hidden" : undefined}>
						<TableLink href={clearHref}>{t("clearFilters")}</TableLink>
					</Button>
				) : null}
			</div>
			<div className="contents items-center gap-2 empty:hidden sm:flex">
				{sort ? <SortSelect {...sort} className={shown.length > 0 ? "max-sm:hidden" : undefined} /> : null}
				{views?.save}
				{views?.menu}
				{hideable.length > 1 ? <ColumnChoice columns={hideable} atFirst={shownAtFirst} /> : null}
				{csvPath && !state.wrongWay ? (
					<Button asChild variant="outline">
						<a href={state.hrefOfSameRows(csvPath)} download>
							<Download aria-hidden className="max-xs:hidden" />
							{t("csv")}
						</a>
					</Button>
				) : null}
			</div>
		</div>
	);
}

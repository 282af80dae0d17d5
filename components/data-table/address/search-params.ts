import { cookies } from "next/headers";
import {
	createLoader,
	createParser,
	createSerializer,
	type inferParserType,
	type ParserMap,
	parseAsArrayOf,
	parseAsNumberLiteral,
	parseAsString,
	type SearchParams,
} from "nuqs/server";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { isId } from "@/lib/platform/ids.ts";
import { isDay } from "@/lib/text/format-date.ts";
import { readKeptChoices } from "./kept-choices.ts";
import { NO_VIEW } from "./no-view.ts";
import { ROWS_PER_PAGE, type RowsPerPage } from "./rows-per-page.ts";

const MAX_PAGE = 100_000;
const MAX_SEARCH_LENGTH = 200;

export interface TableSort<Column extends string = string> {
	readonly column: Column;
	readonly direction: "asc" | "desc";
}

/** What a link of the table changes; everything else of the address stays. */
export interface TableChange {
	page?: number;
	rowsPerPage?: RowsPerPage;
	sort?: TableSort;
	/** Other parameters of the address, by name. */
	also?: Readonly<Record<string, unknown>>;
	/** Drops the search and all filters. */
	unfiltered?: true;
}

export interface WrongWay {
	readonly from: string;
	readonly to: string;
}

/** A panel over a list. */
export interface PanelState {
	/** The parameter that opens it. */
	readonly param: string;
	/** Of what it is open; null where it isn't. */
	readonly opened: string | null;
	/** This page without it. */
	readonly closedHref: string;
}

/** The search, the filters, the order and the columns of a list, as a saved view keeps them. */
export interface ViewState {
	/** The id of the view that the address names, or `NO_VIEW`; null where it says nothing of views. */
	readonly saved: string | null;
	/** The address after the question mark, as a view would keep it: in one order, and without what the list doesn't know. */
	readonly query: string;
	/** Whether the address shows something else than a view with this query. Columns that only this browser keeps don't count. */
	differsFrom(query: string): boolean;
}

/** The state of a table in the address, parsed once, on the server. */
export interface TableState<
	Column extends string = string,
	Filters extends ParserMap = ParserMap,
	Also extends ParserMap = ParserMap,
> {
	/** From 1. */
	readonly page: number;
	readonly rowsPerPage: RowsPerPage;
	readonly sort: TableSort<Column>;
	/** The query for the list's read, without the filters. */
	readonly query: ListQuery<Column>;
	readonly filters: inferParserType<Filters>;
	readonly also: inferParserType<Also>;
	readonly isFiltered: boolean;
	/** The days of a period (the filters `from` and `to`) whose first comes after its last: no row can be in it. */
	readonly wrongWay: WrongWay | null;
	/** The panel that the address can open over the list; null where the definition has no `opens`. */
	readonly panel: PanelState | null;
	/** The ids of the columns chosen; null for the default. */
	readonly chosenColumns: readonly string[] | null;
	/** What of it a saved view keeps. */
	readonly view: ViewState;
	/** This page with something changed. */
	href(change: TableChange): string;
	/** Another address with the same search, filters and order: the CSV route's. */
	hrefOfSameRows(path: string): string;
}

interface TableDefinition<Column extends string, Filters extends ParserMap, Also extends ParserMap> {
	/** The page's address. */
	path: string;
	sortable: readonly [Column, ...Column[]];
	defaultSort: TableSort<Column>;
	/** nuqs parsers without defaults, by the name that the address shows. A value of null means: not filtered. */
	filters?: Filters;
	/** Parsers of other parameters that stay when filters are cleared, such as whose credits are shown. */
	also?: Also;
	/** The parameter that opens a panel over the list, by an id: the table's other links leave it out. */
	opens?: string;
}

/** Describes a table's state in the address; see the README beside it. */
export function tableSearchParams<
	const Column extends string,
	Filters extends ParserMap = Record<never, never>,
	Also extends ParserMap = Record<never, never>,
>({
	path,
	sortable,
	defaultSort,
	filters = {} as Filters,
	also = {} as Also,
	opens,
}: TableDefinition<Column, Filters, Also>) {
	const own = {
		q: parseAsSearch.withDefault(""),
		page: parseAsPage.withDefault(1),
		rows: parseAsNumberLiteral(ROWS_PER_PAGE).withDefault(ROWS_PER_PAGE[0]),
		sort: parseAsSort(sortable).withDefault(defaultSort),
		columns: parseAsArrayOf(parseAsString),
		saved: parseAsSaved,
	};
	const loadOwn = createLoader(own);
	const loadFilters = createLoader(filters);
	const loadAlso = createLoader(also);
	const serialize = createSerializer({ ...own, ...filters, ...also } as ParserMap);
	const viewQueryOf = (given: SearchParams, columns = loadOwn(given).columns) => {
		const { q, sort } = loadOwn(given);
		return serialize("", { q, sort, columns, ...loadFilters(given) }).slice(1);
	};

	return {
		/** Reads the page's `searchParams`; invalid values count as absent. `at`: the path where it has an id in it. */
		async load(searchParams: Promise<SearchParams>, at: string = path): Promise<TableState<Column, Filters, Also>> {
			const given = await searchParams;
			const { q, page, rows, sort, columns, saved } = loadOwn({ ...(await keptChoicesOf(at)), ...given });
			const filterValues = loadFilters(given);
			const alsoValues = loadAlso(given);
			const rowsAsked = { q, sort, ...filterValues, ...alsoValues };
			return {
				page,
				rowsPerPage: rows,
				sort,
				query: {
					search: q,
					sort: sort.column,
					descending: sort.direction === "desc",
					offset: (page - 1) * rows,
					limit: rows,
				},
				filters: filterValues,
				also: alsoValues,
				isFiltered: q !== "" || Object.values(filterValues).some((value) => value !== null),
				wrongWay: wrongWayOf(filterValues),
				chosenColumns: columns,
				view: viewStateOf(given, { saved, columns, viewQueryOf }),
				panel: opens ? panelOf(opens, given, serialize(at, { ...rowsAsked, rows, columns, saved, page })) : null,
				href: (change) =>
					serialize(at, {
						...(change.unfiltered ? { sort, ...alsoValues } : rowsAsked),
						rows: change.rowsPerPage ?? rows,
						columns,
						saved,
						page: change.page ?? 1,
						...(change.sort ? { sort: change.sort } : {}),
						...change.also,
					}),
				hrefOfSameRows: (other) => serialize(other, rowsAsked),
			};
		},
	};
}

function panelOf(param: string, given: SearchParams, closedHref: string): PanelState {
	const { id } = createLoader({ id: parseAsKey })({ id: given[param] });
	return { param, opened: id, closedHref };
}

function viewStateOf(
	given: SearchParams,
	{
		saved,
		columns,
		viewQueryOf,
	}: {
		saved: string | null;
		columns: string[] | null;
		viewQueryOf: (given: SearchParams, columns?: string[] | null) => string;
	},
): ViewState {
	const asked = viewQueryOf(given);
	return {
		saved,
		query: viewQueryOf(given, columns),
		differsFrom: (query) => asked !== viewQueryOf(Object.fromEntries(new URLSearchParams(query))),
	};
}

/** What the browser keeps of how a list is shown. */
async function keptChoicesOf(path: string) {
	return readKeptChoices(await cookies(), path);
}

function wrongWayOf({ from, to }: { from?: unknown; to?: unknown }): WrongWay | null {
	return typeof from === "string" && typeof to === "string" && from > to ? { from, to } : null;
}

/** The state that a definition loads: `TableStateOf<typeof ordersTable>`. */
export type TableStateOf<Definition extends { load: (...args: never[]) => Promise<TableState> }> = Awaited<
	ReturnType<Definition["load"]>
>;

/** A page's number, from 1. */
export const parseAsPage = createParser({
	parse: (text) => (/^[1-9]\d*$/.test(text) && Number(text) <= MAX_PAGE ? Number(text) : null),
	serialize: String,
});

const parseAsSearch = createParser({
	parse: (text) => text.replaceAll("\0", "").trim().slice(0, MAX_SEARCH_LENGTH) || null,
	serialize: (text: string) => text,
});

/** A calendar day such as 2026-11-22, as text: days belong to the deployment's time zone, so no instant is made of them here. */
export const parseAsDay = createParser({
	parse: (text) => (isDay(text) ? text : null),
	serialize: (day: string) => day,
});

/** The id of something to filter by. */
export const parseAsId = createParser({
	parse: (text) => (isId(text) ? text : null),
	serialize: (id: string) => id,
});

const parseAsSaved = createParser({
	parse: (text) => (text === NO_VIEW || isId(text) ? text : null),
	serialize: (saved: string) => saved,
});

/** A word that something is known by: a credit type, a pool. */
export const parseAsKey = createParser({
	parse: (text) => (/^[\w:-]{1,100}$/.test(text) ? text : null),
	serialize: (key: string) => key,
});

function parseAsSort<Column extends string>(sortable: readonly Column[]) {
	return createParser<TableSort<Column>>({
		parse: (text) => {
			const column = sortable.find((name) => name === text.replace(/^-/, ""));
			return column ? { column, direction: text.startsWith("-") ? "desc" : "asc" } : null;
		},
		serialize: sortToText,
		eq: (one, other) => one.column === other.column && one.direction === other.direction,
	});
}

/** `-date` is the newest first. */
export function sortToText({ column, direction }: TableSort): string {
	return direction === "desc" ? `-${column}` : column;
}

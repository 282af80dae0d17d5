import type { ReactNode } from "react";
import type { TableState } from "./search-params.ts";

/**
 * Where a column's value goes when there is no room for a table: `title` in bold at the upper left, `aside` at the upper
 * right, `action` right of it, `secondary` quietly under the title, `detail` as a line with its name, `below` as a line
 * without, `hidden` nowhere.
 */
export type NarrowPlace = "title" | "aside" | "action" | "secondary" | "detail" | "below" | "hidden";

export interface TableColumn<Row> {
	/** Also its name in the address, where it is sortable or chosen. */
	id: string;
	header: string;
	cell: (row: Row) => ReactNode;
	/** Right-aligned, figures under each other. */
	numeric?: boolean;
	sortable?: boolean;
	/** The direction of the first click; `desc` suits dates and amounts. Default `asc`. */
	firstDirection?: "asc" | "desc";
	narrow?: NarrowPlace;
	/** Can't be hidden in the column choice. */
	alwaysShown?: boolean;
	/** Default true; false for a column that is shown only when chosen. */
	shownAtFirst?: boolean;
	/** Its header is read out but not seen: a column of icons. */
	headerHidden?: boolean;
	/** Breaks long words and lines; by default a cell stays on one line. */
	wrap?: boolean;
	/** A class, "w-1/4", where tables of the same columns stand under each other. By default as wide as its cells. */
	width?: string;
}

/** A column as the browser gets it: what it is called and where it stands, without the function that fills it. */
export interface ShownColumn {
	readonly id: string;
	readonly header: string;
	readonly numeric: boolean;
	readonly narrow: NarrowPlace;
	readonly headerHidden: boolean;
	readonly wrap: boolean;
	readonly width: string | undefined;
	/** The address that sorts by it, or reverses the order; null if it can't be sorted. */
	readonly sortHref: string | null;
}

/** A row as the browser gets it: its cells, made on the server, by their column's id. */
export interface ShownRow {
	readonly key: string;
	readonly cells: Readonly<Record<string, ReactNode>>;
}

/** The columns to show, in their order. `state` is null for a table that is always the same. */
export function shownColumns<Row>(columns: readonly TableColumn<Row>[], state: TableState | null): ShownColumn[] {
	return chosenColumns(columns, state).map((column) => ({
		id: column.id,
		header: column.header,
		numeric: column.numeric ?? false,
		narrow: column.narrow ?? "detail",
		headerHidden: column.headerHidden ?? false,
		wrap: column.wrap ?? false,
		width: column.width,
		sortHref: state && column.sortable ? sortHref(column, state) : null,
	}));
}

/** The rows with the cells of the columns that are shown. */
export function shownRows<Row>(
	{
		columns,
		rows,
		rowKey,
	}: { columns: readonly TableColumn<Row>[]; rows: readonly Row[]; rowKey: (row: Row) => string },
	state: TableState | null,
): ShownRow[] {
	const shown = chosenColumns(columns, state);
	return rows.map((row) => ({
		key: rowKey(row),
		cells: Object.fromEntries(shown.map((column) => [column.id, column.cell(row)])),
	}));
}

function chosenColumns<Row>(columns: readonly TableColumn<Row>[], state: TableState | null): TableColumn<Row>[] {
	const isShown = visibility(columns, state?.chosenColumns ?? null);
	return columns.filter((column) => isShown[column.id]);
}

/** The first click sorts in the column's own direction, the next one reverses it. */
function sortHref<Row>({ id, firstDirection = "asc" }: TableColumn<Row>, { sort, href }: TableState): string {
	const opposite = sort.direction === "asc" ? "desc" : "asc";
	return href({ sort: { column: id, direction: sort.column === id ? opposite : firstDirection } });
}

/** Which columns are shown: the chosen ones, else the default ones; some always. */
export function visibility<Row>(
	columns: readonly TableColumn<Row>[],
	chosen: readonly string[] | null,
): Record<string, boolean> {
	const known = chosen && knownColumns(chosen, columns);
	return Object.fromEntries(
		columns.map(({ id, alwaysShown, shownAtFirst = true }) => [
			id,
			alwaysShown || (known ? known.includes(id) : shownAtFirst),
		]),
	);
}

/** The chosen columns that exist. Null, as if none were chosen, if only unknown ones were named. */
export function knownColumns(
	chosen: readonly string[],
	columns: readonly { readonly id: string }[],
): readonly string[] | null {
	const known = chosen.filter((name) => columns.some(({ id }) => id === name));
	return known.length === 0 && chosen.some((name) => name !== "") ? null : known;
}

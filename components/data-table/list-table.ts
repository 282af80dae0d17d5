import {
	type Column,
	columnVisibilityFeature,
	constructTable,
	createColumnHelper,
	rowSortingFeature,
	type Table,
	tableFeatures,
} from "@tanstack/table-core";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";
import { cloneElement, isValidElement, type ReactNode } from "react";
import type { TableState } from "./address/search-params.ts";
import { visibility } from "./columns/chosen-columns.ts";
import type { ShownColumn, ShownRow, TableColumn } from "./columns.ts";

const features = tableFeatures({
	coreReactivityFeature: storeReactivityBindings(),
	columnVisibilityFeature,
	rowSortingFeature,
	columnMeta: {} as Pick<
		ShownColumn,
		"header" | "numeric" | "narrow" | "headerHidden" | "headerCell" | "wrap" | "minor" | "width"
	>,
});

export interface ListTableProps<Row> {
	columns: readonly TableColumn<Row>[];
	/** This page's rows, already searched, sorted and cut. */
	rows: readonly Row[];
	rowKey: (row: Row) => string;
	/** Null for a table that is always the same. */
	state: TableState | null;
}

export type ListTable<Row extends object> = Table<typeof features, Row>;

/**
 * TanStack's table over rows that the database has searched, sorted and cut into pages. It runs on the server, and says
 * which columns the address shows, what a click on each header sorts by, and what is in each cell.
 */
export function listTable<Row extends object>({ columns, rows, rowKey, state }: ListTableProps<Row>): ListTable<Row> {
	const helper = createColumnHelper<typeof features, Row>();
	return constructTable<typeof features, Row>({
		features,
		columns: helper.columns(
			columns.map((column) =>
				helper.accessor(column.cell, {
					id: column.id,
					enableSorting: column.sortable ?? false,
					sortDescFirst: column.firstDirection === "desc",
					enableHiding: !column.alwaysShown,
					meta: {
						header: column.header,
						numeric: column.numeric ?? false,
						narrow: column.narrow ?? (column.minor ? "hidden" : "detail"),
						headerHidden: column.headerHidden ?? false,
						headerCell: column.headerCell ?? null,
						wrap: column.wrap ?? false,
						minor: state?.chosenColumns ? undefined : column.minor,
						width: column.width,
					},
				}),
			),
		),
		data: rows,
		getRowId: rowKey,
		manualSorting: true,
		enableSorting: state !== null,
		enableSortingRemoval: false,
		initialState: { columnVisibility: visibility(columns, null) },
		state: {
			columnVisibility: visibility(columns, state?.chosenColumns ?? null),
			sorting: state ? [{ id: state.sort.column, desc: state.sort.direction === "desc" }] : [],
		},
	});
}

/** The shown columns, for the browser. */
export function shownColumns<Row extends object>(table: ListTable<Row>, state: TableState | null): ShownColumn[] {
	return table.getVisibleLeafColumns().map((column) => ({
		id: column.id,
		...metaOf(column),
		sorted: column.getIsSorted(),
		sortHref: state && column.getCanSort() ? sortHref(column, state) : null,
	}));
}

/** The rows with the cells of the shown columns, for the browser; `asText` writes the numbers of numeric columns. */
export function shownRows<Row extends object>(
	table: ListTable<Row>,
	asText: (credits: number | bigint) => string,
): ShownRow[] {
	return table.getRowModel().rows.map((row) => ({
		key: row.id,
		cells: row.getVisibleCells().map((cell, place) => {
			const value = cell.getValue<ReactNode>();
			if (metaOf(cell.column).numeric && (typeof value === "number" || typeof value === "bigint")) return asText(value);
			return withKey(value, place);
		}),
	}));
}

/** React wants one for each element of a list that it hands to the browser. */
function withKey(cell: ReactNode, key: number): ReactNode {
	return isValidElement(cell) && cell.key === null ? cloneElement(cell, { key }) : cell;
}

/** What the column choice offers, and which columns there can be sorted by. */
export function columnChoices<Row extends object>(table: ListTable<Row>) {
	const all = table.getAllLeafColumns();
	const named = (column: (typeof all)[number]) => ({ id: column.id, label: metaOf(column).header });
	const hideable = all.filter((column) => column.getCanHide());
	return {
		hideable: hideable.map((column) => ({ ...named(column), shown: column.getIsVisible() })),
		shownAtFirst: hideable.map(({ id }) => id).filter((id) => table.initialState.columnVisibility[id]),
		sortable: all.filter((column) => column.getCanSort()).map(named),
	};
}

function metaOf<Row extends object>({ columnDef: { meta } }: Column<typeof features, Row>) {
	if (!meta) throw new Error("Each column of a list has one.");
	return meta;
}

function sortHref<Row extends object>(column: Column<typeof features, Row>, { href }: TableState): string {
	return href({ sort: { column: column.id, direction: column.getNextSortingOrder() || "asc" } });
}

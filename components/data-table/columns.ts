import {
	columnVisibilityFeature,
	constructTable,
	createColumnHelper,
	rowSortingFeature,
	tableFeatures,
} from "@tanstack/table-core";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";
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
	/** Default true; false where a column is there only for those who choose it. */
	shownAtFirst?: boolean;
	/** Its header is read out but not seen: a column of icons. */
	headerHidden?: boolean;
	/** Breaks long words and lines; by default a cell stays on one line. */
	wrap?: boolean;
}

export interface ColumnMeta {
	numeric: boolean;
	sortable: boolean;
	narrow: NarrowPlace;
	firstDirection: "asc" | "desc";
	headerHidden: boolean;
	wrap: boolean;
}

const features = tableFeatures({
	coreReactivityFeature: storeReactivityBindings(),
	columnVisibilityFeature,
	rowSortingFeature,
	columnMeta: {} as ColumnMeta,
});

interface TableInput<Row> {
	columns: readonly TableColumn<Row>[];
	rows: readonly Row[];
	rowKey: (row: Row) => string;
	/** Null for a table that is always the same. */
	state: TableState | null;
}

/** TanStack's model of a table whose rows the database has already searched, sorted and cut into pages. */
export function buildTable<Row extends object>({ columns, rows, rowKey, state }: TableInput<Row>) {
	const helper = createColumnHelper<typeof features, Row>();
	return constructTable({
		features,
		data: rows,
		columns: columns.map((column) =>
			helper.display({
				id: column.id,
				header: column.header,
				cell: (context) => column.cell(context.row.original),
				enableHiding: !column.alwaysShown,
				meta: {
					numeric: column.numeric ?? false,
					sortable: column.sortable ?? false,
					narrow: column.narrow ?? "detail",
					firstDirection: column.firstDirection ?? "asc",
					headerHidden: column.headerHidden ?? false,
					wrap: column.wrap ?? false,
				},
			}),
		),
		getRowId: rowKey,
		manualSorting: true,
		initialState: {
			sorting: state ? [{ id: state.sort.column, desc: state.sort.direction === "desc" }] : [],
			columnVisibility: visibility(columns, state?.chosenColumns ?? null),
		},
	});
}

/** Which columns are shown: those chosen where somebody chose, else those shown at first; some always. */
export function visibility<Row>(
	columns: readonly TableColumn<Row>[],
	chosen: readonly string[] | null,
): Record<string, boolean> {
	return Object.fromEntries(
		columns.map(({ id, alwaysShown, shownAtFirst = true }) => [
			id,
			alwaysShown || (chosen ? chosen.includes(id) : shownAtFirst),
		]),
	);
}

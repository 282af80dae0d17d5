import { shownColumns, shownRows, type TableColumn } from "./columns.ts";
import type { TableState } from "./search-params.ts";
import { TableView } from "./table-view.tsx";

export interface TableRowsProps<Row> {
	/** What the table lists, for screen readers. */
	label: string;
	columns: readonly TableColumn<Row>[];
	/** This page's rows, already searched, sorted and cut. */
	rows: readonly Row[];
	rowKey: (row: Row) => string;
	/** Null for a table that can't be sorted. */
	state: TableState | null;
}

/** Fills the cells on the server and hands them to the table in the browser. */
export function TableRows<Row extends object>({ state, ...table }: TableRowsProps<Row>) {
	return (
		<TableView
			label={table.label}
			columns={shownColumns(table.columns, state)}
			rows={shownRows(table, state)}
			sort={state?.sort ?? null}
		/>
	);
}

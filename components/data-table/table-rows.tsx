import { shownColumns, shownRows, type TableColumn } from "./columns.ts";
import type { TableState } from "./search-params.ts";
import { TableView } from "./table-view.tsx";

interface TableRowsProps<Row> {
	label: string;
	columns: readonly TableColumn<Row>[];
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

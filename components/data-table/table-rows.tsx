import { useFormatter } from "next-intl";
import { withMinusSign } from "../credits.tsx";
import type { TableState } from "./address/search-params.ts";
import { type ListTable, shownColumns, shownRows } from "./list-table.ts";
import { TableView } from "./table-view.tsx";

interface TableRowsProps<Row extends object> {
	/** What the table lists, for screen readers. */
	label: string;
	table: ListTable<Row>;
	/** Null for a table that can't be sorted. */
	state: TableState | null;
}

/** Fills the cells on the server and hands them to the browser. */
export function TableRows<Row extends object>({ label, table, state }: TableRowsProps<Row>) {
	const format = useFormatter();
	const rows = shownRows(table, (credits) => withMinusSign(format.number(credits)));
	return <TableView label={label} columns={shownColumns(table, state)} rows={rows} />;
}

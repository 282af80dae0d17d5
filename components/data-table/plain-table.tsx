import { type ListTableProps, listTable } from "./list-table.ts";
import { TableRows } from "./table-rows.tsx";

interface PlainTableProps<Row> extends Omit<ListTableProps<Row>, "state"> {
	label: string;
	wide?: boolean;
}

/** A few rows inside a `Card`, the latest five for instance: no pages, no sorting, no frame of its own. */
export function PlainTable<Row extends object>({ label, wide, ...list }: PlainTableProps<Row>) {
	return (
		<div className={wide ? "@container/rows-wide" : "@container/rows"}>
			<TableRows label={label} table={listTable({ ...list, state: null })} state={null} />
		</div>
	);
}

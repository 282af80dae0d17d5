import type { TableColumn } from "./columns.ts";
import { TableRows } from "./table-rows.tsx";

interface PlainTableProps<Row> {
	label: string;
	columns: readonly TableColumn<Row>[];
	rows: readonly Row[];
	rowKey: (row: Row) => string;
	wide?: boolean;
}

/** A few rows inside a `Card`, the latest five for instance: no pages, no sorting, no frame of its own. */
export function PlainTable<Row extends object>({ wide, ...props }: PlainTableProps<Row>) {
	return (
		<div className={wide ? "@container/rows-wide" : "@container/rows"}>
			<TableRows {...props} state={null} />
		</div>
	);
}

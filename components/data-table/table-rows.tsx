import { cn } from "../ui/class-names.ts";
import { buildTable, type ColumnMeta, type TableColumn } from "./columns.ts";
import { HeaderCell } from "./header-cell.tsx";
import type { TableState } from "./search-params.ts";

interface TableRowsProps<Row> {
	label: string;
	columns: readonly TableColumn<Row>[];
	rows: readonly Row[];
	rowKey: (row: Row) => string;
	/** Null for a table that can't be sorted. */
	state: TableState | null;
}

export function TableRows<Row extends object>({ label, columns, rows, rowKey, state }: TableRowsProps<Row>) {
	const table = buildTable({ columns, rows, rowKey, state });
	const headers = table.getHeaderGroups().flatMap((group) => group.headers);
	return (
		<div className="as-table:overflow-x-auto">
			<table
				aria-label={label}
				className="block w-full text-sm transition-opacity delay-100 group-data-pending/table:opacity-55 as-table:table"
			>
				<thead className="hidden as-table:table-header-group">
					<tr className="border-b border-line bg-surface text-left text-small text-muted">
						{headers.map(({ column }) => (
							<HeaderCell
								key={column.id}
								label={String(column.columnDef.header)}
								meta={metaOf(column.columnDef.meta)}
								sorted={column.getIsSorted()}
								hrefOfSort={
									state && metaOf(column.columnDef.meta).sortable
										? (sort) => state.href({ sort: { column: column.id, ...sort } })
										: null
								}
							/>
						))}
					</tr>
				</thead>
				<tbody className="block divide-y divide-line as-table:table-row-group">
					{table.getRowModel().rows.map((row) => (
						<tr
							key={row.id}
							className="flex flex-wrap items-baseline px-5 py-3 before:order-3 before:basis-full bg-surface as-table:table-row as-table:before:hidden as-table:hover:bg-canvas"
						>
							{row.getVisibleCells().map((cell) => {
								const { header, cell: render, meta } = cell.column.columnDef;
								const content = typeof render === "function" ? render(cell.getContext()) : null;
								return (
									<td
										key={cell.id}
										data-label={typeof header === "string" ? header : undefined}
										className={cellClasses(metaOf(meta))}
									>
										{metaOf(meta).narrow === "detail" ? <div className="min-w-0">{content}</div> : content}
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

const narrowClasses: Record<ColumnMeta["narrow"], string> = {
	title: "order-1 min-w-0 flex-1 break-words font-medium as-table:font-normal",
	aside: "order-2 pl-4 text-right font-medium as-table:font-normal",
	action:
		"order-2 -my-1.5 self-center pl-2 as-table:sticky as-table:right-0 as-table:w-px as-table:bg-inherit as-table:py-0.5 as-table:text-right",
	secondary:
		"order-4 mr-3 min-w-0 max-w-full break-words text-small text-muted empty:hidden as-table:mr-0 as-table:text-sm as-table:text-ink",
	detail:
		"order-5 mt-0.5 flex basis-full justify-between gap-4 text-right text-small before:text-left before:text-muted before:content-[attr(data-label)] as-table:text-sm as-table:before:content-none",
	below: "order-6 mt-1 min-w-0 basis-full break-words text-small as-table:text-sm",
	hidden: "hidden",
};

function cellClasses({ narrow, numeric, wrap }: ColumnMeta): string {
	return cn(
		"as-table:table-cell as-table:px-3 as-table:py-2.5 as-table:align-top as-table:text-left as-table:first:pl-5 as-table:last:pr-5",
		numeric && "num whitespace-nowrap as-table:text-right",
		wrap ? "as-table:min-w-40 as-table:break-words" : "as-table:whitespace-nowrap",
		narrowClasses[narrow],
	);
}

function metaOf(meta: ColumnMeta | undefined): ColumnMeta {
	return (
		meta ?? {
			numeric: false,
			sortable: false,
			narrow: "detail",
			firstDirection: "asc",
			headerHidden: false,
			wrap: false,
		}
	);
}

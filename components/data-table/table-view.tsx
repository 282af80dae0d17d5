"use client";

import type { ShownColumn, ShownRow } from "./columns.ts";
import { HeaderCell } from "./header-cell.tsx";
import { rowLinkHandlers } from "./row-link-handlers.ts";
import { TableCell } from "./table-cell.tsx";
import { followRoom } from "./table-room.ts";

interface TableViewProps {
	label: string;
	columns: readonly ShownColumn[];
	rows: readonly ShownRow[];
}

/** The rows as a table, or under each other. In the browser, so that what all cells have in common isn't sent for each. */
export function TableView({ label, columns, rows }: TableViewProps) {
	return (
		<div className="more-beside relative">
			<div
				ref={followRoom}
				className="room relative as-table:overflow-x-auto data-fits:overflow-visible! print:overflow-visible!"
			>
				<table
					aria-label={label}
					className="block w-full wrap-anywhere text-sm transition-opacity delay-100 group-data-pending/table:opacity-55 as-table:table"
				>
					<thead className="room-header hidden as-table:table-header-group">
						<tr className="bg-surface text-left text-small text-muted print:bg-transparent print:text-xs">
							{columns.map((column) => (
								<HeaderCell key={column.id} column={column} />
							))}
						</tr>
					</thead>
					<tbody {...rowLinkHandlers} className="block divide-y divide-line as-table:table-row-group">
						{rows.map(({ key, cells }) => (
							<tr
								key={key}
								className="flex flex-wrap items-baseline px-5 py-3 before:order-3 before:basis-full bg-surface print:bg-transparent as-table:table-row as-table:before:hidden as-table:hover:bg-canvas has-[a[data-row-link]]:cursor-pointer"
							>
								{columns.map((column, place) => (
									<TableCell key={column.id} column={column}>
										{cells[place]}
									</TableCell>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</div>
	);
}

"use client";

import { createColumnHelper, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { ShownColumn, ShownRow } from "./columns.ts";
import { HeaderCell } from "./header-cell.tsx";
import type { TableSort } from "./search-params.ts";
import { TableCell } from "./table-cell.tsx";

const features = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof features, ShownRow>();

interface TableViewProps {
	label: string;
	columns: ShownColumn[];
	rows: ShownRow[];
	/** How the database has sorted the rows; null where they have one order only. */
	sort: TableSort | null;
}

/** TanStack's table over rows that the database has already searched, sorted and cut into pages. */
export function TableView({ label, columns, rows, sort }: TableViewProps) {
	const definitions = useMemo(() => columns.map(definitionOf), [columns]);
	const sorting = useMemo(() => (sort ? [{ id: sort.column, desc: sort.direction === "desc" }] : []), [sort]);
	const table = useTable({
		features,
		columns: definitions,
		data: rows,
		getRowId: (row) => row.key,
		manualSorting: true,
		state: { sorting },
	});
	const headers = table.getHeaderGroups().flatMap((group) => group.headers);
	return (
		<div className="as-table:overflow-x-auto print:overflow-visible!">
			<table
				aria-label={label}
				className="block w-full wrap-anywhere text-sm transition-opacity delay-100 group-data-pending/table:opacity-55 as-table:table"
			>
				<thead className="hidden as-table:table-header-group">
					<tr className="border-b border-line bg-surface text-left text-small text-muted print:text-xs">
						{headers.map((header) => (
							<table.FlexRender key={header.id} header={header} />
						))}
					</tr>
				</thead>
				<tbody className="block divide-y divide-line as-table:table-row-group">
					{table.getRowModel().rows.map((row) => (
						<tr
							key={row.id}
							className="flex flex-wrap items-baseline px-5 py-3 before:order-3 before:basis-full bg-surface as-table:table-row as-table:before:hidden as-table:hover:bg-canvas"
						>
							{row.getAllCells().map((cell) => (
								<table.FlexRender key={cell.id} cell={cell} />
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function definitionOf(shown: ShownColumn) {
	return helper.display({
		id: shown.id,
		header: ({ column }) => <HeaderCell column={shown} sorted={column.getIsSorted()} />,
		cell: ({ row }) => <TableCell column={shown}>{row.original.cells[shown.id]}</TableCell>,
	});
}

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cn } from "../ui/class-names.ts";
import type { ColumnMeta } from "./columns.ts";
import { TableLink } from "./table-transition.tsx";

interface HeaderCellProps {
	label: string;
	meta: ColumnMeta;
	sorted: "asc" | "desc" | false;
	/** Null where the column can't be sorted. */
	hrefOfSort: ((sort: { direction: "asc" | "desc" }) => string) | null;
}

const ariaSort = { asc: "ascending", desc: "descending" } as const;
const icons = { asc: ArrowUp, desc: ArrowDown };

export function HeaderCell({ label, meta, sorted, hrefOfSort }: HeaderCellProps) {
	const Icon = sorted ? icons[sorted] : ChevronsUpDown;
	const next = sorted ? (sorted === "asc" ? "desc" : "asc") : meta.firstDirection;
	return (
		<th
			scope="col"
			aria-sort={sorted ? ariaSort[sorted] : undefined}
			className={cn(
				"whitespace-nowrap px-3 py-2.5 font-medium first:pl-5 last:pr-5",
				meta.numeric && "text-right",
				meta.narrow === "action" && "sticky right-0 bg-inherit",
				sorted && "text-ink",
			)}
		>
			{hrefOfSort ? (
				<TableLink
					href={hrefOfSort({ direction: next })}
					className={cn(
						"group/sort -mx-1.5 inline-flex items-center align-top gap-1 rounded px-1.5 py-0.5 hover:text-ink",
						meta.numeric && "flex-row-reverse",
					)}
				>
					{label}
					<Icon
						aria-hidden
						className={cn(
							"size-3.5 shrink-0",
							!sorted && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60",
						)}
					/>
				</TableLink>
			) : (
				<span className={meta.headerHidden ? "sr-only" : undefined}>{label}</span>
			)}
		</th>
	);
}

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cn } from "../ui/class-names.ts";
import { TableLink } from "./address/table-link.tsx";
import { minorClasses, type ShownColumn } from "./columns.ts";

const ariaSort = { asc: "ascending", desc: "descending" } as const;
const icons = { asc: ArrowUp, desc: ArrowDown };

export function HeaderCell({ column }: { column: ShownColumn }) {
	const { header, numeric, narrow, headerHidden, headerCell, minor, width, sorted, sortHref } = column;
	const Icon = sorted ? icons[sorted] : ChevronsUpDown;
	return (
		<th
			scope="col"
			aria-sort={sorted ? ariaSort[sorted] : undefined}
			className={cn(
				"cell-header",
				numeric && "text-right",
				narrow === "action" && "sticky right-0 bg-inherit print:hidden",
				headerCell && "print:hidden",
				sorted && "text-ink",
				minor && minorClasses[minor],
				width,
			)}
		>
			{sortHref ? (
				<TableLink
					href={sortHref}
					className={cn(
						"group/sort -mx-1.5 inline-flex items-center align-top gap-1 rounded px-1.5 py-0.5 hover:text-ink",
						numeric && "flex-row-reverse",
					)}
				>
					{header}
					<Icon
						aria-hidden
						className={cn(
							"size-3.5 shrink-0",
							!sorted && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60",
						)}
					/>
				</TableLink>
			) : (
				<>
					<span className={headerHidden ? "sr-only" : undefined}>{header}</span>
					{headerCell}
				</>
			)}
		</th>
	);
}

import type { ReactNode } from "react";
import { cn } from "../ui/class-names.ts";
import { minorClasses, type NarrowPlace, type ShownColumn } from "./columns.ts";

/** What a cell says that has nothing to say. */
const NOTHING = "–";

/** A cell of the table; where there is no room for one, a part of the row's block at the place that `narrow` says. What says nothing takes no room under the title. */
export function TableCell({ column, children }: { column: ShownColumn; children: ReactNode }) {
	const { header, headerCell, minor, numeric, wrap } = column;
	const isUnderTitle = column.narrow === "detail" || column.narrow === "secondary";
	const narrow = isUnderTitle && children === NOTHING ? "hidden" : column.narrow;
	return (
		<td
			data-label={narrow === "detail" ? header : undefined}
			className={cn(
				"cell as-table:table-cell as-table:px-2.5 as-table:text-left",
				numeric && "num whitespace-nowrap as-table:text-right",
				wrap && "as-table:min-w-40 print:min-w-0!",
				headerCell && "print:hidden!",
				minor && minorClasses[minor],
				narrowClasses[narrow],
			)}
		>
			{numeric || wrap ? <Whole isBesideLabel={narrow === "detail"}>{children}</Whole> : null}
			{numeric || wrap ? null : <div className="cell-line">{children}</div>}
		</td>
	);
}

/** Beside its label, what consists of several parts is one: it would be spread over the line. */
function Whole({ isBesideLabel, children }: { isBesideLabel: boolean; children: ReactNode }) {
	return isBesideLabel ? <div className="min-w-0">{children}</div> : children;
}

/** The title has a width even where nothing stands beside it: the break after it would share its line with one of none. */
const narrowClasses: Record<NarrowPlace, string> = {
	title: "order-1 min-w-px flex-1 font-medium as-table:font-normal",
	aside: "order-2 pl-4 text-right font-medium as-table:font-normal",
	action: "cell-action as-table:py-1.25 as-table:text-right print:hidden!",
	secondary: "cell-secondary",
	detail: "cell-detail",
	below: "order-6 mt-1 min-w-0 basis-full text-small as-table:text-sm",
	hidden: "hidden",
};

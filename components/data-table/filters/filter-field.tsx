import { TablePeriod } from "../period/table-period.tsx";
import { type ListFilter, TableFilter } from "./table-filter.tsx";

/** What sets one filter. */
export function FilterField({ filter }: { filter: ListFilter }) {
	return "today" in filter ? <TablePeriod {...filter} /> : <TableFilter {...filter} />;
}

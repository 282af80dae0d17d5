"use client";

import { Select } from "../../ui/fields/select.tsx";
import { useTableParam } from "../address/use-table-param.ts";
import type { TablePeriodProps } from "../period/period-button.tsx";
import { TableFoundFilter, type TableFoundFilterProps } from "./table-found-filter.tsx";

export interface TableFilterProps<Name extends string = string> {
	/** The filter's name in the address. */
	name: Name;
	/** What it filters by: "Status". */
	label: string;
	/** The choice that filters nothing: "Any status". */
	any: string;
	/** All choices, or, with `find`, the one that is chosen. */
	options: readonly { value: string; label: string }[];
	/** Reads the choices that a search finds, where they are too many for a page. */
	find?: TableFoundFilterProps["find"];
}

/** What a list can be narrowed down by: one of a few values, or a period. */
export type ListFilter<Name extends string = string> = TableFilterProps<Name> | TablePeriodProps<Name>;

export function TableFilter({ find, ...props }: TableFilterProps) {
	return find ? <TableFoundFilter {...props} find={find} /> : <TableSelectFilter {...props} />;
}

function TableSelectFilter({ name, label, any, options }: Omit<TableFilterProps, "find">) {
	const [asked, setValue] = useTableParam(name);
	const value = options.find((option) => option.value === asked)?.value ?? null;
	return (
		<Select
			aria-label={label}
			className={`min-w-32 flex-1 sm:max-w-56 sm:flex-none ${value ? "[&>select]:border-accent [&>select]:bg-accent-soft/60" : ""}`}
			value={value ?? ""}
			onChange={({ target }) => setValue(target.value || null)}
		>
			<option value="">{any}</option>
			{options.map((option) => (
				<option key={option.value} value={option.value}>
					{option.label}
				</option>
			))}
		</Select>
	);
}

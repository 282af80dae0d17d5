"use client";

import { useTranslations } from "next-intl";
import { cn } from "../../ui/class-names.ts";
import { Select } from "../../ui/fields/select.tsx";
import { useTableParam } from "../address/use-table-param.ts";

export interface SortSelectProps {
	columns: readonly { id: string; label: string }[];
	value: string;
	className?: string | undefined;
}

/** The sort control of a table that is too narrow for headers. */
export function SortSelect({ columns, value, className }: SortSelectProps) {
	const t = useTranslations("table");
	const [, setSort] = useTableParam("sort");
	return (
		<Select
			aria-label={t("sortBy")}
			className={cn("min-w-44 flex-1 sm:w-44 sm:flex-none md:hidden", className)}
			value={value}
			onChange={({ target }) => setSort(target.value)}
		>
			{columns.map(({ id, label }) => [
				<option key={id} value={id}>
					{t("ascending", { column: label })}
				</option>,
				<option key={`-${id}`} value={`-${id}`}>
					{t("descending", { column: label })}
				</option>,
			])}
		</Select>
	);
}

"use client";

import { useTranslations } from "next-intl";
import { Select } from "../../ui/fields/select.tsx";
import { useTableParam } from "../address/use-table-param.ts";

interface SortSelectProps {
	columns: readonly { id: string; label: string }[];
	value: string;
}

/** The sort control of a table that is too narrow for headers. */
export function SortSelect({ columns, value }: SortSelectProps) {
	const t = useTranslations("table");
	const [, setSort] = useTableParam("sort");
	return (
		<Select
			aria-label={t("sortBy")}
			className="min-w-0 flex-1 sm:w-44 sm:flex-none md:hidden"
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

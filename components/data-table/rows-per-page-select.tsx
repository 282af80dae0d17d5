"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Select } from "../ui/fields/select.tsx";
import { ROWS_PER_PAGE, type RowsPerPage } from "./address/rows-per-page.ts";
import { useKeptParam } from "./address/use-kept-param.ts";

export function RowsPerPageSelect({ value }: { value: RowsPerPage }) {
	const t = useTranslations("table");
	const [, setRows] = useKeptParam("rows");
	const id = useId();
	return (
		<div className="flex items-center gap-2 max-xs:hidden">
			<label htmlFor={id}>{t("rowsPerPage")}</label>
			<Select
				id={id}
				className="w-20 [&>select]:h-8"
				value={value}
				onChange={({ target }) => setRows(target.value === String(ROWS_PER_PAGE[0]) ? null : target.value)}
			>
				{ROWS_PER_PAGE.map((rows) => (
					<option key={rows} value={rows}>
						{rows}
					</option>
				))}
			</Select>
		</div>
	);
}

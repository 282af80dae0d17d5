"use client";

import { lazy } from "react";
import { OpenedOnDemand } from "../../ui/windows/opened-on-demand.tsx";
import { FilterField } from "./filter-field.tsx";
import { FiltersButton } from "./filters-button.tsx";
import type { TableFiltersProps } from "./filters-sheet.tsx";

const load = () => import("./filters-sheet.tsx");
const FiltersSheet = lazy(load);

/** A list's filters beside its search; on phones, one button that opens them as a sheet. */
export function TableFilters(props: TableFiltersProps) {
	const { filters } = props;
	return (
		<>
			<div className="contents max-sm:hidden">
				{filters.map((filter) => (
					<FilterField key={"today" in filter ? filter.from : filter.name} filter={filter} />
				))}
			</div>
			<OpenedOnDemand
				preload={load}
				popUp={<FiltersSheet {...props} />}
				button={(opening) => <FiltersButton filters={filters} {...opening} />}
			/>
		</>
	);
}

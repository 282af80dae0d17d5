"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Sheet, SheetClose, SheetContent, SheetTrigger } from "../../ui/windows/sheet.tsx";
import { TableLink } from "../address/table-link.tsx";
import { FilterField } from "./filter-field.tsx";
import { FiltersButton } from "./filters-button.tsx";
import { SortSelect, type SortSelectProps } from "./sort-select.tsx";
import type { ListFilter } from "./table-filter.tsx";

export interface TableFiltersProps {
	filters: readonly ListFilter[];
	/** What the rows can be sorted by; null where that is always the same. */
	sort: SortSelectProps | null;
	/** The list without search and filters; null if there are none. */
	clearHref: string | null;
}

/** The filters under each other, each with its name, and the order. They narrow the list behind the sheet down at once. */
export default function FiltersSheet({ filters, sort, clearHref }: TableFiltersProps) {
	const t = useTranslations("table");
	const [open, setOpen] = useState(true);
	return (
		<Sheet open={open} onOpenChange={setOpen}>
			<SheetTrigger asChild>
				<FiltersButton filters={filters} />
			</SheetTrigger>
			<SheetContent title={t("filters", { count: 0 })}>
				<ul className="flex-1 space-y-4 p-5">
					{filters.map((filter) => (
						<Labelled key={"today" in filter ? filter.from : filter.name} label={filter.label}>
							<FilterField filter={filter} />
						</Labelled>
					))}
					{sort ? (
						<Labelled label={t("sortBy")}>
							<SortSelect {...sort} />
						</Labelled>
					) : null}
				</ul>
				<div className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-5 py-4">
					{clearHref ? (
						<Button asChild variant="ghost">
							<TableLink href={clearHref}>{t("clearFilters")}</TableLink>
						</Button>
					) : null}
					<SheetClose asChild>
						<Button>{t("filtersDone")}</Button>
					</SheetClose>
				</div>
			</SheetContent>
		</Sheet>
	);
}

/** Its field says the same to screen readers. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
	return (
		<li className="space-y-1.5">
			<p aria-hidden className="text-small font-medium">
				{label}
			</p>
			<div className="flex">{children}</div>
		</li>
	);
}

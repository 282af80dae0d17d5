"use client";

import { ListFilter as Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "../../ui/button.tsx";
import { useTableAddress } from "../address/table-address.ts";
import type { ListFilter } from "./table-filter.tsx";

/** Opens the filters on phones, and says how many are set. */
export function FiltersButton({ filters, ...props }: ButtonProps & { filters: readonly ListFilter[] }) {
	const t = useTranslations("table");
	const asked = new URLSearchParams(useTableAddress().asked);
	const count = filters.filter((filter) => isSet(filter, asked)).length;
	return (
		<Button variant="outline" className={`sm:hidden ${count > 0 ? "border-accent bg-accent-soft/60" : ""}`} {...props}>
			<Icon aria-hidden className="max-xs:hidden" />
			{t("filters", { count })}
		</Button>
	);
}

/** A value that isn't among a filter's choices filters nothing. */
function isSet(filter: ListFilter, asked: URLSearchParams): boolean {
	if ("today" in filter) return asked.has(filter.from) || asked.has(filter.to);
	return (
		filter.options.some(({ value }) => value === asked.get(filter.name)) || (!!filter.find && asked.has(filter.name))
	);
}

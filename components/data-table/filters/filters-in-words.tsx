import { useTranslations } from "next-intl";
import type { ParserMap } from "nuqs/server";
import type { TableState } from "../address/search-params.ts";
import { usePeriodInWords } from "../period/period-in-words.ts";
import type { ListFilter } from "./table-filter.tsx";

interface FiltersInWordsProps<Filters extends ParserMap> {
	state: TableState<string, Filters>;
	filters?: readonly ListFilter<Extract<keyof Filters, string>>[];
}

/** The filters of the printed rows, in place of the toolbar: the period always, the others if set. */
export function FiltersInWords<Filters extends ParserMap>({ state, filters = [] }: FiltersInWordsProps<Filters>) {
	const t = useTranslations("tableRows");
	const period = usePeriodInWords();
	const chosen = (name: string): string | null => {
		const value = (state.filters as Readonly<Record<string, unknown>>)[name];
		return value === null || value === undefined ? null : String(value);
	};
	const words = filters.flatMap((filter) => {
		const { label } = filter;
		if ("today" in filter) {
			const { from, to, any } = filter;
			return [t("filteredBy", { label, value: period({ first: chosen(from), last: chosen(to), any }) })];
		}
		const value = chosen(filter.name);
		if (value === null) return [];
		const option = filter.options.find((one) => one.value === value);
		return [t("filteredBy", { label, value: option?.label ?? value })];
	});
	const { search } = state.query;
	if (search !== "") words.push(t("searchedFor", { search }));
	if (words.length === 0) return null;
	return <p className="hidden text-small text-muted print:block">{words.join(" · ")}</p>;
}

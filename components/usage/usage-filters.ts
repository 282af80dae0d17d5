import { getTranslations } from "next-intl/server";
import { type inferParserType, parseAsStringLiteral } from "nuqs/server";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import type { Today } from "@/lib/platform/database/read-today.ts";
import { USAGE_STATUSES, type UsageQuery, type UsageSort } from "@/lib/usage/schema.ts";
import { parseAsDay, parseAsId, parseAsKey } from "../data-table/address/search-params.ts";
import type { ListFilter } from "../data-table/filters/table-filter.tsx";

/** What the address of every list of usage rows can hold. */
export const usageParsers = {
	from: parseAsDay,
	to: parseAsDay,
	user: parseAsId,
	type: parseAsKey,
	status: parseAsStringLiteral(USAGE_STATUSES),
};

/** The parameter that opens a charge's panel over such a list. */
export const CHARGE_PARAM = "charge";

interface UsageListState {
	readonly query: ListQuery<UsageSort>;
	readonly filters: inferParserType<typeof usageParsers>;
}

/** The query of such an address. */
export function usageQueryOf({ query, filters: { from, to, user, type, status } }: UsageListState): UsageQuery {
	return { ...query, from, to, userId: user, creditTypeId: type, status };
}

interface Choice {
	readonly id: string;
	readonly name: string;
}

interface UsageFilterChoices {
	/** What the list calls its people: "User". */
	person: string;
	users: readonly Choice[];
	creditTypes: readonly Choice[];
	today: Today;
}

/** What every list of usage rows can be filtered by. */
export async function usageFilters({ person, users, creditTypes, today }: UsageFilterChoices) {
	const t = await getTranslations("usage");
	const word = await getTranslations("words");
	const options = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, label: name }));
	return [
		{ from: "from", to: "to", label: t("columns.dateUsed"), any: word("anyDate"), today },
		{ name: "user", label: person, any: t("everybody"), options: options(users) },
		{ name: "type", label: t("columns.creditType"), any: word("anyType"), options: options(creditTypes) },
		{
			name: "status",
			label: t("columns.status"),
			any: word("anyStatus"),
			options: USAGE_STATUSES.map((status) => ({ value: status, label: t(`statuses.${status}`) })),
		},
	] satisfies ListFilter<"from" | "to" | "user" | "type" | "status">[];
}

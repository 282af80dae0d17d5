import { parseAsStringLiteral } from "nuqs/server";
import { parseAsDay, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { ORGANIZATION_SORTS, ORGANIZATION_STATUSES, type OrganizationsQuery } from "@/lib/customers/schema.ts";

export const organizationsTable = tableSearchParams({
	path: "/operator/organizations",
	sortable: ORGANIZATION_SORTS,
	defaultSort: { column: "name", direction: "asc" },
	filters: { status: parseAsStringLiteral(ORGANIZATION_STATUSES), from: parseAsDay, to: parseAsDay },
});

export type OrganizationsTableState = TableStateOf<typeof organizationsTable>;

export function queryOf({ query, filters }: OrganizationsTableState): OrganizationsQuery {
	return { ...query, ...filters };
}

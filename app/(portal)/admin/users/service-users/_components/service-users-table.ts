import { parseAsStringLiteral } from "nuqs/server";
import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { SERVICE_USER_SORTS, type ServiceUserListQuery } from "@/lib/service-users/schema.ts";

export const serviceUsersTable = tableSearchParams({
	path: "/admin/users/service-users",
	sortable: SERVICE_USER_SORTS,
	defaultSort: { column: "name", direction: "asc" },
	filters: { status: parseAsStringLiteral(["active", "suspended"]) },
});

export type ServiceUsersTableState = TableStateOf<typeof serviceUsersTable>;

export function queryOf({ query, filters }: ServiceUsersTableState): ServiceUserListQuery {
	return { ...query, ...filters };
}

import { parseAsStringLiteral } from "nuqs/server";
import { parseAsId, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { CREDIT_OWNER_FILTERS, USER_SORTS, type UserListQuery } from "@/lib/people/schema.ts";

export const usersTable = tableSearchParams({
	path: "/admin/users",
	sortable: USER_SORTS,
	defaultSort: { column: "name", direction: "asc" },
	filters: {
		status: parseAsStringLiteral(["active", "suspended"]),
		role: parseAsId,
		credits: parseAsStringLiteral(CREDIT_OWNER_FILTERS),
	},
});

export type UsersTableState = TableStateOf<typeof usersTable>;

export function queryOf({ query, filters: { status, role, credits } }: UsersTableState): UserListQuery {
	return { ...query, status, userRoleId: role, creditOwner: credits };
}

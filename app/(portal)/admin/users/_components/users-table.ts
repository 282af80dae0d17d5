import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { type TableStateOf, tableSearchParams } from "@/components/data-table/search-params.ts";
import { isId } from "@/lib/ids.ts";
import { CREDIT_OWNER_FILTERS, USER_SORTS, type UserListQuery } from "@/lib/users/schema.ts";

export const usersTable = tableSearchParams({
	path: "/admin/users",
	sortable: USER_SORTS,
	defaultSort: { column: "name", direction: "asc" },
	filters: {
		status: parseAsStringLiteral(["active", "suspended"]),
		role: parseAsString,
		credits: parseAsStringLiteral(CREDIT_OWNER_FILTERS),
	},
});

export type UsersTableState = TableStateOf<typeof usersTable>;

export function queryOf(state: UsersTableState): UserListQuery {
	const { status, role, credits } = state.filters;
	return {
		search: state.search,
		status,
		userRoleId: role && isId(role) ? role : null,
		creditOwner: credits,
		sort: state.sort.column,
		descending: state.sort.direction === "desc",
		page: state.page,
		pageSize: state.rowsPerPage,
	};
}

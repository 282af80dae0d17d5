import { parseAsStringLiteral } from "nuqs/server";
import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { INVITATION_SORTS, INVITATION_STATUSES, type InvitationListQuery } from "@/lib/accounts/invitations/schema.ts";

export const invitationsTable = tableSearchParams({
	path: "/admin/users/invitations",
	sortable: INVITATION_SORTS,
	defaultSort: { column: "createdAt", direction: "desc" },
	filters: { status: parseAsStringLiteral(INVITATION_STATUSES) },
});

export type InvitationsTableState = TableStateOf<typeof invitationsTable>;

export function queryOf({ query, filters }: InvitationsTableState): InvitationListQuery {
	return { ...query, ...filters };
}

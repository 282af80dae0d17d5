import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsDay, type TableStateOf, tableSearchParams } from "@/components/data-table/search-params.ts";
import { AUDIT_ACTIONS } from "@/lib/audit/actions.ts";
import type { AuditQuery } from "@/lib/audit/queries.ts";

export const auditTable = tableSearchParams({
	path: "/admin/audit",
	sortable: ["when"],
	defaultSort: { column: "when", direction: "desc" },
	filters: {
		action: parseAsStringLiteral(AUDIT_ACTIONS),
		who: parseAsString,
		from: parseAsDay,
		to: parseAsDay,
	},
});

export type AuditTableState = TableStateOf<typeof auditTable>;

export function queryOf(state: AuditTableState): AuditQuery {
	const { action, who: actorId, from, to } = state.filters;
	const descending = state.sort.direction === "desc";
	const { search, offset, rowsPerPage: limit } = state;
	return { search, action, actorId, from, to, descending, offset, limit };
}

import { parseAsStringLiteral } from "nuqs/server";
import { parseAsDay, parseAsId, type TableStateOf, tableSearchParams } from "@/components/data-table/search-params.ts";
import { AUDIT_ACTIONS } from "@/lib/audit/actions.ts";
import type { AuditQuery } from "@/lib/audit/queries.ts";

export const auditTable = tableSearchParams({
	path: "/admin/audit",
	sortable: ["when"],
	defaultSort: { column: "when", direction: "desc" },
	filters: {
		action: parseAsStringLiteral(AUDIT_ACTIONS),
		who: parseAsId,
		from: parseAsDay,
		to: parseAsDay,
	},
});

export type AuditTableState = TableStateOf<typeof auditTable>;

export function queryOf({ query, filters: { who, ...filters } }: AuditTableState): AuditQuery {
	return { ...query, ...filters, actorId: who };
}

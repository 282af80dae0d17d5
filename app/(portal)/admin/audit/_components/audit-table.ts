import { parseAsStringLiteral } from "nuqs/server";
import {
	parseAsDay,
	parseAsId,
	type TableStateOf,
	tableSearchParams,
} from "@/components/data-table/address/search-params.ts";
import { AUDIT_ACTIONS } from "@/lib/audit/audit-actions.ts";
import type { AuditQuery } from "@/lib/audit/select-audit-entries.ts";

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

/** `orderName`: how the page names the order of a number, which a search can be for as well as for the number. */
export function queryOf(
	{ query, filters: { who, ...filters } }: AuditTableState,
	orderName: (number: string) => string,
): AuditQuery {
	const number = /\d{1,15}$/.exec(query.search)?.[0];
	const name = number ? orderName(number).toLowerCase() : "";
	const names = number ? [number, `#${number}`, name, name.replace("#", "")] : [];
	const orderNumber = names.includes(query.search.toLowerCase()) ? (number ?? null) : null;
	return { ...query, ...filters, orderNumber, actorId: who };
}

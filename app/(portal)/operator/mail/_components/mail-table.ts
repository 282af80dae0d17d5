import { parseAsStringLiteral } from "nuqs/server";
import { parseAsDay, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { MAIL_SORTS, MAIL_STATUSES, type MailQuery } from "@/lib/letters/delivery/schema.ts";
import { MAIL_KINDS } from "@/lib/outbox/mail-kinds.ts";

export const mailTable = tableSearchParams({
	path: "/operator/mail",
	sortable: MAIL_SORTS,
	defaultSort: { column: "createdAt", direction: "desc" },
	filters: {
		status: parseAsStringLiteral(MAIL_STATUSES),
		kind: parseAsStringLiteral(MAIL_KINDS),
		from: parseAsDay,
		to: parseAsDay,
	},
});

export type MailTableState = TableStateOf<typeof mailTable>;

export function queryOf({ query, filters }: MailTableState): MailQuery {
	return { ...query, ...filters };
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import { auditFileOf } from "@/lib/audit/audit-file.ts";
import type { AuditQuery } from "@/lib/audit/select-audit-entries.ts";
import { readOperatorOrdersFile } from "@/lib/orders/lists/operator-orders-file.ts";
import type { OperatorOrdersQuery } from "@/lib/orders/lists/operator-orders-schema.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { subscriptionsFileOfOrganization } from "@/lib/subscriptions/subscriptions-file.ts";
import { NEWEST_USAGE } from "@/lib/usage/schema.ts";
import { type PoolWords, usageFile } from "@/lib/usage/usage-file.ts";
import { readOrganization } from "../queries.ts";
import { lastAccountsFile } from "./last-accounts.ts";
import type { ExportFile } from "./schema.ts";

/**
 * One of the files of everything that there is of an organization (product.md 57a). Null where there is no such organization
 * to see, and for its orders without *Manage Orders*.
 */
export async function readExportFile(
	context: ReadContext,
	{ organizationId, file, words }: { organizationId: string; file: ExportFile; words: PoolWords },
): Promise<CsvQuery | null> {
	if (!(await readOrganization(context, organizationId))) return null;
	switch (file) {
		case "people":
			return peopleFile(organizationId);
		case "balances":
			return lastAccountsFile(organizationId);
		case "orders":
			return readOperatorOrdersFile(context, { ...ALL_ORDERS, organizationId });
		case "subscriptions":
			return subscriptionsFileOfOrganization(organizationId);
		case "usage":
			return usageOf(context, { organizationId, words });
		case "audit":
			return auditFileOf(sqlOf(context.db ?? database()), { organizationId }, ALL_ENTRIES);
	}
}

const ALL_ORDERS: OperatorOrdersQuery = {
	...{ search: "", status: null, gateway: null, organizationId: null },
	...{ sort: "placedAt", descending: true, offset: 0, limit: 1 },
};

const ALL_ENTRIES: AuditQuery = {
	...{ search: "", orderNumber: null, action: null, actorId: null, from: null, to: null },
	...{ sort: "when", descending: true, offset: 0, limit: 1 },
};

const PEOPLE: readonly CsvColumn[] = [
	{ name: "user_id", kind: "id" },
	{ name: "name", kind: "text" },
	{ name: "email", kind: "text" },
	{ name: "kind", kind: "text" },
	{ name: "role", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "credit_owner", kind: "text" },
	{ name: "external_id", kind: "text" },
	{ name: "language", kind: "text" },
	{ name: "time_zone", kind: "text" },
	{ name: "created_at", kind: "instant" },
	{ name: "last_signed_in_at", kind: "instant" },
	{ name: "legal_name", kind: "text" },
	{ name: "address", kind: "text" },
	{ name: "country", kind: "text" },
	{ name: "tax_id", kind: "text" },
	{ name: "billing_email", kind: "text" },
	{ name: "po_number", kind: "text" },
];

/** Its people and service users, with their billing information. */
function peopleFile(organizationId: string): CsvQuery {
	const text = `SELECT "user"."id" AS "user_id", "user"."name",
			CASE "user"."kind" WHEN 'person' THEN "user"."email" ELSE '' END AS "email", "user"."kind"::text AS "kind",
			"user_role"."name" AS "role", "user"."status"::text AS "status",
			CASE WHEN "owner"."id" <> "user"."id" THEN "owner"."name" END AS "credit_owner", "user"."external_id",
			"user"."language", "user"."time_zone", "user"."created_at", "user"."last_signed_in_at", "billing"."legal_name",
			concat_ws(', ', "billing"."address_line_1", "billing"."address_line_2", "billing"."postal_code", "billing"."city",
				"billing"."region") AS "address",
			"billing"."country"::text AS "country", "billing"."tax_id", "billing"."billing_email", "billing"."po_number"
		FROM "user" JOIN "user_role" ON "user_role"."id" = "user"."user_role_id"
		JOIN "user" AS "owner" ON "owner"."id" = "user"."credit_owner_id"
		LEFT JOIN "billing_information" AS "billing" ON "billing"."user_id" = "user"."id"
		WHERE "user"."organization_id" = $1::uuid AND "user"."status" <> 'removed'
		ORDER BY lower("user"."name"), "user"."id"`;
	return { text, values: [organizationId], columns: PEOPLE };
}

/** What its wallets and share groups paid, and what subscriptions of its people covered. */
async function usageOf(
	{ db = database() }: ReadContext,
	{ organizationId, words }: { organizationId: string; words: PoolWords },
): Promise<CsvQuery> {
	const pools = await sqlOf(db).query<{ accountId: string; groupId: string | null }>(
		`SELECT "pool"."account_id" AS "accountId", "account"."share_group_id" AS "groupId" FROM "user"
		LEFT JOIN "share_group" ON "share_group"."creator_id" = "user"."id"
		JOIN "account" ON "account"."user_id" = "user"."id" OR "account"."share_group_id" = "share_group"."id"
		JOIN "pool" ON "pool"."account_id" = "account"."id" AND "pool"."version" > 0
		WHERE "user"."organization_id" = $1::uuid GROUP BY "pool"."account_id", "account"."share_group_id"`,
		[organizationId],
	);
	const scope = {
		accountIds: pools.map(({ accountId }) => accountId),
		visibleGroupIds: pools.flatMap(({ groupId }) => groupId ?? []),
		spender: null,
		coveredIn: organizationId,
	};
	return usageFile({ scope, period: { start: null, end: null }, query: NEWEST_USAGE }, words);
}

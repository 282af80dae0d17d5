import type { Actor } from "@/lib/auth/actor.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { searchedSpellings } from "@/lib/text/addresses/mail-address.ts";
import { literally } from "@/lib/text/containing.ts";
import type { InvitationListQuery, InvitationStatus } from "./schema.ts";

const COLUMNS: readonly CsvColumn[] = [
	...(["name", "email", "role", "status", "invited_by"] as const).map((name) => ({ name, kind: "text" as const })),
	...(["invited_at", "last_sent_at", "expires_at"] as const).map((name) => ({ name, kind: "instant" as const })),
];

const STATUS_SQL: Record<InvitationStatus, string> = {
	pending: `"accepted_at" IS NULL AND "revoked_at" IS NULL AND "expires_at" > clock_timestamp()`,
	expired: `"accepted_at" IS NULL AND "revoked_at" IS NULL AND "expires_at" <= clock_timestamp()`,
	ended: `"ended_because" IS NOT NULL AND "expires_at" > clock_timestamp()`,
};
const SORT_SQL = { name: `"name"`, email: `"email"`, createdAt: `"created_at"`, expiresAt: `"expires_at"` };

/** Every invitation that the list shows with these filters, in its order; null without the right to see users. */
export function invitationsFileOf(actor: Actor, query: InvitationListQuery): CsvQuery | null {
	if (!maySeeUsers(actor)) return null;
	const values = new SqlValues();
	const states = query.status ? [STATUS_SQL[query.status]] : Object.values(STATUS_SQL);
	const where = [`"organization_id" = ${values.add(actor.organizationId, "uuid")}`, `((${states.join(") OR (")}))`];
	if (query.search) {
		const like = (text: string) => `ILIKE ${values.add(`%${literally(text)}%`, "text")}`;
		const emails = searchedSpellings(query.search).map((text) => `"email" ${like(text)}`);
		where.push(`(${[`"name" ${like(query.search)}`, ...emails].join(" OR ")})`);
	}
	const direction = query.descending ? "DESC" : "ASC";
	const text = `SELECT "shown"."name", "shown"."email", "user_role"."name" AS "role", CASE
				WHEN "shown"."ended_because" IS NOT NULL THEN 'ended' WHEN "shown"."expires_at" > clock_timestamp() THEN 'pending'
				ELSE 'expired' END AS "status",
			"inviter"."name" AS "invited_by", "shown"."created_at" AS "invited_at", "shown"."last_sent_at", "shown"."expires_at"
		FROM (SELECT * FROM "invitation" WHERE ${where.join(" AND ")}) AS "shown"
		JOIN "user" AS "inviter" ON "inviter"."id" = "shown"."invited_by_id"
		LEFT JOIN "user_role" ON "user_role"."id" = "shown"."user_role_id"
		ORDER BY "shown".${SORT_SQL[query.sort]} ${direction}, "shown"."id" ${direction}`;
	return { text, values: values.values, columns: COLUMNS };
}

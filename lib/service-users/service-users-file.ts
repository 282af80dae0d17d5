import type { Actor } from "@/lib/auth/actor.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { listedServiceUsers } from "./queries.ts";
import type { ServiceUserListQuery } from "./schema.ts";

const COLUMNS: readonly CsvColumn[] = [
	...(["name", "status", "responsible", "credit_owner"] as const).map((name) => ({ name, kind: "text" as const })),
	{ name: "keys", kind: "number" },
	{ name: "last_used_at", kind: "instant" },
	{ name: "created_at", kind: "instant" },
];

/** Every service user that the list shows with these filters, in its order; null without the right to see users. */
export function serviceUsersFileOf(actor: Actor, query: ServiceUserListQuery): CsvQuery | null {
	if (!maySeeUsers(actor)) return null;
	const { from, order, keys, lastUsedAt, values } = listedServiceUsers(actor, query);
	const text = `SELECT "user"."name", "user"."status"::text AS "status", "responsible"."name" AS "responsible",
			"owner"."name" AS "credit_owner", ${keys} AS "keys", ${lastUsedAt} AS "last_used_at", "user"."created_at"
		${from} ORDER BY ${order}`;
	return { text, values, columns: COLUMNS };
}

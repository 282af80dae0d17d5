import type { Actor } from "@/lib/auth/actor.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { literally } from "@/lib/text/containing.ts";
import { mayAdministrateRequests } from "../policy.ts";
import type { RequestQuery } from "../schema.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "request_id", kind: "id" },
	{ name: "asked_at", kind: "instant" },
	{ name: "user_name", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "lapses_at", kind: "instant" },
	{ name: "closed_at", kind: "instant" },
];

const SORT_SQL = { askedAt: `"asked_at"`, credits: `"credits"` };

const OWN_COLUMNS: readonly CsvColumn[] = [
	...COLUMNS.filter(({ name }) => name !== "user_name"),
	{ name: "until", kind: "text" },
	{ name: "reason", kind: "text" },
];

/** All requests of the actor's own, newest first, with why and until when they asked. */
export function ownRequestsFileOf({ userId }: Pick<Actor, "userId">): CsvQuery {
	const text = `SELECT "request"."id" AS "request_id", "request"."asked_at", "request"."credits",
			"credit_type"."name" AS "credit_type", "request"."status"::text AS "status", "request"."lapses_at",
			"request"."closed_at", "request"."until"::text AS "until", "request"."reason"
		FROM "credit_request" AS "request" JOIN "credit_type" ON "credit_type"."id" = "request"."credit_type_id"
		WHERE "request"."user_id" = $1::uuid
		ORDER BY "request"."asked_at" DESC, "request"."id" DESC`;
	return { text, values: [userId], columns: OWN_COLUMNS };
}

/**
 * Every request that a list shows with these filters, in its order: those that were put to the actor, or, for an
 * administrator, all of the organization as well. Null where the actor may not see that list.
 */
export function requestsFileOf(
	actor: Actor,
	{ list, query }: { list: "mine" | "organization"; query: RequestQuery },
): CsvQuery | null {
	if (list === "organization" && !mayAdministrateRequests(actor)) return null;
	const values = new SqlValues();
	const me = values.add(actor.userId, "uuid");
	const putToMe = `EXISTS (SELECT FROM "credit_request_receiver" AS "receiver"
		WHERE "receiver"."request_id" = "request"."id" AND "receiver"."user_id" = ${me})`;
	const ofOthers = () =>
		`("request"."organization_id" = ${values.add(actor.organizationId, "uuid")} AND "request"."user_id" <> ${me})`;
	const where = [list === "mine" ? putToMe : `(${ofOthers()} OR ${putToMe})`];
	if (query.status) where.push(`"request"."status" = ${values.add(query.status, "credit_request_status")}`);
	if (query.creditTypeId) where.push(`"request"."credit_type_id" = ${values.add(query.creditTypeId, "text")}`);
	if (query.search) where.push(`"user"."name" ILIKE ${values.add(`%${literally(query.search)}%`, "text")}`);
	const direction = query.descending ? "DESC" : "ASC";
	const text = `SELECT "request"."id" AS "request_id", "request"."asked_at", "user"."name" AS "user_name",
			"request"."credits", "credit_type"."name" AS "credit_type", "request"."status"::text AS "status",
			"request"."lapses_at", "request"."closed_at"
		FROM "credit_request" AS "request" JOIN "user" ON "user"."id" = "request"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "request"."credit_type_id"
		WHERE ${where.join(" AND ")}
		ORDER BY "request".${SORT_SQL[query.sort]} ${direction}, "request"."id" ${direction}`;
	return { text, values: values.values, columns: COLUMNS };
}

import type { Actor } from "@/lib/auth/actor.ts";
import { TOTAL_SQL } from "@/lib/orders/lists/orders-file.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "happened_at", kind: "instant" },
	{ name: "refill", kind: "text" },
	{ name: "share_group", kind: "text" },
	{ name: "credit_type", kind: "text" },
	{ name: "event", kind: "text" },
	{ name: "because", kind: "text" },
	{ name: "available", kind: "number" },
	{ name: "credits", kind: "number" },
	{ name: "order_number", kind: "number" },
	{ name: "plan", kind: "text" },
	{ name: "total", kind: "number" },
	{ name: "currency", kind: "text" },
	{ name: "used_most", kind: "text" },
	{ name: "by", kind: "text" },
];

/** What the actor's refills did, as the history lists it, all of it: latest first, those that were removed included. */
export function refillHistoryFileOf({ userId }: Pick<Actor, "userId">): CsvQuery {
	const text = `SELECT "event"."happened_at", "refill"."kind"::text AS "refill", "share_group"."name" AS "share_group",
			"credit_type"."name" AS "credit_type", "event"."kind"::text AS "event", "event"."because"::text AS "because",
			"event"."available", "event"."credits", "order"."number" AS "order_number", "order"."plan_name" AS "plan",
			${TOTAL_SQL} AS "total", "order"."currency", (
				SELECT string_agg("user"."name" || ' (' || ("used"."by" ->> 'credits') || ')', ', ' ORDER BY "used"."place")
				FROM jsonb_array_elements("event"."used_by") WITH ORDINALITY AS "used" ("by", "place")
				JOIN "user" ON "user"."id"::text = "used"."by" ->> 'userId'
			) AS "used_most", "by"."name" AS "by"
		FROM "refill_event" AS "event" JOIN "refill" ON "refill"."id" = "event"."refill_id"
		JOIN "credit_type" ON "credit_type"."id" = "refill"."credit_type_id"
		LEFT JOIN "share_group" ON "share_group"."id" = "refill"."share_group_id"
		LEFT JOIN "order" ON "order"."id" = "event"."order_id"
		LEFT JOIN "user" AS "by" ON "by"."id" = "event"."by_id"
		WHERE "refill"."user_id" = $1::uuid
		ORDER BY "event"."happened_at" DESC, "event"."id" DESC`;
	return { text, values: [userId], columns: COLUMNS };
}

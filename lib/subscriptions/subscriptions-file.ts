import type { Actor } from "@/lib/auth/actor.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";

/** What a file says of a subscription, beside whose it is. */
const COLUMNS: readonly CsvColumn[] = [
	{ name: "plan", kind: "text" },
	{ name: "kind", kind: "text" },
	{ name: "credit_type", kind: "text" },
	{ name: "currency", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "ordered_at", kind: "instant" },
	{ name: "period_ends_on", kind: "text" },
	{ name: "cancelled_at", kind: "instant" },
	{ name: "ended_at", kind: "instant" },
	{ name: "end_reason", kind: "text" },
	{ name: "arrivals", kind: "number" },
	{ name: "arrived", kind: "number" },
	{ name: "taken_back", kind: "number" },
];

const SELECTED = `"plan_version"."name" AS "plan", "subscription"."kind"::text AS "kind",
			"credit_type"."name" AS "credit_type", "subscription"."currency"::text AS "currency",
			"subscription"."status"::text AS "status", "subscription"."created_at" AS "ordered_at",
			"subscription"."period_ends_on"::text AS "period_ends_on", "subscription"."cancelled_at", "subscription"."ended_at",
			"subscription"."end_reason"::text AS "end_reason", "arrived"."count" AS "arrivals",
			coalesce("arrived"."credits", 0) AS "arrived", coalesce("arrived"."taken_back", 0) AS "taken_back"
		FROM "user" JOIN "subscription" ON "subscription"."user_id" = "user"."id"
		JOIN "plan_version" ON "plan_version"."plan_id" = "subscription"."plan_id"
			AND "plan_version"."version" = "subscription"."plan_version"
		JOIN "credit_type" ON "credit_type"."id" = "subscription"."credit_type_id"
		CROSS JOIN LATERAL (
			SELECT count(*) AS "count", sum("credits") AS "credits", sum("taken_back") AS "taken_back"
			FROM "subscription_period" WHERE "subscription_id" = "subscription"."id"
		) AS "arrived"`;

/**
 * All subscriptions of the actor's own, in the order in which Credits & Subscriptions lists them, with the credits that
 * arrived by each and what of them was taken back.
 */
export function ownSubscriptionsFileOf({ userId }: Pick<Actor, "userId">): CsvQuery {
	const text = `SELECT ${SELECTED}
		WHERE "user"."id" = $1::uuid
		ORDER BY "subscription"."ended_at" DESC NULLS FIRST, "subscription"."created_at" DESC, "subscription"."id" DESC`;
	return { text, values: [userId], columns: COLUMNS };
}

/** All subscriptions of an organization's people, ended ones included, with the credits that arrived by each. */
export function subscriptionsFileOfOrganization(organizationId: string): CsvQuery {
	const text = `SELECT "subscription"."id" AS "subscription_id", "user"."id" AS "user_id", "user"."name" AS "user_name",
			"user"."email" AS "user_email", ${SELECTED}
		WHERE "user"."organization_id" = $1::uuid
		ORDER BY lower("user"."name"), "user"."id", "subscription"."created_at", "subscription"."id"`;
	return { text, values: [organizationId], columns: [...WHOSE, ...COLUMNS] };
}

const WHOSE: readonly CsvColumn[] = [
	{ name: "subscription_id", kind: "id" },
	{ name: "user_id", kind: "id" },
	{ name: "user_name", kind: "text" },
	{ name: "user_email", kind: "text" },
];

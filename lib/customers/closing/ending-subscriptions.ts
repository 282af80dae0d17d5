import type { SubscriptionStatus } from "@/generated/prisma/enums.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { dayOf } from "@/lib/text/months-after.ts";

/** A subscription of an organization's that ends when the organization is closed. */
export interface EndingSubscription {
	readonly id: string;
	readonly subscriber: string;
	readonly plan: string;
	/** The credit type inside a sentence. */
	readonly type: string;
	readonly status: SubscriptionStatus;
	/** When its period would have ended, YYYY-MM-DD; null where none has begun. */
	readonly periodEndsOn: string | null;
}

/** An organization's subscriptions that haven't ended: the first of them by name of their subscriber, and how many there are. */
export async function readEndingSubscriptions(
	db: Database,
	{ organizationId, limit }: { readonly organizationId: string; readonly limit: number },
): Promise<{ rows: readonly EndingSubscription[]; total: number }> {
	const where = { user: { organizationId }, status: { not: "ended" } } as const;
	const [found, total] = await Promise.all([
		db.subscription.findMany({
			where,
			orderBy: [{ user: { name: "asc" } }, { createdAt: "asc" }, { id: "asc" }],
			take: limit,
			include: { user: true, terms: true, creditType: true },
		}),
		db.subscription.count({ where }),
	]);
	const rows = found.map(({ id, user, terms, creditType, status, periodEndsOn }) => ({
		...{ id, subscriber: user.name, plan: terms.name, type: creditType.nameInText, status },
		periodEndsOn: periodEndsOn && dayOf(periodEndsOn),
	}));
	return { rows, total };
}

const COLUMNS: readonly CsvColumn[] = [
	{ name: "subscription_id", kind: "id" },
	{ name: "user_id", kind: "id" },
	{ name: "user_name", kind: "text" },
	{ name: "user_email", kind: "text" },
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

/** A file of all subscriptions of an organization's people, ended ones included, with the credits that arrived by each. */
export function subscriptionsFile(organizationId: string): CsvQuery {
	const text = `SELECT "subscription"."id" AS "subscription_id", "user"."id" AS "user_id", "user"."name" AS "user_name",
			"user"."email" AS "user_email", "plan_version"."name" AS "plan", "subscription"."kind"::text AS "kind",
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
		) AS "arrived"
		WHERE "user"."organization_id" = $1::uuid
		ORDER BY lower("user"."name"), "user"."id", "subscription"."created_at", "subscription"."id"`;
	return { text, values: [organizationId], columns: COLUMNS };
}

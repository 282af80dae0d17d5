import type { Sql } from "@/lib/platform/database/sql.ts";
import { MAX_BULK_CHARGES } from "./bounds.ts";
import type { PreviewBulkRefundInput } from "./schema.ts";

export interface RefundPeriod {
	readonly start: Date;
	readonly end: Date;
}

/** The instants of these minutes of the deployment's. */
export async function readRefundPeriod(
	sql: Sql,
	{ from, until }: Pick<PreviewBulkRefundInput, "from" | "until">,
): Promise<RefundPeriod> {
	const [period] = await sql.query<RefundPeriod>(
		`SELECT $1::timestamp AT TIME ZONE "time_zone" AS "start", $2::timestamp AT TIME ZONE "time_zone" AS "end"
		FROM "deployment"`,
		[from, until],
	);
	if (!period) throw new Error("The deployment has no time zone.");
	return period;
}

/** A charge of which something can be given back. */
export interface RefundableCharge {
	readonly chargeId: string;
	readonly userId: string;
	readonly organizationId: string;
	readonly creditType: string;
	/** What it has left. */
	readonly credits: bigint;
}

/**
 * The charges of a service in a period that have something left to give back: refunded in part or not at all, and not
 * cancelled. One more than a bulk refund takes, where there are more. The pools are looked up in the daily totals, and
 * their usage rows by the time.
 */
export async function readRefundable(
	sql: Sql,
	{ service, start, end }: RefundPeriod & { readonly service: string },
): Promise<RefundableCharge[]> {
	return sql.query<RefundableCharge>(
		`WITH "paying" AS MATERIALIZED (
			SELECT DISTINCT "account_id" FROM "usage_daily", "deployment"
			WHERE "service" = $1 AND "day" BETWEEN ($2::timestamptz AT TIME ZONE "time_zone")::date
				AND ($3::timestamptz AT TIME ZONE "time_zone")::date
		), "used" AS MATERIALIZED (
			SELECT DISTINCT "entry"."client", "entry"."charge_id" FROM "paying"
			JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "paying"."account_id"
			WHERE "entry"."posted_at" >= $2::timestamptz AND "entry"."posted_at" < $3::timestamptz
				AND "entry"."slice_credits" IS NOT NULL AND "entry"."service" = $1
		)
		SELECT "charge"."id" AS "chargeId", "charge"."user_id" AS "userId", "user"."organization_id" AS "organizationId",
			"credit_type"."name" AS "creditType", "charge"."charged" - "charge"."refunded" AS "credits"
		FROM "used" JOIN "charge" ON "charge"."client" = "used"."client" AND "charge"."id" = "used"."charge_id"
		JOIN "user" ON "user"."id" = "charge"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "charge"."credit_type_id"
		WHERE "charge"."status" <> 'cancelled' AND "charge"."charged" > "charge"."refunded"
		LIMIT $4::int`,
		[service, start, end, MAX_BULK_CHARGES + 1],
	);
}

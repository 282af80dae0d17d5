import type { Sql } from "@/lib/platform/database/sql.ts";

/**
 * For benchmarks: bulk charges of one credit each, a minute apart, by all users in turn, with only the rows that usage
 * and daily sums are read from. Nothing is checked, which only a superuser can switch off: the application can't call
 * this.
 */
export async function writeManyCharges(
	sql: Sql,
	{ accountId, charges }: { accountId: string; charges: number },
): Promise<void> {
	await sql.query("SET LOCAL session_replication_role = replica");
	await sql.query(
		`CREATE TEMP TABLE "made" ON COMMIT DROP AS
		SELECT gen_random_uuid() AS "id", "n", "member"."ids"[1 + "n" % array_length("member"."ids", 1)] AS "user_id",
			date_trunc('minute', now()) - ($1::int - "n") * interval '1 minute' AS "posted_at"
		FROM generate_series(1, $1::int) AS "n", (SELECT array_agg("id" ORDER BY "id") AS "ids" FROM "user") AS "member"`,
		[charges],
	);
	await sql.query(
		`INSERT INTO "charge" ("id", "user_id", "credit_type_id", "requested", "charged", "service", "item", "reference", "posted_at")
		SELECT "id", "user_id", 'lab', 1, 1, 'labs', 'Kubernetes basics, part ' || "n" % 97, 'LAB-' || "n", "posted_at" FROM "made" ORDER BY "n"`,
	);
	await sql.query(
		`INSERT INTO "charge_slice" ("charge_id", "position", "account_id", "user_id", "credit_type_id", "credits",
			"account_version", "balance_after", "lot_expires_at", "address", "posted_at")
		SELECT "id", 0, $1::uuid, "user_id", 'lab', 1, "n" + 1, $2::int - "n", now() + interval '1 year',
			'member@bench.example', "posted_at" FROM "made" ORDER BY "n"`,
		[accountId, charges],
	);
	await sql.query(
		`INSERT INTO "usage_daily" ("account_id", "user_id", "credit_type_id", "day", "charged", "charges")
		SELECT $1::uuid, "user_id", 'lab', ("posted_at" AT TIME ZONE 'UTC')::date, count(*), count(*) FROM "made" GROUP BY 1, 2, 3, 4`,
		[accountId],
	);
}

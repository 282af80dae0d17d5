import type { Sql } from "@/lib/platform/database/sql.ts";
import { entryTextsSql, hashAfterSql } from "../posting/entry-hash-sql.ts";

/** Charges of one credit each, out of the fullest lot of a pool, which needs more credits than there are charges. */
export interface ManyCharges {
	readonly accountId: string;
	readonly charges: number;
	/** They use credits in turn: as owners of these addresses where the pool is a share group's. */
	readonly members: readonly { readonly userId: string; readonly addressId?: string }[];
	/** The charges are spread evenly between these instants, none before the pool's last posting. */
	readonly from: Date;
	readonly until: Date;
	/** How many are written with each statement. */
	readonly atOnce?: number;
}

/**
 * For benchmarks: charges in bulk, with every row that posting them one by one would have written, so that
 * `ledger:verify` finds nothing. Nothing is checked on the way, which only a superuser can switch off: the application
 * can't call this. Needs a transaction of its own, and PostgreSQL 18.
 */
export async function writeManyCharges(
	sql: Sql,
	{ accountId, charges, members, from, until, atOnce = 200_000 }: ManyCharges,
): Promise<void> {
	await sql.execute("SET LOCAL session_replication_role = replica");
	// Each row's hash from the one of the row before, as an aggregate that runs along a window.
	await sql.execute(`CREATE OR REPLACE FUNCTION pg_temp."hash_after"("last" bytea, "head" bytea, "text" text)
		RETURNS bytea LANGUAGE sql IMMUTABLE AS $$ SELECT ${hashAfterSql(`coalesce("last", "head")`, `"text"`)} $$`);
	await sql.execute(
		`CREATE OR REPLACE AGGREGATE pg_temp."chained"(bytea, text) (SFUNC = pg_temp."hash_after", STYPE = bytea)`,
	);
	await sql.execute(`CREATE TEMP TABLE "made" (LIKE "ledger_entry") ON COMMIT DROP`);
	const userIds = members.map(({ userId }) => userId);
	const addressIds = members.map(({ addressId }) => addressId ?? null);
	for (let first = 0; first < charges; first += atOnce) {
		const last = Math.min(first + atOnce, charges) - 1;
		await sql.execute(MAKE, [accountId, first, last, userIds, addressIds, from, until, charges]);
		for (const statement of WRITE) await sql.execute(statement);
		await sql.execute(`TRUNCATE "made"`);
	}
}

/** The entries, without their hashes. */
const MAKE = `
INSERT INTO "made" ("account_id", "version", "kind", "lot_id", "credits", "balance_after", "movement_id", "part", "client",
	"charge_id", "slice", "slice_credits", "slice_expires_at", "service", "item", "reference", "user_id", "address_id",
	"posted_at", "hash")
SELECT "pool"."account_id", "version" + "nth", 'charge', "lot"."id", -1, "balance" - "nth", "charge_id", 0, 'bench',
	"charge_id", 0, 1, "lot"."expires_at", 'labs', 'Kubernetes basics, part ' || "n" % 97, 'LAB-' || "n",
	($4::uuid[])[1 + "n" % cardinality($4::uuid[])], ($5::uuid[])[1 + "n" % cardinality($5::uuid[])],
	$6::timestamptz + ($7::timestamptz - $6::timestamptz) * ("n"::float8 / $8::int), ''
FROM "pool",
	(SELECT * FROM "lot" WHERE "account_id" = $1::uuid ORDER BY "remaining" DESC LIMIT 1) AS "lot",
	(SELECT "n", "n" - $2::int + 1 AS "nth", uuidv7() AS "charge_id" FROM generate_series($2::int, $3::int) AS "n") AS "charge"
WHERE "pool"."account_id" = $1::uuid`;

/** What posting the entries writes. */
const WRITE = [
	`WITH "hashed" AS (
		SELECT "made"."version", pg_temp."chained"("head", concat(${entryTextsSql(`"made"`)})) OVER (ORDER BY "made"."version") AS "hash"
		FROM "made" JOIN "pool" USING ("account_id")
	)
	UPDATE "made" SET "hash" = "hashed"."hash" FROM "hashed" WHERE "hashed"."version" = "made"."version"`,
	`INSERT INTO "ledger_entry" SELECT * FROM "made" ORDER BY "version"`,
	`INSERT INTO "charge" ("client", "id", "account_ids", "versions", "user_id", "credit_type_id", "requested", "charged",
		"service", "item", "reference", "posted_at")
	SELECT "client", "charge_id", ARRAY["account_id"], ARRAY["made"."version"], "user_id", "credit_type_id",
		"slice_credits", "slice_credits", "service", "item", "reference", "posted_at"
	FROM "made" JOIN "pool" USING ("account_id") ORDER BY "made"."version"`,
	`INSERT INTO "request" ("client", "key", "kind", "body_hash", "effect_id", "created_at")
	SELECT "client", "charge_id"::text, 'charge', sha256(uuid_send("charge_id")), "charge_id", "posted_at"
	FROM "made" ORDER BY "version"`,
	`INSERT INTO "usage_daily" AS "daily" ("account_id", "user_id", "day", "service", "charged", "charges")
	SELECT "account_id", "user_id", ("posted_at" AT TIME ZONE "time_zone")::date, "service", sum("slice_credits"), count(*)
	FROM "made", "deployment" GROUP BY 1, 2, 3, 4
	ON CONFLICT ("account_id", "day", "user_id", "service") DO UPDATE
	SET "charged" = "daily"."charged" + EXCLUDED."charged", "charges" = "daily"."charges" + EXCLUDED."charges"`,
	`INSERT INTO "pool_use" AS "use" ("account_id", "user_id", "address_id", "day", "credits")
	SELECT "account_id", "user_id", coalesce("address_id", '00000000-0000-0000-0000-000000000000'),
		("posted_at" AT TIME ZONE "time_zone")::date, sum("slice_credits")
	FROM "made", "deployment" GROUP BY 1, 2, 3, 4
	ON CONFLICT ("account_id", "user_id", "address_id", "day") DO UPDATE SET "credits" = "use"."credits" + EXCLUDED."credits"`,
	`UPDATE "lot" SET "remaining" = "remaining" - "used" FROM (
		SELECT "account_id", "lot_id", sum("slice_credits") AS "used" FROM "made" GROUP BY 1, 2) AS "made"
	WHERE "lot"."account_id" = "made"."account_id" AND "lot"."id" = "made"."lot_id"`,
	`UPDATE "pool" SET "balance" = "made"."balance_after", "version" = "made"."version", "last_posted_at" = "made"."posted_at",
		"head" = "made"."hash"
	FROM (SELECT * FROM "made" ORDER BY "version" DESC LIMIT 1) AS "made" WHERE "pool"."account_id" = "made"."account_id"`,
];

import type { Clock } from "@/lib/platform/database/clock.ts";
import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { logger } from "@/lib/platform/logger.ts";
import { monthOf } from "../month-of.ts";
import { runGroupRefill } from "./run-group-refill.ts";
import { type Candidate, runTopUp } from "./run-top-up.ts";

const AT_ONCE = 100;
/** A run ends before the next begins. */
const MOST_MS = 45_000;

interface Sort {
	readonly find: (sql: Sql, asked: { readonly after: string; readonly now: Date }) => Promise<Candidate[]>;
	readonly run: (tx: Transaction, candidate: Candidate) => Promise<boolean>;
}

/** Wallets first: what arrives in them can be shared. */
const SORTS: readonly Sort[] = [
	{ find: findTopUps, run: runTopUp },
	{ find: findGroupRefills, run: runGroupRefill },
];

/**
 * Does what refills have to do (product.md 55): orders packs for wallets and shares credits with groups that have too little,
 * pauses those that may not go on. Each is decided under its owner's lock, in a transaction of its own, so that however many
 * run at once or end in the middle, each thing is done once. What fails is logged, and tried again by the next run. Returns
 * how many did something.
 */
export async function runRefills({
	db = writingDatabase(),
	clock,
}: {
	readonly db?: Database;
	readonly clock?: Clock;
} = {}): Promise<number> {
	const end = performance.now() + MOST_MS;
	let count = 0;
	let failed: unknown = null;
	for (const { find, run } of SORTS) {
		for (let after = FIRST; performance.now() < end; ) {
			const look = async (tx: Transaction) => find(tx.sql, { after, now: await tx.clock.now(tx.sql) });
			const candidates = await transact(db, look, { clock });
			for (const candidate of candidates) {
				try {
					if (await transact(db, (tx) => run(tx, candidate), { clock })) count += 1;
				} catch (error) {
					failed = error;
					logger.warn({ error, refillId: candidate.id }, "A refill waits for the next run.");
				}
			}
			const last = candidates.at(-1);
			if (!last || candidates.length < AT_ONCE) break;
			after = last.id;
		}
	}
	if (failed !== null) throw failed;
	return count;
}

const FIRST = "00000000-0000-0000-0000-000000000000";

/** What a pool has, as charges see it: what has expired and is not swept yet is gone. `$2` is the present. */
const IS_BELOW = `"pool"."balance" - "pool"."held" - coalesce((
	SELECT sum("remaining" - "held") FROM "lot"
	WHERE "lot"."account_id" = "pool"."account_id" AND "closed_at" IS NULL AND "expires_at" <= $2::timestamptz
), 0) < "refill"."threshold"`;

const IS_RUNNING = `"refill"."removed_at" IS NULL AND "refill"."paused_because" IS NULL AND "refill"."id" > $1::uuid
	AND "owner"."status" = 'active' AND "organization"."suspended_at" IS NULL`;

/**
 * Those that may have something to do: fewer than the threshold and no open order, or a reason to pause. The lock and the
 * facts decide. One whose ceiling was told this month is looked at again when anything about it changes.
 */
async function findTopUps(sql: Sql, { after, now }: { after: string; now: Date }): Promise<Candidate[]> {
	return sql.query<Candidate>(
		`SELECT "refill"."id", "refill"."user_id" AS "userId"
		FROM "refill"
		JOIN "user" AS "owner" ON "owner"."id" = "refill"."user_id"
		JOIN "organization" ON "organization"."id" = "owner"."organization_id"
		JOIN "credit_type" ON "credit_type"."id" = "refill"."credit_type_id"
		JOIN "plan" ON "plan"."id" = "refill"."plan_id"
		JOIN "plan_version" AS "newest" ON "newest"."plan_id" = "plan"."id"
			AND "newest"."version" = (SELECT max("version") FROM "plan_version" WHERE "plan_id" = "plan"."id")
		JOIN "account" ON "account"."user_id" = "owner"."id" AND "account"."kind" = 'wallet'
			AND "account"."credit_type_id" = "refill"."credit_type_id"
		JOIN "pool" ON "pool"."account_id" = "account"."id"
		LEFT JOIN "order" ON "order"."id" = "refill"."order_id"
		WHERE "refill"."kind" = 'top_up' AND ${IS_RUNNING} AND (
			"order"."status" = 'cancelled' OR "owner"."credit_owner_id" <> "owner"."id"
			OR "credit_type"."retired_at" IS NOT NULL OR "plan"."withdrawn_at" IS NOT NULL
			OR "newest"."version" <> "refill"."plan_version"
			OR "newest"."on_sale_from" > $3::date OR "newest"."on_sale_until" < $3::date
			OR ("order"."status" IS DISTINCT FROM 'pending'
				AND "refill"."ceiling_told_in" IS DISTINCT FROM $4::date AND ${IS_BELOW})
		)
		ORDER BY "refill"."id" LIMIT $5::int`,
		[after, now, await dayAt(sql, now), await monthOf(sql, now), AT_ONCE],
	);
}

/** The same of open share groups; those that were short are looked at until they aren't. */
async function findGroupRefills(sql: Sql, { after, now }: { after: string; now: Date }): Promise<Candidate[]> {
	return sql.query<Candidate>(
		`SELECT "refill"."id", "refill"."user_id" AS "userId"
		FROM "refill"
		JOIN "user" AS "owner" ON "owner"."id" = "refill"."user_id"
		JOIN "organization" ON "organization"."id" = "owner"."organization_id"
		JOIN "credit_type" ON "credit_type"."id" = "refill"."credit_type_id"
		JOIN "share_group" ON "share_group"."id" = "refill"."share_group_id" AND "share_group"."status" = 'open'
		JOIN "account" ON "account"."share_group_id" = "share_group"."id" AND "account"."kind" = 'share_group'
			AND "account"."credit_type_id" = "refill"."credit_type_id"
		JOIN "pool" ON "pool"."account_id" = "account"."id"
		WHERE "refill"."kind" = 'share_group' AND ${IS_RUNNING} AND (
			"owner"."credit_owner_id" <> "owner"."id" OR "refill"."short_since" IS NOT NULL
			OR "credit_type"."retired_at" > "refill"."set_at"
			OR ("refill"."ceiling_told_in" IS DISTINCT FROM $3::date AND ${IS_BELOW})
		)
		ORDER BY "refill"."id" LIMIT $4::int`,
		[after, now, await monthOf(sql, now), AT_ONCE],
	);
}

import type { Sql } from "@/lib/platform/database/sql.ts";
import { type LedgerModel, leftOf, type ModelCharge } from "./ledger-model.ts";
import type { Pool } from "./lots-in-memory.ts";

/** The cast: three users of one organization, and the share group of the first. */
export interface Cast {
	readonly userIds: readonly [string, string, string];
	readonly emails: readonly [string, string, string];
	readonly shareGroupId: string;
	/** Each user's one subscription. */
	readonly subscriptionIds: readonly [string, string, string];
	readonly accountIds: ReadonlyMap<Pool, string>;
	/** A paid order of the user's, not posted yet. */
	readonly order: (order: { beneficiaryId: string; credits: bigint; expiresAt: Date }) => Promise<string>;
}

/** The same question put to the ledger and to its model: equal, if all is well. */
interface Compared {
	readonly ledger: unknown;
	readonly model: unknown;
}

/** What a pool can spend now and what is on hold in it, by kind and expiry: in the ledger, and in the model. */
export async function comparePools(sql: Sql, cast: Cast, model: LedgerModel): Promise<Compared> {
	const pools = [...cast.accountIds];
	const rows = await sql.query<{
		accountId: string;
		kind: string;
		expiresAt: Date | null;
		free: bigint;
		held: bigint;
	}>(
		`SELECT "account_id" AS "accountId", "kind"::text AS "kind", "expires_at" AS "expiresAt",
			sum(CASE WHEN "expires_at" <= $2::timestamptz THEN 0 ELSE "remaining" - "held" END)::int8 AS "free",
			sum("held")::int8 AS "held"
		FROM "lot" WHERE "account_id" = ANY ($1::uuid[]) GROUP BY 1, 2, 3`,
		[pools.map(([, id]) => id), new Date(model.now)],
	);
	const ledger = rows.map(({ accountId, kind, expiresAt, free, held }) => {
		const pool = pools.find(([, id]) => id === accountId)?.[0];
		return [`${pool} ${kind} ${expiresAt?.getTime() ?? Number.POSITIVE_INFINITY}`, free, held] as const;
	});
	const sums = new Map<string, readonly [bigint, bigint]>();
	for (const lot of model.lots.all) {
		const key = `${lot.pool} ${lot.kind} ${lot.expiresAt}`;
		const [free, held] = sums.get(key) ?? [0n, 0n];
		const more = lot.expiresAt <= model.now ? 0n : lot.credits - lot.held;
		sums.set(key, [free + more, held + lot.held]);
	}
	return { ledger: shown(ledger), model: shown([...sums].map(([key, [free, held]]) => [key, free, held] as const)) };
}

/** Every charge with what was refunded of it: in the ledger, and in the model. */
export async function compareCharges(sql: Sql, cast: Cast, model: LedgerModel): Promise<Compared> {
	const ledger = await sql.query<{ id: string }>(
		`SELECT "id", "requested", "charged", "refunded", "covered_by" <> 'credits' AS "covered", "status"::text AS "status"
		FROM "charge" WHERE "user_id" = ANY ($1::uuid[])`,
		[cast.userIds],
	);
	const expected = model.charges.map((charge) => {
		const { id, requested, covered } = charge;
		const charged = charge.taken.reduce((sum, part) => sum + part.credits, 0n);
		return { id, requested, charged, refunded: charged - leftOf(charge), covered, status: statusOf(charge, charged) };
	});
	const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
	return { ledger: ledger.sort(byId), model: expected.sort(byId) };
}

function statusOf(charge: ModelCharge, charged: bigint): string {
	const left = leftOf(charge);
	if (charge.cancelled) return "cancelled";
	if (charge.covered) return charge.uncharged ? "refunded" : "posted";
	if (left === charged) return "posted";
	return left > 0n ? "partly_refunded" : "refunded";
}

/** How many charges of each user a subscription covered, cancelled ones left out: in the daily totals, and in the model. */
export async function compareCovered(sql: Sql, cast: Cast, model: LedgerModel): Promise<Compared> {
	const rows = await sql.query<{ userId: string; charges: bigint }>(
		`SELECT "user_id" AS "userId", sum("charges")::int8 AS "charges" FROM "covered_daily"
		WHERE "user_id" = ANY ($1::uuid[]) GROUP BY 1`,
		[cast.userIds],
	);
	const covered = model.charges.filter((charge) => charge.covered && !charge.cancelled);
	const expected = cast.userIds.map(
		(id, user) => [id, BigInt(covered.filter((charge) => charge.user === user).length), 0n] as const,
	);
	return { ledger: shown(rows.map(({ userId, charges }) => [userId, charges, 0n])), model: shown(expected) };
}

/** What each pool paid for each user, cancelled charges left out: in the daily totals, and in the model. */
export async function compareUsage(sql: Sql, cast: Cast, model: LedgerModel): Promise<Compared> {
	const rows = await sql.query<{ accountId: string; userId: string; charged: bigint; refunded: bigint }>(
		`SELECT "account_id" AS "accountId", "user_id" AS "userId", sum("charged")::int8 AS "charged",
			sum("refunded")::int8 AS "refunded"
		FROM "usage_daily" WHERE "user_id" = ANY ($1::uuid[]) GROUP BY 1, 2`,
		[cast.userIds],
	);
	const sums = new Map<string, readonly [bigint, bigint]>();
	for (const { user, taken, cancelled } of model.charges) {
		for (const { lot, credits, refunded } of cancelled ? [] : taken) {
			const key = `${cast.accountIds.get(lot.pool)} ${cast.userIds[user]}`;
			const [charged, back] = sums.get(key) ?? [0n, 0n];
			sums.set(key, [charged + credits, back + refunded]);
		}
	}
	const ledger = rows.map((row) => [`${row.accountId} ${row.userId}`, row.charged, row.refunded] as const);
	return { ledger: shown(ledger), model: shown([...sums].map(([key, [a, b]]) => [key, a, b] as const)) };
}

/** What counts for limits on each pool, and what of it for raises alone: in the ledger, and in the model. */
export async function compareUse(sql: Sql, cast: Cast, model: LedgerModel): Promise<Compared> {
	const rows = await sql.query<{ accountId: string; userId: string; credits: bigint; forgiven: bigint }>(
		`SELECT "account_id" AS "accountId", "user_id" AS "userId", sum("credits")::int8 AS "credits",
			sum("forgiven")::int8 AS "forgiven"
		FROM "pool_use" WHERE "user_id" = ANY ($1::uuid[]) GROUP BY 1, 2`,
		[cast.userIds],
	);
	const sums = new Map<string, readonly [bigint, bigint]>();
	for (const { user, pool, credits, counted } of model.uses()) {
		const key = `${cast.accountIds.get(pool)} ${cast.userIds[user]}`;
		const [all, forgiven] = sums.get(key) ?? [0n, 0n];
		sums.set(key, [all + credits, forgiven + credits - counted]);
	}
	const ledger = rows.map((row) => [`${row.accountId} ${row.userId}`, row.credits, row.forgiven] as const);
	return { ledger: shown(ledger), model: shown([...sums].map(([key, [a, b]]) => [key, a, b] as const)) };
}

/** Non-empty lines, sorted. */
function shown(lines: readonly (readonly [string, bigint, bigint])[]): string[] {
	return lines
		.filter(([, first, second]) => first !== 0n || second !== 0n)
		.map((line) => line.join(" "))
		.sort();
}

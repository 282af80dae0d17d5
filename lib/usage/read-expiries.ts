import type { ReadContext } from "@/lib/actions/verb.ts";
import { type PoolOf, readPoolsOfGroups, readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { type CreditsByExpiry, readCreditsByExpiry } from "@/lib/ledger/reads/read-lots.ts";
import type { ViewContext } from "@/lib/owners/credit-view.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { dayAfter, readPeriod } from "@/lib/platform/database/read-today.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { isId } from "@/lib/platform/ids.ts";
import { expectedLosses } from "./expected-losses.ts";
import { readUseOfPools } from "./read-use-of-pools.ts";

/** How many days ahead an expiry is shown and first warned of (product.md 28b). */
export const EXPIRING_WITHIN_DAYS = 30;

/** What of a pool expires at one instant. All amounts are credits. */
export interface Expiry {
	readonly at: Date;
	/** What could still be used until then; what is on hold isn't in it. */
	readonly credits: bigint;
	/** What of it was purchased, and so can be shared. */
	readonly purchased: bigint;
	/** What of it isn't used by then, at the rate of the last 30 days. */
	readonly lost: bigint;
}

/** A pool of which credits expire soon. */
export interface PoolExpiries extends PoolOf {
	/** Soonest first. */
	readonly expiries: readonly Expiry[];
}

/** What expires soon in the wallets of the user whose view this is, by credit type; only types of which something does. */
export function readWalletExpiries({ view, db = database() }: ViewContext): Promise<PoolExpiries[]> {
	return readSnapshot(
		async ({ sql }) =>
			readExpiries(sql, await readWalletsOf(sql, [view.person.id]), { at: await databaseClock.now(sql) }),
		db,
	);
}

/** The same of a share group of the actor's own; empty for any other group. */
export async function readGroupExpiries(
	{ actor, db = database() }: ReadContext,
	shareGroupId: string,
): Promise<PoolExpiries[]> {
	if (!isId(shareGroupId)) return [];
	return readSnapshot(async ({ prisma, sql }) => {
		const isOwn = await prisma.shareGroup.count({ where: { id: shareGroupId, creatorId: actor.userId } });
		if (isOwn === 0) return [];
		return readExpiries(sql, await readPoolsOfGroups(sql, [shareGroupId]), { at: await databaseClock.now(sql) });
	}, db);
}

/** What expires soon in these pools, in their order; only of pools of which something does. */
export async function readExpiries(
	sql: Sql,
	pools: readonly PoolOf[],
	{ at }: { readonly at: Date },
): Promise<PoolExpiries[]> {
	const lots = await readCreditsByExpiry(sql, pools, at);
	const lastDay = await dayAfter(sql, { at, days: EXPIRING_WITHIN_DAYS });
	const { end } = await readPeriod(sql, { to: lastDay.toISOString().slice(0, 10) });
	const isSoon = ({ expiresAt }: CreditsByExpiry) =>
		expiresAt !== null && expiresAt > at && end !== null && expiresAt < end;
	const expiring = pools.filter(({ accountId }) =>
		lots.some((lot) => lot.accountId === accountId && lot.available > 0n && isSoon(lot)),
	);
	const uses = await readUseOfPools(sql, expiring, { at });
	return expiring.map((pool) => {
		const left = lots.filter(({ accountId, available }) => accountId === pool.accountId && available > 0n);
		const use = uses.find(({ accountId }) => accountId === pool.accountId);
		const spendable = left.map(({ available: credits, expiresAt }) => ({ credits, expiresAt }));
		const losses = expectedLosses(spendable, use ?? { usedInWindow: 0n, windowDays: 0 }, at);
		const expiries = new Map<number, Expiry>();
		for (const [index, lot] of left.entries()) {
			if (!lot.expiresAt || !isSoon(lot)) continue;
			const key = lot.expiresAt.getTime();
			const before = expiries.get(key);
			expiries.set(key, {
				at: lot.expiresAt,
				credits: (before?.credits ?? 0n) + lot.available,
				purchased: (before?.purchased ?? 0n) + (lot.kind === "purchased" ? lot.available : 0n),
				lost: (before?.lost ?? 0n) + (losses[index] ?? 0n),
			});
		}
		return { ...pool, expiries: [...expiries.values()] };
	});
}

import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { rowsReadUnderLocks } from "@/lib/testing/connections/rows-read.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { updateRows } from "./insert-rows.ts";
import type { Wanted } from "./load-lots.ts";
import { type LedgerTransaction, lockAccounts } from "./lock-accounts.ts";
import { takeCredits } from "./lot.ts";
import { walletOf } from "./open-wallets.ts";
import type { Posting } from "./posting.ts";

const { db, sql, ownerUrl } = await testDatabase();
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
afterAll(() => owner.end());
const northwind = await anOrganization(db);
const NOON = new Date("2026-11-29T12:00:00.000Z");
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

/** A wallet with so many lots of one credit each, which expire one a minute after noon, in no order of making. */
async function aWalletOf(lots: number): Promise<string> {
	const { id: userId } = await aUser(db, northwind);
	const accountId = await walletOf(sql, { userId, creditTypeId: "email" });
	await underLocks([accountId], {}, async (posting) => {
		for (let place = 1; place <= lots; place += 1) {
			const expiresAt = minutes(((place * 7_919) % lots) + 1);
			const to = posting.openLot({ accountId, kind: "granted", orderId: null, origin: null, expiresAt });
			posting.move({ kind: "grant", credits: 1n, from: null, to, movementId: newId(), userId });
		}
	});
	return accountId;
}

async function underLocks(
	accountIds: readonly string[],
	{ wanted, at = NOON }: { wanted?: Wanted; at?: Date },
	work: (posting: Posting, tx: LedgerTransaction) => unknown,
): Promise<void> {
	await transact(
		db,
		async (tx) => {
			const posting = await lockAccounts(tx, accountIds, { wanted });
			await work(posting, tx);
			await posting.flush();
		},
		{ clock: clockAt(at) },
	);
}

const wanting = (accountId: string, credits: bigint) => ({ wanted: new Map([[accountId, credits]]) });

test("of many lots those are loaded that give what is wanted, and the rest is known nevertheless", async () => {
	const accountId = await aWalletOf(150);
	await underLocks([accountId], wanting(accountId, 3n), (posting) => {
		expect(posting.loadedLots(accountId)).toHaveLength(32);
		expect(posting.available(accountId, NOON)).toBe(150n);
		expect(posting.take(accountId, 3n, NOON)?.map(({ lot }) => lot.expiresAt)).toEqual([1, 2, 3].map(minutes));
		expect(posting.take(accountId, 151n, NOON)).toBeNull();
		expect(() => posting.take(accountId, 33n, NOON)).toThrow("Too few lots");
		expect(() => posting.lotsOf(accountId)).toThrow("Not all lots");
	});
	await underLocks([accountId], wanting(accountId, 40n), (posting) => {
		expect(posting.loadedLots(accountId)).toHaveLength(96);
		expect(posting.take(accountId, 40n, NOON)).toHaveLength(40);
	});
	await underLocks([accountId], wanting(accountId, 1_000n), (posting) => {
		expect(posting.lotsOf(accountId)).toHaveLength(150);
		expect(posting.take(accountId, 1_000n, NOON)).toBeNull();
	});
	await underLocks([accountId], {}, (posting) => expect(posting.lotsOf(accountId)).toHaveLength(150));
});

test("however many lots have expired, all of them expire when the account is locked", async () => {
	const accountId = await aWalletOf(150);
	await underLocks([accountId], { ...wanting(accountId, 2n), at: minutes(100) }, (posting) => {
		expect(posting.available(accountId, minutes(100))).toBe(50n);
		expect(posting.take(accountId, 1n, minutes(100))?.[0]?.lot.expiresAt).toEqual(minutes(101));
	});
	const expiries = await db.ledgerEntry.findMany({ where: { accountId, kind: "expiry" }, orderBy: { part: "asc" } });
	expect(expiries.map(({ part }) => part)).toEqual(Array.from({ length: 100 }, (_, part) => part));
	expect(new Set(expiries.map(({ movementId }) => movementId)).size).toBe(1);
	await underLocks([accountId], { ...wanting(accountId, 2n), at: minutes(200) }, (posting) => {
		expect(posting.available(accountId, minutes(200))).toBe(0n);
		expect(posting.take(accountId, 1n, minutes(200))).toBeNull();
	});
});

test("lots that are on hold are passed over, and come back when they are released", async () => {
	const accountId = await aWalletOf(100);
	await underLocks([accountId], {}, (posting) => {
		for (const lot of posting.lotsOf(accountId).slice(0, 70)) posting.hold(lot, 1n);
	});
	await underLocks([accountId], wanting(accountId, 2n), (posting) => {
		expect(posting.available(accountId, NOON)).toBe(30n);
		const [part] = posting.take(accountId, 2n, NOON) ?? [];
		expect(part?.lot.expiresAt).toEqual(minutes(71));
		const held = posting.loadedLots(accountId)[9];
		if (!held) throw new Error("No lot is on hold.");
		posting.unhold(held, 1n);
		expect(posting.take(accountId, 2n, NOON)?.map(({ lot }) => lot.expiresAt)).toEqual([10, 71].map(minutes));
		posting.hold(held, 1n);
	});
	const later = minutes(90);
	await underLocks([accountId], { ...wanting(accountId, 0n), at: later }, (posting) => {
		expect(posting.account(accountId)).toMatchObject({ balance: 80n, held: 70n });
		expect(posting.available(accountId, later)).toBe(10n);
	});
	await underLocks([accountId], { at: later }, (posting) => {
		for (const lot of posting.lotsOf(accountId).filter(({ held }) => held > 0n)) posting.unhold(lot, 1n);
		posting.expireLots();
		expect(posting.account(accountId)).toMatchObject({ balance: 10n, held: 0n });
	});
});

test("of many accounts each gives what it would alone", async () => {
	const accountIds = await Promise.all([1, 2, 40, 0, 70, 33].map(aWalletOf));
	const wanted = new Map(accountIds.map((id, place) => [id, BigInt(place * 10)]));
	const all = new Map<string, unknown>();
	await underLocks(accountIds, {}, (posting) => {
		for (const id of accountIds) all.set(id, takeCredits(posting.lotsOf(id), wanted.get(id) ?? 0n, NOON));
	});
	await underLocks(accountIds, { wanted }, (posting) => {
		for (const id of accountIds) expect(posting.take(id, wanted.get(id) ?? 0n, NOON)).toEqual(all.get(id));
		expect(accountIds.map((id) => posting.available(id, NOON))).toEqual([1n, 2n, 40n, 0n, 70n, 33n]);
	});
});

test("taking credits from an account with thousands of lots reads a few dozen of them", async () => {
	const accountId = await aWalletOf(3_000);
	// As where nearly every account has a lot or two. And a connection that has checked foreign keys while there were no
	// lots would go on reading all of them.
	await owner.query('ALTER TABLE "lot" ALTER "account_id" SET (n_distinct = -0.5)');
	await owner.query('ANALYZE "lot"');
	const rows = await rowsReadUnderLocks(db, async ({ sql }) => {
		// As on the connections that post charges.
		for (const join of ["hashjoin", "mergejoin"]) await sql.execute(`SET LOCAL enable_${join} = off`);
		await sql.execute("SET LOCAL plan_cache_mode = force_generic_plan");
		const posting = await lockAccounts({ sql, clock: clockAt(NOON) }, [accountId], wanting(accountId, 2n));
		const links = { kind: "adjustment", movementId: newId(), reason: "For a test" } as const;
		for (const { lot } of posting.take(accountId, 2n, NOON) ?? []) {
			posting.move({ ...links, credits: 1n, from: lot, to: null });
		}
		await posting.flush();
	});
	expect(rows).toBeLessThan(150);
});

test("an account that another transaction has locked is skipped where that is asked for", async () => {
	const [free, locked] = [await aWalletOf(1), await aWalletOf(1)];
	await underLocks([locked], {}, async () => {
		await transact(db, async (tx) => {
			const posting = await lockAccounts(tx, [locked, free], { skipLocked: true });
			expect([...posting.skipped]).toEqual([locked]);
			expect([posting.has(locked), posting.has(free)]).toEqual([false, true]);
		});
	});
});

test("a change of a row that isn't there is refused, and so is an account that isn't", async () => {
	const accountId = await aWalletOf(1);
	const columns = { account_id: "uuid", held: "int8" };
	const rows = [accountId, newId()].map((account_id) => ({ account_id, held: 0n }));
	await expect(
		transact(db, (tx) => updateRows(tx.sql, "pool", columns, { key: ["account_id"], rows })),
	).rejects.toThrow("Of 2 rows to change in pool, there are 1.");
	await expect(transact(db, (tx) => lockAccounts(tx, [accountId, newId()]))).rejects.toThrow("does not exist");
});

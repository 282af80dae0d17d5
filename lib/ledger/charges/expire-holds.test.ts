import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { WRITING_PATIENCE } from "@/lib/platform/database/patience.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { lockAccounts } from "../posting/lock-accounts.ts";
import { expireHolds } from "./expire-holds.ts";
import { placeHold } from "./place-hold.ts";

const { db, sql, url } = await testDatabase();
const northwind = await anOrganization(db);
const HOUR_MS = 3_600_000;
const NOON = new Date("2030-06-01T12:00:00.000Z");
const atNoon = aClient(db, { clock: clockAt(NOON) });
/** Its waits end soon. */
const impatient = openDatabase(url, { maxConnections: 2, patience: { ...WRITING_PATIENCE, lockMs: 500 } });
const later = aClient(db, { clock: clockAt(new Date(NOON.getTime() + 2 * HOUR_MS)) });
const other = await openConnection(url);

afterAll(() => impatient.$disconnect());

/** A wallet with holds of an hour each, placed at noon. */
async function aWalletWithHolds(count: number) {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, BigInt(count));
	for (let placed = 0; placed < count; placed += 1) {
		const held = await placeHold(atNoon, { ...aCharge(id, 1n), lifetimeMs: HOUR_MS });
		expect(held).toMatchObject({ ok: true });
	}
	const { id: accountId } = await db.account.findFirstOrThrow({ where: { userId: id, creditTypeId: "email" } });
	return { userId: id, accountId };
}

const openHoldsOf = (userId: string) => db.hold.count({ where: { userId, status: "open" } });

/** Keeps an account locked while this is done. */
async function whileLocked(accountId: string, work: () => Promise<unknown>): Promise<void> {
	await other.transaction(async (tx) => {
		await lockAccounts(tx, [accountId], { wanted: new Map([[accountId, 0n]]) });
		await work();
	});
}

test("a hold of a wallet that is locked when the sweep comes waits for its turn, and ends (product.md 33)", async () => {
	const { userId, accountId } = await aWalletWithHolds(3);
	let sweep: Promise<number> | undefined;
	await whileLocked(accountId, async () => {
		sweep = expireHolds(later);
		await untilOthersWait(sql);
	});
	expect(await sweep).toBe(3);
	expect(await openHoldsOf(userId)).toBe(0);
});

test("the holds of a wallet that stays locked, however many, keep those of others open no longer", async () => {
	const locked = await aWalletWithHolds(101);
	const free = await aWalletWithHolds(1);
	await whileLocked(locked.accountId, async () => {
		expect(await expireHolds({ ...later, db: impatient })).toBe(1);
		expect(await openHoldsOf(free.userId)).toBe(0);
		expect(await openHoldsOf(locked.userId)).toBe(101);
	});
	expect(await expireHolds(later)).toBe(101);
});

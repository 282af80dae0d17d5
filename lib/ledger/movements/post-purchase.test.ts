import { expect, test } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { aPaidOrder, FAR_AWAY } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { idsOf, readWalletsOf } from "../reads/pools-of.ts";
import { readBalances } from "../reads/read-balances.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { postPurchase } from "./post-purchase.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);

async function aPurchase() {
	const john = await aUser(db, northwind);
	const orderId = await aPaidOrder(db, { beneficiaryId: john.id, credits: 100n });
	const order = { orderId, beneficiaryId: john.id, creditTypeId: "email", credits: 100n, expiresAt: FAR_AWAY };
	return { john, order: { ...order, actorId: john.id } };
}

test("credits arrive as one purchased lot of the beneficiary, with the order's expiry (product.md 13)", async () => {
	const { john, order } = await aPurchase();
	const { lotId, balanceAfter } = await transact(db, (tx) => postPurchase(tx, order));
	expect(balanceAfter).toBe(100n);
	expect(await db.lot.findMany({ where: { accountId: { in: idsOf(await readWalletsOf(sql, [john.id])) } } })).toEqual([
		expect.objectContaining({
			id: lotId,
			kind: "purchased",
			orderId: order.orderId,
			remaining: 100n,
			expiresAt: FAR_AWAY,
		}),
	]);
});

test("a Credit User's purchase arrives in their Credit Owner's wallet, and concerns the owner (product.md 15)", async () => {
	const { john, order } = await aPurchase();
	const peter = await aUser(db, northwind, { creditOwnerId: john.id });
	await transact(db, (tx) => postPurchase(tx, { ...order, actorId: peter.id }));
	const [johns] = await readBalances(sql, [john.id]);
	const [peters] = await readBalances(sql, [peter.id]);
	expect([johns?.available, peters?.available]).toEqual([100n, 0n]);
	const entry = await db.ledgerEntry.findFirstOrThrow({ where: { orderId: order.orderId } });
	expect(entry).toMatchObject({ kind: "purchase", userId: john.id, actorId: peter.id, credits: 100n });
});

test("a repetition gets the first answer, even after later postings", async () => {
	const { john, order } = await aPurchase();
	const first = await transact(db, (tx) => postPurchase(tx, order));
	const orderId = await aPaidOrder(db, { beneficiaryId: john.id, credits: 5n });
	await transact(db, (tx) => postPurchase(tx, { ...order, orderId, credits: 5n }));
	expect(await transact(db, (tx) => postPurchase(tx, order))).toEqual(first);
	expect((await readBalances(sql, [john.id]))[0]?.available).toBe(105n);
});

test("of many at once one posts, and all get its answer", async () => {
	for (let round = 0; round < 20; round += 1) {
		const { john, order } = await aPurchase();
		const answers = await Promise.all(Array.from({ length: 4 }, () => transact(db, (tx) => postPurchase(tx, order))));
		expect(answers).toEqual(Array(4).fill(answers[0]));
		expect((await readBalances(sql, [john.id]))[0]?.available).toBe(100n);
	}
});

test("the ledger is clean afterwards", async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aSubscription } from "@/lib/testing/subscriptions.ts";
import { placeHold } from "../charges/place-hold.ts";
import { postCharges } from "../charges/post-charges.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { postAllocation } from "./post-allocation.ts";
import { type NewAllowance, postAllowance } from "./post-allowance.ts";
import { takeBackAllowance } from "./take-back-allowance.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const client = aClient(db);

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

/** An allowance of 10 credits, of which 4 are carried over. */
async function anAllowance() {
	const user = await aUser(db, northwind);
	const lots = [
		{ credits: 6n, expiresAt: inDays(30) },
		{ credits: 4n, expiresAt: inDays(60) },
	];
	const subscriptionId = await aSubscription(db, user.id, { kind: "allowance" });
	const allowance = { subscriptionId, userId: user.id, creditTypeId: "email", part: 0, lots };
	return { user, allowance };
}

const arrive = (allowance: NewAllowance) => transact(db, (tx) => postAllowance(tx, allowance));
const takeBack = ({ subscriptionId, part }: NewAllowance) =>
	transact(db, (tx) => takeBackAllowance(tx, { subscriptionId, part }));
async function lotsOf(userId: string) {
	const { id: accountId } = await db.account.findFirstOrThrow({ where: { userId, creditTypeId: "email" } });
	return db.lot.findMany({ where: { accountId }, orderBy: { expiresAt: { sort: "asc", nulls: "last" } } });
}

test("it arrives as granted lots in the user's own wallet, beside what is there (product.md 49)", async () => {
	const { user, allowance } = await anAllowance();
	await grantCredits(db, user.id, 5n);
	const { isNew, lots } = await arrive(allowance);
	expect(isNew).toBe(true);
	expect(lots.map(({ credits }) => credits)).toEqual([6n, 4n]);
	expect(await lotsOf(user.id)).toMatchObject([
		{ id: lots[0]?.lotId, kind: "granted", orderId: null, granted: 6n, remaining: 6n },
		{ id: lots[1]?.lotId, kind: "granted", orderId: null, granted: 4n, remaining: 4n },
		{ granted: 5n, remaining: 5n, expiresAt: null },
	]);
	expect(await availableTo(db, user.id)).toBe(15n);
});

test("each part arrives once, however often and however many at once; the next one arrives, too", async () => {
	const { user, allowance } = await anAllowance();
	const answers = await Promise.all(Array.from({ length: 8 }, () => arrive(allowance)));
	expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
	expect(new Set(answers.map(({ lots }) => JSON.stringify(lots.map(({ lotId }) => lotId)))).size).toBe(1);
	expect(await availableTo(db, user.id)).toBe(10n);
	await arrive({ ...allowance, part: 1 });
	await arrive({ ...allowance, subscriptionId: await aSubscription(db, user.id, { kind: "allowance" }) });
	expect(await availableTo(db, user.id)).toBe(30n);
});

test("it can't be shared, and is parked while its user uses another's credits", async () => {
	const { user, allowance } = await anAllowance();
	const john = await aUser(db, northwind);
	await arrive(allowance);
	const shareGroupId = await aShareGroup(db, { creatorId: user.id });
	const shared = { shareGroupId, creditTypeId: "email", credits: 1n, actorId: user.id };
	expect(await transact(db, (tx) => postAllocation(tx, shared))).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	await db.user.update({ where: { id: user.id }, data: { creditOwnerId: john.id } });
	await arrive({ ...allowance, part: 1 });
	const [refused] = await postCharges(client, [aCharge(user.id, 1n)]);
	expect(refused).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	expect(await availableTo(db, user.id)).toBe(20n);
});

test("what arrives so late that it has expired expires at once", async () => {
	const { user, allowance } = await anAllowance();
	const late = { clock: clockAt(inDays(45)) };
	await transact(db, (tx) => postAllowance(tx, allowance), late);
	expect(await availableTo(db, user.id, { at: inDays(45) })).toBe(4n);
	const entries = await db.ledgerEntry.findMany({ where: { userId: user.id }, orderBy: { version: "asc" } });
	expect(entries.map(({ kind, credits }) => [kind, credits])).toEqual([
		["allowance", 6n],
		["allowance", 4n],
	]);
	expect(await db.ledgerEntry.count({ where: { accountId: entries[0]?.accountId, kind: "expiry" } })).toBe(1);
});

test("what is unspent and not on hold is taken back, once, and nothing that came otherwise (product.md 50)", async () => {
	const { user, allowance } = await anAllowance();
	await arrive(allowance);
	await arrive({ ...allowance, part: 1 });
	await grantCredits(db, user.id, 5n);
	await postCharges(client, [aCharge(user.id, 8n)]);
	await placeHold(client, { ...aCharge(user.id, 7n), lifetimeMs: 60_000 });
	// The lots of 6 of both parts are used first, then 3 of the 4 of the first.
	expect(await takeBack(allowance)).toBe(1n);
	expect(await takeBack({ ...allowance, part: 1 })).toBe(4n);
	expect(await availableTo(db, user.id)).toBe(5n);
	await grantCredits(db, user.id, 5n);
	expect(await takeBack(allowance)).toBe(1n);
	expect(await takeBack({ ...allowance, part: 2 })).toBe(0n);
	expect(await takeBack({ ...allowance, subscriptionId: newId() })).toBe(0n);
	expect(await availableTo(db, user.id)).toBe(10n);
	const back = await db.ledgerEntry.findMany({ where: { userId: user.id, kind: "allowance", credits: { lt: 0 } } });
	expect(back.map(({ credits }) => credits).toSorted()).toEqual([-1n, -4n]);
});

test("taken back by many at once while its credits are spent, it is taken back once, and never below zero", async () => {
	for (let round = 0; round < 10; round += 1) {
		const { user, allowance } = await anAllowance();
		await arrive(allowance);
		const [charged, ...taken] = await Promise.all([
			postCharges(
				client,
				Array.from({ length: 10 }, () => aCharge(user.id, 1n)),
			),
			...Array.from({ length: 3 }, () => takeBack(allowance)),
		]);
		const spent = BigInt(charged.filter(({ ok }) => ok).length);
		expect(new Set(taken)).toEqual(new Set([10n - spent]));
		expect(await availableTo(db, user.id)).toBe(0n);
	}
});

test("of a lot that has expired in the meantime nothing is taken back", async () => {
	const { user, allowance } = await anAllowance();
	await arrive(allowance);
	const late = { clock: clockAt(inDays(45)) };
	const { subscriptionId, part } = allowance;
	expect(await transact(db, (tx) => takeBackAllowance(tx, { subscriptionId, part }), late)).toBe(4n);
	expect(await availableTo(db, user.id, { at: inDays(45) })).toBe(0n);
});

import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { closeShareGroup } from "../movements/close-share-group.ts";
import { expireLots } from "../movements/expire-lots.ts";
import { postAllocation } from "../movements/post-allocation.ts";
import { postGrant } from "../movements/post-grant.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { postCharges } from "./post-charges.ts";
import { cancelCharge, refundCharge } from "./refund-charge.ts";
import { CANCELLATION_GRACE_MS } from "./refund-family.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const client = aClient(db);
const DAY_MS = 24 * 3_600_000;
const NOON = new Date("2030-06-01T12:00:00.000Z");

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

function daysAfterNoon(days: number) {
	return aClient(db, { clock: clockAt(new Date(NOON.getTime() + days * DAY_MS)) });
}

async function charge(userId: string, credits: bigint, { context = client, shareGroupId = "" } = {}) {
	const pool = shareGroupId ? { shareGroupId } : null;
	const [outcome] = await postCharges(context, [aCharge(userId, credits, { pool })]);
	if (!outcome?.ok) throw new Error(outcome?.key);
	return outcome.value.chargeId;
}

async function refund(chargeId: string, credits?: bigint, context = client) {
	return refundCharge(context, { key: newId(), chargeId, credits });
}

async function walletOf(userId: string): Promise<string> {
	return (await db.account.findFirstOrThrow({ where: { userId, creditTypeId: "email" } })).id;
}

async function balanceOf(accountId: string): Promise<bigint> {
	return (await db.pool.findUniqueOrThrow({ where: { accountId } })).balance;
}

/** What was charged and refunded of each slice of a charge, in their order. */
async function slicesOf(chargeId: string) {
	const entries = await db.ledgerEntry.findMany({ where: { chargeId } });
	const usage = entries.filter(({ sliceCredits }) => sliceCredits !== null);
	return usage
		.sort((one, other) => (one.slice ?? 0) - (other.slice ?? 0))
		.map(({ accountId, version, sliceCredits }) => {
			const back = entries.filter((one) => one.accountId === accountId && one.sliceVersion === version);
			return { credits: sliceCredits, refunded: back.reduce((sum, { credits }) => sum + credits, 0n) };
		});
}

async function lotsOf(userId: string) {
	return db.lot.findMany({
		where: { accountId: await walletOf(userId) },
		orderBy: [{ expiresAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
	});
}

test("a refund goes back to the lots that the credits came from, the last one first, and once per key", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 4n, { expiresAt: new Date("2031-01-01T00:00:00Z") });
	await grantCredits(db, id, 10n);
	const chargeId = await charge(id, 9n);
	const request = { key: newId(), chargeId, credits: 6n };
	const refunded = await refundCharge(client, request);
	expect(refunded).toMatchObject({
		ok: true,
		value: { refunded: 6n, refundedInAll: 6n, pools: [{ balanceAfter: 11n }] },
	});
	expect(await refundCharge(client, request)).toEqual(refunded);
	expect((await lotsOf(id)).map(({ remaining }) => remaining)).toEqual([1n, 10n]);
	const row = await db.charge.findFirstOrThrow({ where: { id: chargeId } });
	expect(row).toMatchObject({ status: "partly_refunded", refunded: 6n });
	expect(await slicesOf(chargeId)).toEqual([{ credits: 9n, refunded: 6n }]);
	await refund(chargeId, 2n);
	expect((await lotsOf(id)).map(({ remaining }) => remaining)).toEqual([3n, 10n]);
});

test("never more than was charged, in however many refunds; the default is what is left", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const chargeId = await charge(id, 9n);
	expect(await refund(chargeId, 10n)).toMatchObject({ code: "CONFLICT", key: "refundTooMuch", values: { left: 9n } });
	expect(await refund(chargeId, 4n)).toMatchObject({ ok: true });
	expect(await refund(chargeId, 6n)).toMatchObject({ key: "refundTooMuch", values: { left: 5n } });
	expect(await refund(chargeId)).toMatchObject({ ok: true, value: { refunded: 5n, refundedInAll: 9n } });
	expect(await refund(chargeId)).toMatchObject({ key: "refundTooMuch", values: { left: 0n } });
	expect(await refund(newId())).toMatchObject({ code: "NOT_FOUND" });
	expect(await availableTo(db, id)).toBe(10n);
	expect(await db.charge.findFirst({ where: { id: chargeId } })).toMatchObject({ status: "refunded", refunded: 9n });
});

test("of a charge that several pools paid, the last slice is refunded first; each refund is answered again as it was", async () => {
	const [sally, tom] = [await aUser(db, northwind), await aUser(db, northwind)];
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 5n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 5n, actorId: sally.id };
	await transact(db, (tx) => postAllocation(tx, allocation));
	await grantCredits(db, tom.id, 10n);
	const chargeId = await charge(tom.id, 8n);
	expect(await slicesOf(chargeId)).toEqual([
		{ credits: 5n, refunded: 0n },
		{ credits: 3n, refunded: 0n },
	]);
	const refunds = [2n, 2n, 3n].map((credits) => ({ key: newId(), chargeId, credits }));
	const answers = [];
	const refunded = [];
	for (const request of refunds) {
		answers.push(await refundCharge(client, request));
		refunded.push((await slicesOf(chargeId)).map((slice) => slice.refunded));
	}
	expect(refunded).toEqual([
		[0n, 2n],
		[1n, 3n],
		[4n, 3n],
	]);
	expect(answers).toMatchObject([2n, 4n, 7n].map((refundedInAll) => ({ value: { refundedInAll } })));
	expect(answers[1]).toMatchObject({ value: { pools: [{ balanceAfter: 10n }, { balanceAfter: 1n }] } });
	for (const [index, request] of refunds.entries()) {
		expect(await refundCharge(client, request)).toEqual(answers[index]);
	}
});

test("refunded to a lot that has expired: a new one of the same kind and origin, for 7 days after that (product.md 32)", async () => {
	const { id } = await aUser(db, northwind);
	const bought = await boughtCredits(db, { beneficiaryId: id, credits: 10n, expiresAt: NOON });
	const chargeId = await charge(id, 10n);
	expect(await refund(chargeId, 4n, daysAfterNoon(0))).toMatchObject({ ok: true });
	const until = new Date(NOON.getTime() + 7 * DAY_MS);
	const [original, prolonged] = await lotsOf(id);
	expect(original).toMatchObject({ id: bought.lotId, remaining: 0n });
	expect(prolonged).toMatchObject({
		kind: "purchased",
		orderId: bought.orderId,
		originLotId: bought.lotId,
		granted: 4n,
		remaining: 4n,
		expiresAt: until,
	});
	const again = await charge(id, 4n, { context: daysAfterNoon(6) });
	await refund(again, 1n, daysAfterNoon(6.5));
	expect(await lotsOf(id)).toMatchObject([{ remaining: 0n }, { remaining: 1n, expiresAt: until }]);
	await refund(again, undefined, daysAfterNoon(7));
	await refund(chargeId, undefined, daysAfterNoon(7));
	expect((await lotsOf(id)).map(({ remaining }) => remaining)).toEqual([0n, 0n]);
	const accountId = await walletOf(id);
	expect(await balanceOf(accountId)).toBe(0n);
	const expired = await db.ledgerEntry.aggregate({ where: { kind: "expiry", accountId }, _sum: { credits: true } });
	expect(expired._sum.credits).toBe(-10n);
});

test("a refund to a share group goes back to the group; once it is deleted, to its creator's wallet (product.md 32)", async () => {
	const sally = await aUser(db, northwind);
	const tom = await aUser(db, northwind);
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n, expiresAt: NOON });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 10n, actorId: sally.id };
	await transact(db, (tx) => postAllocation(tx, allocation));
	const chargeId = await charge(tom.id, 10n, { shareGroupId });
	const { id: groupAccountId } = await db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId: "email" } });
	await refund(chargeId, 1n);
	expect(await balanceOf(groupAccountId)).toBe(1n);
	expect(await availableTo(db, sally.id)).toBe(40n);
	await transact(db, (tx) => closeShareGroup(tx, { shareGroupId, actorId: sally.id }));
	const toWallet = { key: newId(), chargeId, credits: 2n };
	const passedOn = await refundCharge(client, toWallet);
	const walletId = await walletOf(sally.id);
	expect(passedOn).toMatchObject({ value: { refunded: 2n, pools: [{ accountId: walletId, balanceAfter: 43n }] } });
	expect(await refundCharge(client, toWallet)).toEqual(passedOn);
	expect(await balanceOf(groupAccountId)).toBe(0n);
	expect(await availableTo(db, sally.id)).toBe(43n);
	const kinds = await db.ledgerEntry.findMany({
		where: { accountId: groupAccountId },
		orderBy: { version: "desc" },
		take: 2,
	});
	expect(kinds.map(({ kind, credits }) => [kind, credits])).toEqual([
		["return", -2n],
		["refund", 2n],
	]);
	expect(await lotsOf(sally.id)).toMatchObject([{ remaining: 43n, expiresAt: NOON, kind: "purchased" }]);
	await refund(chargeId, 3n, daysAfterNoon(1));
	const prolonged = (await lotsOf(sally.id)).find(({ remaining }) => remaining === 3n);
	expect(prolonged).toMatchObject({ kind: "purchased", expiresAt: new Date(NOON.getTime() + 7 * DAY_MS) });
	await refund(chargeId, 4n, daysAfterNoon(9));
	await expireLots(db, { clock: daysAfterNoon(9).clock });
	expect((await lotsOf(sally.id)).every(({ remaining }) => remaining === 0n)).toBe(true);
	expect(await balanceOf(groupAccountId)).toBe(0n);
});

test("a refund counts on the charge's day; a cancelled charge disappears from the totals", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 100n);
	const lateEvening = aClient(db, { clock: clockAt(new Date("2030-01-01T23:59:00Z")) });
	const nextMorning = aClient(db, { clock: clockAt(new Date("2030-01-02T00:01:00Z")) });
	const kept = await charge(id, 10n, { context: lateEvening });
	const cancelled = await charge(id, 20n, { context: lateEvening });
	await refund(kept, 3n, nextMorning);
	const totals = () =>
		sql.query(
			`SELECT "day"::text AS "day", "charged", "refunded", "charges" FROM "usage_daily" WHERE "user_id" = $1::uuid`,
			[id],
		);
	expect(await totals()).toEqual([{ day: "2030-01-01", charged: 30n, refunded: 3n, charges: 2n }]);
	const cancellation = { key: newId(), chargeId: cancelled };
	const answer = await cancelCharge(nextMorning, cancellation);
	expect(answer).toMatchObject({ ok: true, value: { refunded: 20n, refundedInAll: 20n } });
	expect(await cancelCharge(nextMorning, cancellation)).toEqual(answer);
	expect(await totals()).toEqual([{ day: "2030-01-01", charged: 10n, refunded: 3n, charges: 1n }]);
	expect(await db.charge.findFirst({ where: { id: cancelled } })).toMatchObject({ status: "cancelled", refunded: 20n });
	const entries = await db.ledgerEntry.findMany({ where: { chargeId: cancelled }, orderBy: { version: "asc" } });
	expect(entries.map(({ kind, credits }) => [kind, credits])).toEqual([
		["charge", -20n],
		["cancellation", 20n],
	]);
	expect(await availableTo(db, id)).toBe(93n);
	expect(await refund(cancelled)).toMatchObject({ code: "CONFLICT", key: "chargeCancelled" });
});

test("a charge of which something was refunded can't be cancelled any more (product.md 32a)", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const chargeId = await charge(id, 5n);
	await refund(chargeId, 1n);
	const refused = await cancelCharge(client, { key: newId(), chargeId });
	expect(refused).toMatchObject({ code: "CONFLICT", key: "chargeRefunded" });
	expect(await availableTo(db, id)).toBe(6n);
});

test("what several lots gave is found again, however many they were", async () => {
	const { id } = await aUser(db, northwind);
	const expiries = Array.from({ length: 200 }, (_, index) => new Date(NOON.getTime() + index * DAY_MS));
	await transact(db, async (tx) => {
		for (const expiresAt of expiries) {
			await postGrant(tx, { userId: id, creditTypeId: "email", credits: 1n, expiresAt, reason: "Many", actorId: null });
		}
	});
	const chargeId = await charge(id, 200n);
	expect(await refund(chargeId, 150n)).toMatchObject({ ok: true });
	const lots = await lotsOf(id);
	expect(lots.map(({ remaining }) => remaining)).toEqual([...Array(50).fill(0n), ...Array(150).fill(1n)]);
	expect(await refund(chargeId)).toMatchObject({ ok: true, value: { refunded: 50n, refundedInAll: 200n } });
});

test("a charge can be cancelled within its grace period only", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const chargeId = await charge(id, 10n, { context: daysAfterNoon(0) });
	const after = (ms: number) => aClient(db, { clock: clockAt(new Date(NOON.getTime() + ms)) });
	const late = await cancelCharge(after(CANCELLATION_GRACE_MS + 1), { key: newId(), chargeId });
	expect(late).toMatchObject({ code: "CONFLICT", key: "graceOver" });
	expect(await cancelCharge(after(CANCELLATION_GRACE_MS), { key: newId(), chargeId })).toMatchObject({ ok: true });
});

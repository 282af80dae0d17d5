import { afterAll, expect, test } from "vitest";
import { type Clock, clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aCoverage } from "@/lib/testing/subscriptions.ts";
import { endCoverage } from "../coverage/end-coverage.ts";
import { postAllocation } from "../movements/post-allocation.ts";
import { checkPayment } from "../paying/preview-payment.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { expireHolds } from "./expire-holds.ts";
import { captureHold, extendHold, placeHold, releaseHold } from "./place-hold.ts";
import { type ChargeRequest, postCharges } from "./post-charges.ts";
import { cancelCharge, refundCharge } from "./refund-charge.ts";

// What a subscription covers (product.md 16).

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const client = aClient(db);
const HOUR_MS = 3_600_000;

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

const aPerson = () => aUser(db, northwind);
const end = (subscriptionId: string, at = new Date()) => transact(db, (tx) => endCoverage(tx, { subscriptionId, at }));
const coveredDaysOf = async (userId: string) =>
	(await db.coveredDaily.findMany({ where: { userId } })).map(({ charges }) => charges);

function made<Value>(result: Result<Value> | undefined): Value {
	if (!result?.ok) throw new Error(result?.key ?? "Nothing was answered.");
	return result.value;
}

async function use(userId: string, credits: bigint, more: Partial<ChargeRequest> & { clock?: Clock } = {}) {
	const { clock, ...request } = more;
	const [outcome] = await postCharges(aClient(db, { clock }), [aCharge(userId, credits, request)]);
	return outcome;
}

test("a covered charge costs nothing, has no pool, and says by which subscription; it is counted by day", async () => {
	const { id } = await aPerson();
	const subscriptionId = await aCoverage(db, id);
	const { chargeId, ...answer } = made(await use(id, 1_000n));
	expect(answer).toEqual({ charged: 0n, coveredBy: subscriptionId, slices: [] });
	expect(await db.charge.findFirstOrThrow({ where: { id: chargeId } })).toMatchObject({
		...{ accountIds: [], versions: [], requested: 1_000n, charged: 0n, coveredBy: "subscription", subscriptionId },
	});
	made(await use(id, 1n));
	expect(await coveredDaysOf(id)).toEqual([2n]);
	expect(await db.ledgerEntry.count({ where: { userId: id } })).toBe(0);
	expect(await db.usageDaily.count({ where: { userId: id } })).toBe(0);
});

test("own credits stay for what isn't covered: another credit type, another time, a user without a subscription", async () => {
	const [{ id }, other] = [await aPerson(), await aPerson()];
	await aCoverage(db, id, { from: inDays(-3), until: inDays(3) });
	for (const userId of [id, other.id]) {
		for (const creditTypeId of ["email", "sms"]) await grantCredits(db, userId, 10n, { creditTypeId });
	}
	made(await use(id, 4n));
	expect(made(await use(id, 4n, { creditTypeId: "sms" })).coveredBy).toBeNull();
	expect(made(await use(other.id, 4n)).charged).toBe(4n);
	expect(made(await use(id, 4n, { clock: clockAt(inDays(4)) })).charged).toBe(4n);
	expect(await availableTo(db, id)).toBe(6n);
	expect(await availableTo(db, id, { creditTypeId: "sms" })).toBe(6n);
});

test("a call that names a pool isn't covered: the pool pays", async () => {
	const [sally, tom] = [await aPerson(), await aPerson()];
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 10n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	const shared = { shareGroupId, creditTypeId: "email", actorId: sally.id, credits: 10n };
	made(await transact(db, (tx) => postAllocation(tx, shared)));
	await aCoverage(db, tom.id);
	expect(made(await use(tom.id, 4n, { pool: { shareGroupId } }))).toMatchObject({ charged: 4n, coveredBy: null });
	// Without a name the group, which would have paid first, isn't touched.
	expect(made(await use(tom.id, 40n))).toMatchObject({ charged: 0n, slices: [] });
	expect(await use(tom.id, 40n, { pool: { shareGroupId } })).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	const both = await postCharges(client, [aCharge(tom.id, 2n), aCharge(tom.id, 3n, { pool: { shareGroupId } })]);
	expect(both.map((outcome) => made(outcome).charged)).toEqual([0n, 3n]);
});

test("a Credit User's covered use touches neither the owner's wallet nor its limit, and goes on while it is empty", async () => {
	const [john, peter] = [await aPerson(), await aPerson()];
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	await grantCredits(db, john.id, 10n);
	await aLimit(db, { walletOf: john.id, credits: 1n, period: "day" });
	await aCoverage(db, peter.id);
	const [{ version } = { version: 0n }] = await db.pool.findMany({ where: { balance: 10n }, take: 1 });
	made(await use(peter.id, 500n));
	expect(await db.poolUse.count({ where: { userId: peter.id } })).toBe(0);
	expect(version).toBeGreaterThan(0n);
	await db.user.update({ where: { id: john.id }, data: { status: "suspended" } });
	expect(made(await use(peter.id, 500n)).charged).toBe(0n);
	expect(await availableTo(db, john.id)).toBe(10n);
});

test("a suspended user is refused, whatever a subscription covers", async () => {
	const { id } = await aPerson();
	await aCoverage(db, id);
	await db.user.update({ where: { id }, data: { status: "suspended" } });
	expect(await use(id, 1n)).toMatchObject({ code: "SUSPENDED" });
	expect(await coveredDaysOf(id)).toEqual([]);
});

test("a batch of a thousand: covered ones beside paid ones, each with its own answer", async () => {
	const [peter, mary] = [await aPerson(), await aPerson()];
	const subscriptionId = await aCoverage(db, peter.id);
	await grantCredits(db, mary.id, 400n);
	const charges = Array.from({ length: 1_000 }, (_, index) => aCharge(index % 2 === 0 ? peter.id : mary.id, 1n));
	const outcomes = await postCharges(client, charges);
	const ofPeter = outcomes.filter((_, index) => index % 2 === 0);
	expect(ofPeter.every((outcome) => outcome.ok && outcome.value.coveredBy === subscriptionId)).toBe(true);
	expect(outcomes.filter((outcome) => outcome.ok && outcome.value.coveredBy === null)).toHaveLength(400);
	expect(await coveredDaysOf(peter.id)).toEqual([500n]);
});

test("a repetition is answered alike after the coverage has ended; the next charge is paid", async () => {
	const { id } = await aPerson();
	const subscriptionId = await aCoverage(db, id);
	const charge = aCharge(id, 7n);
	const [covered] = await postCharges(client, [charge]);
	await end(subscriptionId);
	expect(await postCharges(client, [charge])).toEqual([covered]);
	expect(await postCharges(client, [charge, charge])).toEqual([covered, covered]);
	expect(await use(id, 7n)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	expect(await coveredDaysOf(id)).toEqual([1n]);
});

test("of several subscriptions the one that began first covers; when it ends, the other does", async () => {
	const { id } = await aPerson();
	const second = await aCoverage(db, id, { from: inDays(-1) });
	const first = await aCoverage(db, id, { from: inDays(-5) });
	expect(made(await use(id, 1n)).coveredBy).toBe(first);
	await end(first);
	expect(made(await use(id, 1n)).coveredBy).toBe(second);
});

test("a covered hold sets nothing aside, and stays covered through its capture, after the coverage has ended", async () => {
	const { id } = await aPerson();
	await grantCredits(db, id, 10n);
	const subscriptionId = await aCoverage(db, id);
	const request = { ...aCharge(id, 30n), lifetimeMs: HOUR_MS };
	const placed = await placeHold(client, request);
	const { holdId } = made(placed);
	expect(placed).toMatchObject({ value: { credits: 30n, coveredBy: subscriptionId } });
	expect(await availableTo(db, id)).toBe(10n);
	await end(subscriptionId);
	expect(await placeHold(client, request)).toEqual(placed);
	expect(await captureHold(client, { key: newId(), holdId, credits: 31n })).toMatchObject({ key: "captureTooMuch" });
	const capture = { key: newId(), holdId, credits: 20n };
	const captured = await captureHold(client, capture);
	expect(captured).toMatchObject({ ok: true, value: { charged: 0n, coveredBy: subscriptionId, slices: [] } });
	expect(await captureHold(client, capture)).toEqual(captured);
	expect(await captureHold(client, { ...capture, key: newId() })).toMatchObject({ key: "holdIsOver" });
	expect(await db.charge.findFirstOrThrow({ where: { holdId } })).toMatchObject({ requested: 20n, charged: 0n });
	expect(await availableTo(db, id)).toBe(10n);
	expect(await coveredDaysOf(id)).toEqual([1n]);
	expect(await db.poolUse.count({ where: { userId: id } })).toBe(0);
});

test("a covered hold is extended, released and expires; nothing was set aside, so nothing is released", async () => {
	const { id } = await aPerson();
	const subscriptionId = await aCoverage(db, id);
	const hold = async () => made(await placeHold(client, { ...aCharge(id, 3n), lifetimeMs: HOUR_MS })).holdId;
	const [extended, released] = [await hold(), await hold()];
	const longer = await extendHold(client, { key: newId(), holdId: extended, lifetimeMs: 2 * HOUR_MS });
	expect(longer).toMatchObject({ ok: true, value: { credits: 3n, coveredBy: subscriptionId } });
	const release = { key: newId(), holdId: released };
	expect(await releaseHold(client, release)).toEqual({ ok: true, value: { released: 0n } });
	expect(await releaseHold(client, release)).toEqual({ ok: true, value: { released: 0n } });
	expect(await expireHolds(aClient(db, { clock: clockAt(inDays(1)) }))).toBe(1);
	expect(await captureHold(client, { key: newId(), holdId: extended, credits: 1n })).toMatchObject({
		key: "holdIsOver",
	});
	expect(await coveredDaysOf(id)).toEqual([]);
});

test("a hold that was paid for stays so, when a subscription begins before its capture", async () => {
	const { id } = await aPerson();
	await grantCredits(db, id, 10n);
	const { holdId, coveredBy } = made(await placeHold(client, { ...aCharge(id, 6n), lifetimeMs: HOUR_MS }));
	await aCoverage(db, id);
	const captured = made(await captureHold(client, { key: newId(), holdId, credits: 5n }));
	expect([coveredBy, captured.coveredBy, captured.charged]).toEqual([null, null, 5n]);
});

test("a refund of a covered charge gives nothing back, once; it stays among the day's charges", async () => {
	const { id } = await aPerson();
	await aCoverage(db, id);
	const { chargeId } = made(await use(id, 9n));
	expect(await refundCharge(client, { key: newId(), chargeId, credits: 10n })).toMatchObject({ key: "refundTooMuch" });
	const refund = { key: newId(), chargeId, credits: 3n };
	const answer = { ok: true, value: { chargeId, refunded: 0n, refundedInAll: 0n, pools: [] } };
	expect(await refundCharge(client, refund)).toEqual(answer);
	expect(await refundCharge(client, refund)).toEqual(answer);
	expect(await refundCharge(client, { key: newId(), chargeId })).toMatchObject({ code: "CONFLICT" });
	expect(await cancelCharge(client, { key: newId(), chargeId })).toMatchObject({ key: "chargeRefunded" });
	expect(await db.charge.findFirstOrThrow({ where: { id: chargeId } })).toMatchObject({ status: "refunded" });
	expect(await coveredDaysOf(id)).toEqual([1n]);
});

test("a covered charge is cancelled once, within its grace period, and counts no more", async () => {
	const { id } = await aPerson();
	await aCoverage(db, id);
	const { chargeId } = made(await use(id, 9n));
	const late = aClient(db, { clock: clockAt(new Date(Date.now() + HOUR_MS)) });
	expect(await cancelCharge(late, { key: newId(), chargeId })).toMatchObject({ key: "graceOver" });
	const cancellation = { key: newId(), chargeId };
	const answers = await Promise.all([
		cancelCharge(client, cancellation),
		cancelCharge(client, cancellation),
		cancelCharge(client, { key: newId(), chargeId }),
	]);
	expect(answers[0]).toEqual(answers[1]);
	expect(answers.filter(({ ok }) => ok).length % 3).not.toBe(0);
	expect(await refundCharge(client, { key: newId(), chargeId })).toMatchObject({ key: "chargeCancelled" });
	expect(await coveredDaysOf(id)).toEqual([0n]);
});

test("a check says what covers it and until when, and what would pay where it names a pool", async () => {
	const { id } = await aPerson();
	const until = inDays(4);
	const subscriptionId = await aCoverage(db, id, { until });
	const asked = { userId: id, creditTypeId: "email", credits: 50n };
	expect(await checkPayment(sql, asked)).toMatchObject({
		...{ result: { ok: true, value: [] }, explanation: null, coverage: { subscriptionId, until } },
	});
	const named = await checkPayment(sql, { ...asked, pool: { shareGroupId: newId() } });
	expect(named).toMatchObject({ result: { code: "NOT_FOUND" }, coverage: null });
	const later = await checkPayment(sql, asked, { clock: clockAt(inDays(5)) });
	expect(later).toMatchObject({ result: { code: "INSUFFICIENT_CREDITS" }, coverage: null });
});

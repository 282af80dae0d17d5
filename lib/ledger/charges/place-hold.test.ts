import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { expireHolds } from "./expire-holds.ts";
import { captureHold, extendHold, placeHold, releaseHold } from "./place-hold.ts";
import { postCharges } from "./post-charges.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const client = aClient(db);
const HOUR_MS = 3_600_000;
const NOON = new Date("2030-06-01T12:00:00.000Z");
const atNoon = aClient(db, { clock: clockAt(NOON) });

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

async function hold(userId: string, credits: bigint, { context = client, lifetimeMs = HOUR_MS } = {}) {
	const outcome = await placeHold(context, { ...aCharge(userId, credits), lifetimeMs });
	if (!outcome.ok) throw new Error(outcome.key);
	return outcome.value;
}

function hoursLater(hours: number) {
	return aClient(db, { clock: clockAt(new Date(NOON.getTime() + hours * HOUR_MS)) });
}

async function walletOf(userId: string) {
	const { id } = await db.account.findFirstOrThrow({ where: { userId, creditTypeId: "email" } });
	return db.pool.findUniqueOrThrow({ where: { accountId: id }, include: { lots: true } });
}

test("a hold sets credits aside: they are not spendable, and no entry is made", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const { credits } = await hold(id, 7n);
	expect(credits).toBe(7n);
	expect(await availableTo(db, id)).toBe(3n);
	expect(await walletOf(id)).toMatchObject({
		balance: 10n,
		held: 7n,
		version: 1n,
		lots: [{ remaining: 10n, held: 7n }],
	});
	const [refused] = await postCharges(client, [aCharge(id, 4n)]);
	expect(refused).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { available: 3n } });
});

test("holds of one day that expire together are given back, each on the day of its placing (product.md 33)", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	await hold(id, 2n, { context: atNoon });
	await hold(id, 3n, { context: hoursLater(1) });
	await hold(id, 4n, { context: hoursLater(20) });
	expect(await expireHolds(hoursLater(30))).toBeGreaterThanOrEqual(3);
	expect(await walletOf(id)).toMatchObject({ balance: 10n, held: 0n });
	const used = await db.poolUse.findMany({ where: { userId: id }, orderBy: { day: "asc" } });
	expect(used.map(({ credits }) => credits)).toEqual([0n, 0n]);
});

test("a hold that lacks credits is refused and the refusal stored; the same key places one hold", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const request = { ...aCharge(id, 11n), lifetimeMs: HOUR_MS };
	expect(await placeHold(client, request)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	await grantCredits(db, id, 10n);
	expect(await placeHold(client, request)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	const another = { ...request, key: newId() };
	const placed = await placeHold(client, another);
	expect(placed).toMatchObject({ ok: true, value: { credits: 11n } });
	expect(await placeHold(client, another)).toEqual(placed);
	expect(await availableTo(db, id)).toBe(9n);
});

test("captured in part, the rest is released; the charge is for the hold's purpose, and happens once", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 4n);
	await grantCredits(db, id, 10n);
	const { holdId } = await hold(id, 9n);
	const capture = { key: newId(), holdId, credits: 6n };
	const captured = await captureHold(client, capture);
	expect(captured).toMatchObject({ ok: true, value: { charged: 6n, slices: [{ credits: 6n, balanceAfter: 8n }] } });
	expect(await captureHold(client, capture)).toEqual(captured);
	expect(await captureHold(client, { ...capture, key: newId() })).toMatchObject({ key: "holdIsOver" });
	expect(await walletOf(id)).toMatchObject({ balance: 8n, held: 0n });
	const charge = await db.charge.findFirstOrThrow({ where: { holdId }, include: { hold: true } });
	expect(charge).toMatchObject({ userId: id, charged: 6n, service: "campaign", item: "Spring sale" });
	expect(charge.hold).toMatchObject({ status: "captured", captured: 6n, closedAt: charge.postedAt });
});

test("a hold of several lots is captured in the order in which they are used", async () => {
	const { id } = await aUser(db, northwind);
	const never = await grantCredits(db, id, 5n);
	const soon = await grantCredits(db, id, 5n, { expiresAt: inDays(30) });
	const { holdId } = await hold(id, 10n);
	await captureHold(client, { key: newId(), holdId, credits: 6n });
	const { lots } = await walletOf(id);
	expect(lots.find((lot) => lot.id === soon)).toMatchObject({ remaining: 0n, held: 0n });
	expect(lots.find((lot) => lot.id === never)).toMatchObject({ remaining: 4n, held: 0n });
});

test("no more than is held can be captured", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const { holdId } = await hold(id, 5n);
	const refused = await captureHold(client, { key: newId(), holdId, credits: 6n });
	expect(refused).toMatchObject({ code: "CONFLICT", key: "captureTooMuch", values: { held: 5n } });
	expect(await captureHold(client, { key: newId(), holdId: newId(), credits: 1n })).toMatchObject({
		code: "NOT_FOUND",
	});
});

test("a hold pins its pool: the old owner's credits are captured after the Credit Owner has changed", async () => {
	const john = await aUser(db, northwind);
	const mary = await aUser(db, northwind);
	const peter = await aUser(db, northwind, { creditOwnerId: john.id });
	await grantCredits(db, john.id, 10n);
	await grantCredits(db, mary.id, 10n);
	const { holdId } = await hold(peter.id, 5n);
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: mary.id } });
	expect(await captureHold(client, { key: newId(), holdId, credits: 5n })).toMatchObject({ ok: true });
	expect([await availableTo(db, john.id), await availableTo(db, mary.id)]).toEqual([5n, 10n]);
});

test("held credits stay capturable although their lot has expired; what is left then expires (product.md 33)", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n, { expiresAt: new Date(NOON.getTime() + HOUR_MS) });
	const { holdId } = await hold(id, 8n, { context: atNoon, lifetimeMs: 3 * HOUR_MS });
	const captured = await captureHold(hoursLater(2), { key: newId(), holdId, credits: 5n });
	expect(captured).toMatchObject({ ok: true, value: { charged: 5n } });
	expect(await walletOf(id)).toMatchObject({ balance: 0n, held: 0n });
	const { accountId } = await walletOf(id);
	const expired = await db.ledgerEntry.findMany({ where: { kind: "expiry", accountId }, orderBy: { version: "asc" } });
	expect(expired.map(({ credits }) => credits)).toEqual([-2n, -3n]);
});

test("released credits can be spent again; released after their lot's expiry, they expire", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n, { expiresAt: new Date(NOON.getTime() + HOUR_MS) });
	const first = await hold(id, 4n, { context: atNoon });
	const second = await hold(id, 4n, { context: atNoon, lifetimeMs: 3 * HOUR_MS });
	const release = { key: newId(), holdId: first.holdId };
	expect(await releaseHold(atNoon, release)).toMatchObject({ ok: true, value: { released: 4n } });
	expect(await releaseHold(atNoon, release)).toMatchObject({ ok: true, value: { released: 4n } });
	expect(await walletOf(id)).toMatchObject({ balance: 10n, held: 4n });
	expect(await availableTo(db, id, { at: NOON })).toBe(6n);
	await releaseHold(hoursLater(2), { key: newId(), holdId: second.holdId });
	expect(await walletOf(id)).toMatchObject({ balance: 0n, held: 0n });
});

test("a hold is over from the instant it expires; the sweep releases its credits", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const { holdId, expiresAt } = await hold(id, 10n, { context: atNoon });
	expect(expiresAt).toEqual(new Date(NOON.getTime() + HOUR_MS));
	const early = aClient(db, { clock: clockAt(new Date(expiresAt.getTime() - 1)) });
	await expireHolds(early);
	expect(await db.hold.findFirst({ where: { id: holdId } })).toMatchObject({ status: "open" });
	const due = aClient(db, { clock: clockAt(expiresAt) });
	expect(await captureHold(due, { key: newId(), holdId, credits: 1n })).toMatchObject({ key: "holdIsOver" });
	expect(await releaseHold(due, { key: newId(), holdId })).toMatchObject({ key: "holdIsOver" });
	expect(await expireHolds(due)).toBe(1);
	expect(await expireHolds(due)).toBe(0);
	expect(await db.hold.findFirst({ where: { id: holdId } })).toMatchObject({ status: "expired", closedAt: expiresAt });
	expect(await availableTo(db, id)).toBe(10n);
});

test("a suspended user can't place a hold, but their open holds can be captured", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const { holdId } = await hold(id, 5n);
	await db.user.update({ where: { id }, data: { status: "suspended" } });
	const refused = await placeHold(client, { ...aCharge(id, 1n), lifetimeMs: HOUR_MS });
	expect(refused).toMatchObject({ code: "SUSPENDED" });
	expect(await captureHold(client, { key: newId(), holdId, credits: 5n })).toMatchObject({ ok: true });
});

const DAYS_30_MS = 30 * 24 * HOUR_MS;

test("a hold lives at most 30 days from its placing, and no extension passes that (product.md 33a)", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const tooLong = { ...aCharge(id, 1n), lifetimeMs: DAYS_30_MS + 1 };
	expect(await placeHold(atNoon, tooLong)).toMatchObject({ code: "INVALID", key: "holdTooLong" });
	const { holdId, expiresAt } = await hold(id, 4n, { context: atNoon, lifetimeMs: 2 * HOUR_MS });
	const extend = (hours: number, lifetimeMs: number, key = newId()) =>
		extendHold(hoursLater(hours), { key, holdId, lifetimeMs });
	expect(await extend(1, DAYS_30_MS)).toMatchObject({ code: "INVALID", key: "holdTooLong" });
	const latest = new Date(NOON.getTime() + DAYS_30_MS);
	const key = newId();
	const extended = await extend(1, DAYS_30_MS - HOUR_MS, key);
	expect(extended).toEqual({ ok: true, value: { holdId, credits: 4n, coveredBy: null, expiresAt: latest } });
	expect(await extend(3, HOUR_MS)).toEqual(extended);
	// As it was stored before subscriptions.
	await sql.query(`UPDATE "request" SET "answer" = "answer" #- '{value,coveredBy}' WHERE "key" = $1`, [key]);
	expect(await extend(29 * 24, DAYS_30_MS - HOUR_MS, key)).toEqual(extended);
	expect(await captureHold(hoursLater(29 * 24), { key: newId(), holdId, credits: 4n })).toMatchObject({ ok: true });
	expect(await extend(29 * 24, HOUR_MS)).toMatchObject({ code: "CONFLICT", key: "holdIsOver" });
	expect(expiresAt).toEqual(new Date(NOON.getTime() + 2 * HOUR_MS));
});

test("extending a hold leaves what was answered when it was placed; it is refused once a lot in it has expired", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n, { expiresAt: new Date(NOON.getTime() + HOUR_MS) });
	const request = { ...aCharge(id, 4n), lifetimeMs: 2 * HOUR_MS };
	const placed = await placeHold(atNoon, request);
	if (!placed.ok) throw new Error(placed.key);
	const { holdId } = placed.value;
	expect(await extendHold(atNoon, { key: newId(), holdId, lifetimeMs: 3 * HOUR_MS })).toMatchObject({ ok: true });
	expect(await placeHold(atNoon, request)).toEqual(placed);
	const late = { key: newId(), holdId, lifetimeMs: 3 * HOUR_MS };
	expect(await extendHold(hoursLater(1), late)).toMatchObject({ code: "CONFLICT", key: "heldCreditsExpired" });
	expect(await extendHold(atNoon, { ...late, holdId: newId() })).toMatchObject({ code: "NOT_FOUND" });
	expect(await releaseHold(hoursLater(2.5), { key: newId(), holdId })).toMatchObject({ ok: true });
});

import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, DAY_MS, grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit, noLimit, type TestLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { captureHold, placeHold, releaseHold } from "../charges/place-hold.ts";
import { postCharges } from "../charges/post-charges.ts";
import { refundCharge } from "../charges/refund-charge.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { previewPayment } from "./preview-payment.ts";

const { db, sql, adminUrl } = await testDatabase();
await sql.query(`UPDATE "deployment" SET "time_zone" = 'Europe/Berlin'`);
const acme = await anOrganization(db);

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

const MONDAY = "2030-03-04T09:00:00Z";
const TUESDAY = "2030-03-05T09:00:00Z";
const WEDNESDAY = "2030-03-06T09:00:00Z";
const NEXT_MONDAY = new Date("2030-03-10T23:00:00.000Z");

/** John, whose wallet has a thousand credits, and Peter, who uses them. */
async function johnsWallet() {
	const [john, peter] = [await aUser(db, acme, { name: "John" }), await aUser(db, acme, { name: "Peter" })];
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	await grantCredits(db, john.id, 1_000n, { clock: clockAt(new Date("2030-01-01T00:00:00Z")) });
	const limit = (set: Pick<TestLimit, "credits" | "period" | "userId" | "until">) =>
		aLimit(db, { walletOf: john.id, ...set });
	const client = (instant: string) => aClient(db, { clock: clockAt(new Date(instant)) });
	const use = async (userId: string, credits: bigint, instant = MONDAY) => {
		const [outcome] = await postCharges(client(instant), [aCharge(userId, credits)]);
		if (!outcome) throw new Error("A charge was not answered.");
		return outcome;
	};
	const hold = (credits: bigint, instant = MONDAY) =>
		placeHold(client(instant), { ...aCharge(peter.id, credits), lifetimeMs: 29 * DAY_MS });
	const preview = (credits: bigint, instant = MONDAY) =>
		previewPayment(sql, { userId: peter.id, creditTypeId: "email", credits }, { clock: clockAt(new Date(instant)) });
	return { john, peter, limit, client, use, hold, preview };
}

function made<Value>(result: Result<Value>): Value {
	if (!result.ok) throw new Error(result.key);
	return result.value;
}

test("a wallet's owner limits Credit Users, never themself: charged, held and previewed (product.md 43)", async () => {
	const { john, peter, limit, use, hold, preview } = await johnsWallet();
	await limit({ credits: 5n, period: "week" });
	expect(await use(peter.id, 3n)).toMatchObject({ ok: true });
	const refused = { code: "INSUFFICIENT_CREDITS", values: { limit: 5n, left: 2n, needed: 3n, available: 2n } };
	expect(await use(peter.id, 3n)).toMatchObject(refused);
	expect(await hold(3n)).toMatchObject(refused);
	expect(await preview(3n)).toMatchObject(refused);
	expect(await preview(2n)).toMatchObject({ ok: true });
	expect(await use(john.id, 100n)).toMatchObject({ ok: true });
	const { holdId } = made(await hold(2n));
	expect(await use(peter.id, 1n)).toMatchObject({ values: { left: 0n } });
	expect(await use(peter.id, 5n, NEXT_MONDAY.toISOString())).toMatchObject({ ok: true });
	expect(holdId).toBeTruthy();
});

test("of default and exception the exception counts, and may lift the limit; what was used before it counts", async () => {
	const { peter, limit, use, john } = await johnsWallet();
	expect(await use(peter.id, 4n)).toMatchObject({ ok: true });
	await limit({ credits: 10n, period: "day" });
	await limit({ userId: peter.id, credits: 5n, period: "day" });
	expect(await use(peter.id, 2n)).toMatchObject({ values: { limit: 5n, left: 1n } });
	await limit({ userId: peter.id, credits: null, period: null });
	expect(await use(peter.id, 20n)).toMatchObject({ ok: true });
	await noLimit(db, { walletOf: john.id, userId: peter.id });
	expect(await use(peter.id, 1n)).toMatchObject({ values: { limit: 10n, left: 0n } });
});

test("a batch on one wallet and one on many counts its earlier charges", async () => {
	const [one, other] = [await johnsWallet(), await johnsWallet()];
	await one.limit({ credits: 5n, period: "day" });
	const charges = [
		aCharge(one.peter.id, 3n),
		aCharge(other.peter.id, 30n),
		aCharge(one.peter.id, 3n),
		aCharge(one.john.id, 30n),
		aCharge(one.peter.id, 2n),
		aCharge(one.peter.id, 1n),
	];
	const outcomes = await postCharges(one.client(MONDAY), charges);
	expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false, true, true, false]);
});

test("a raise ends with its day, and what it allowed doesn't count afterwards (product.md 44)", async () => {
	const { peter, limit, use } = await johnsWallet();
	await limit({ userId: peter.id, credits: 50n, period: "week" });
	expect(await use(peter.id, 40n)).toMatchObject({ ok: true });
	expect(await use(peter.id, 11n)).toMatchObject({ values: { limit: 50n, left: 10n } });
	await limit({ userId: peter.id, credits: 80n, period: "week", until: "2030-03-05" });
	// Editing what lies below ends no raise.
	await limit({ userId: peter.id, credits: 60n, period: "week" });
	await limit({ userId: peter.id, credits: 50n, period: "week" });
	expect(await use(peter.id, 39n, TUESDAY)).toMatchObject({ ok: true });
	expect(await use(peter.id, 2n, TUESDAY)).toMatchObject({ values: { limit: 80n, left: 1n } });
	// The day ends at midnight in Berlin.
	expect(await use(peter.id, 1n, "2030-03-05T22:59:59.999Z")).toMatchObject({ ok: true });
	expect(await use(peter.id, 1n, "2030-03-05T23:00:00Z")).toMatchObject({ values: { limit: 50n, left: 0n } });
	await limit({ userId: peter.id, credits: 55n, period: "week" });
	// Of the 80 that were used, 50 count.
	expect(await use(peter.id, 6n, WEDNESDAY)).toMatchObject({ values: { left: 5n } });
	expect(await use(peter.id, 50n, NEXT_MONDAY.toISOString())).toMatchObject({ ok: true });
});

test("what only a raise allowed is the last of what was used: it is given back first", async () => {
	const { peter, limit, client, use, hold } = await johnsWallet();
	await limit({ credits: 10n, period: "month" });
	await limit({ userId: peter.id, credits: 30n, period: "month", until: "2030-03-04" });
	const { chargeId } = made(await use(peter.id, 12n));
	const held = made(await hold(6n));
	const released = made(await hold(4n));
	const forgiven = () => db.poolUse.findFirstOrThrow({ where: { userId: peter.id } });
	expect(await forgiven()).toMatchObject({ credits: 22n, forgiven: 12n });
	// On Tuesday the raise is over: 10 of the 22 count.
	expect(await use(peter.id, 1n, TUESDAY)).toMatchObject({ values: { limit: 10n, left: 0n } });
	made(await releaseHold(client(TUESDAY), { key: newId(), holdId: released.holdId }));
	const captured = made(await captureHold(client(TUESDAY), { key: newId(), holdId: held.holdId, credits: 4n }));
	expect(await forgiven()).toMatchObject({ credits: 16n, forgiven: 6n });
	made(await refundCharge(client(TUESDAY), { key: newId(), chargeId, credits: 1n }));
	expect(await forgiven()).toMatchObject({ credits: 15n, forgiven: 5n });
	expect(await use(peter.id, 1n, TUESDAY)).toMatchObject({ values: { left: 0n } });
	made(await refundCharge(client(TUESDAY), { key: newId(), chargeId, credits: 5n }));
	expect(await forgiven()).toMatchObject({ credits: 10n, forgiven: 4n });
	expect(await use(peter.id, 5n, TUESDAY)).toMatchObject({ values: { left: 4n } });
	made(await refundCharge(client(TUESDAY), { key: newId(), chargeId: captured.chargeId }));
	expect(await forgiven()).toMatchObject({ credits: 6n, forgiven: 0n });
});

test("a raise never leaves less than what stands below it, and none remains where that is taken away", async () => {
	const { peter, limit, use, john } = await johnsWallet();
	await limit({ credits: 10n, period: "week" });
	await limit({ userId: peter.id, credits: 12n, period: "week", until: "2030-03-09" });
	await limit({ credits: 20n, period: "week" });
	expect(await use(peter.id, 21n)).toMatchObject({ values: { limit: 20n, left: 20n } });
	await limit({ credits: 5n, period: "week" });
	expect(await use(peter.id, 13n)).toMatchObject({ values: { limit: 12n, left: 12n } });
	await noLimit(db, { walletOf: john.id });
	expect(await use(peter.id, 100n)).toMatchObject({ ok: true });
});

test("a charge of a pool without a limit reads nothing of limits, not even that there are none", async () => {
	const [free, limited] = [await johnsWallet(), await johnsWallet()];
	await limited.limit({ credits: 5n, period: "day" });
	const admin = openDatabase(adminUrl, { maxConnections: 1 });
	let waits = true;
	const waiting = await admin.$transaction(async (tx) => {
		await tx.$executeRaw`LOCK TABLE "pool_limit" IN ACCESS EXCLUSIVE MODE`;
		const charge = limited.use(limited.peter.id, 1n).finally(() => {
			waits = false;
		});
		expect(await free.use(free.peter.id, 1n)).toMatchObject({ ok: true });
		expect(await free.hold(1n)).toMatchObject({ ok: true });
		expect(waits).toBe(true);
		return { charge };
	});
	expect(await waiting.charge).toMatchObject({ ok: true });
	await admin.$disconnect();
});

test("a new owner's limit counts what the user uses of the new owner's wallet alone", async () => {
	const [one, other] = [await johnsWallet(), await johnsWallet()];
	await one.limit({ credits: 5n, period: "month" });
	await other.limit({ credits: 7n, period: "month" });
	expect(await one.use(one.peter.id, 5n)).toMatchObject({ ok: true });
	await db.user.update({ where: { id: one.peter.id }, data: { creditOwnerId: other.john.id } });
	expect(await one.use(one.peter.id, 8n)).toMatchObject({ values: { limit: 7n, left: 7n } });
	expect(await one.use(one.peter.id, 7n)).toMatchObject({ ok: true });
	await db.user.update({ where: { id: one.peter.id }, data: { creditOwnerId: one.john.id } });
	expect(await one.use(one.peter.id, 1n)).toMatchObject({ values: { limit: 5n, left: 0n } });
});

import { afterAll, expect, test } from "vitest";
import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import { refusalSpeaker } from "@/lib/actions/refusal-speaker.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { deploymentTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anEntry, aShareGroup, boughtCredits, FAR_AWAY } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit, noLimit, type TestLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { captureHold, placeHold, releaseHold } from "../charges/place-hold.ts";
import { postCharges } from "../charges/post-charges.ts";
import { cancelCharge, refundCharge } from "../charges/refund-charge.ts";
import { postAllocation } from "../movements/post-allocation.ts";
import { toStoredAnswer } from "../requests/stored-answer.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { previewPayment } from "./preview-payment.ts";

const { db, sql } = await testDatabase();
// Midnight in Hong Kong is 16:00 the day before in UTC.
await sql.query(`UPDATE "deployment" SET "time_zone" = 'Asia/Hong_Kong'`);
const acme = await anOrganization(db);

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

const FRIDAY = "2030-03-01T04:00:00Z";

const at = (instant: string) => aClient(db, { clock: clockAt(new Date(instant)) });

/** Tom in a group of a hundred credits with a limit. */
async function tomWithLimit(credits: bigint, period: LimitPeriod) {
	const [sally, tom] = [await aUser(db, acme), await aUser(db, acme)];
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 100n, expiresAt: FAR_AWAY });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "ABCgroup", addresses: [tom.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 100n, actorId: null };
	await transact(db, (tx) => postAllocation(tx, allocation), { clock: clockAt(new Date("2030-01-01T00:00:00Z")) });
	const limit = (set: Pick<TestLimit, "credits" | "period" | "email">) => aLimit(db, { shareGroupId, ...set });
	await limit({ credits, period });
	const use = async (amount: bigint, instant = FRIDAY) =>
		(await postCharges(at(instant), [aCharge(tom.id, amount)]))[0];
	const hold = (amount: bigint, instant = FRIDAY) =>
		placeHold(at(instant), { ...aCharge(tom.id, amount), lifetimeMs: 30 * 86_400_000 });
	return { sally, tom, shareGroupId, use, hold, limit };
}

test.each<[LimitPeriod, string, string]>([
	["day", "2030-03-01T15:59:59.999Z", "2030-03-01T16:00:00.000Z"],
	["week", "2030-03-03T15:59:59.999Z", "2030-03-03T16:00:00.000Z"],
	["month", "2030-03-31T15:59:59.999Z", "2030-03-31T16:00:00.000Z"],
])("a limit per %s resets with the deployment's (product.md 24, 35)", async (period, last, first) => {
	const { use } = await tomWithLimit(5n, period);
	expect(await use(4n)).toMatchObject({ ok: true });
	expect(await use(2n, last)).toMatchObject({
		code: "INSUFFICIENT_CREDITS",
		key: "limitReached",
		values: { pool: "share_group", name: "ABCgroup", limit: 5n, period, left: 1n, resetsAt: new Date(first) },
	});
	expect(await use(1n, last)).toMatchObject({ ok: true });
	expect(await use(5n, first)).toMatchObject({ ok: true });
});

test("a limit in total never resets; the refusal is stored under its key (product.md 34)", async () => {
	const { tom, limit } = await tomWithLimit(5n, "total");
	const request = aCharge(tom.id, 6n);
	const [refused] = await postCharges(at(FRIDAY), [request]);
	expect(refused).toMatchObject({ code: "INSUFFICIENT_CREDITS", key: "limitUsedUp", values: { left: 5n } });
	await limit({ credits: 50n, period: "total" });
	expect(await postCharges(at("2031-01-01T00:00:00Z"), [request])).toEqual([refused]);
});

test("a refusal that was stored before wallets had limits is given again, in today's words", async () => {
	const { tom, limit } = await tomWithLimit(5n, "week");
	const request = aCharge(tom.id, 6n);
	await postCharges(at(FRIDAY), [request]);
	const earlier = {
		...{ ok: false, code: "INSUFFICIENT_CREDITS", key: "memberLimitReached" },
		values: {
			group: "ABCgroup",
			limit: 5n,
			left: 5n,
			needed: 6n,
			available: 5n,
			period: "week",
			startsAnew: new Date(0),
		},
	};
	await sql.query(`UPDATE "request" SET "answer" = $2::jsonb WHERE "key" = $1`, [request.key, toStoredAnswer(earlier)]);
	await limit({ credits: 50n, period: "total" });
	const [again] = await postCharges(at(FRIDAY), [request]);
	if (again?.ok !== false) throw new Error("It was done after all.");
	await deploymentTimeZone(sql);
	const { say } = await refusalSpeaker({ acceptLanguage: null });
	expect(say(again.key, again.values)).toBe(
		"The limit on ABCgroup is 5 a week: 5 are left, and 6 are needed. It resets on 1 January 1970 at 08:00 GMT+8.",
	);
});

test("an exception for an address takes precedence over the default, and may lift it", async () => {
	const { tom, shareGroupId, use, limit } = await tomWithLimit(5n, "day");
	await limit({ credits: 7n, period: "day", email: tom.email });
	expect(await use(6n)).toMatchObject({ ok: true });
	expect(await use(2n)).toMatchObject({ values: { limit: 7n, left: 1n } });
	await limit({ credits: null, period: null, email: tom.email });
	expect(await use(50n)).toMatchObject({ ok: true });
	await limit({ credits: null, period: null, email: "ann@acme.example" });
	await noLimit(db, { shareGroupId, email: tom.email });
	// Editing has reset nothing, and lowering takes nothing back: 56 are used today, whatever the limit says.
	expect(await use(1n)).toMatchObject({ values: { limit: 5n, left: 0n } });
	expect(await use(5n, "2030-03-02T04:00:00Z")).toMatchObject({ ok: true });
});

test("credits used before the limit was set count", async () => {
	const { shareGroupId, use, limit } = await tomWithLimit(0n, "day");
	expect(await use(1n)).toMatchObject({ values: { limit: 0n, left: 0n } });
	await noLimit(db, { shareGroupId });
	expect(await use(4n)).toMatchObject({ ok: true });
	await limit({ credits: 5n, period: "month" });
	expect(await use(2n)).toMatchObject({ values: { left: 1n } });
});

test("a hold counts where it was placed: captured another day, it takes nothing of that day", async () => {
	const { use, hold } = await tomWithLimit(5n, "day");
	const held = await hold(4n);
	if (!held.ok) throw new Error(held.key);
	expect(await use(2n)).toMatchObject({ values: { left: 1n } });
	expect(await hold(2n)).toMatchObject({ key: "limitReached" });
	const { holdId } = held.value;
	const nextDay = "2030-03-02T04:00:00Z";
	expect(await use(5n, nextDay)).toMatchObject({ ok: true });
	expect(await captureHold(at(nextDay), { key: newId(), holdId, credits: 1n })).toMatchObject({ ok: true });
	expect(await use(1n, nextDay)).toMatchObject({ values: { left: 0n } });
});

test("a release, a refund and a cancellation restore the limit in the period of the charge", async () => {
	const { use, hold } = await tomWithLimit(5n, "month");
	const held = await hold(5n);
	if (!held.ok) throw new Error(held.key);
	expect(await releaseHold(at(FRIDAY), { key: newId(), holdId: held.value.holdId })).toMatchObject({ ok: true });
	const charged = await use(5n);
	if (!charged?.ok) throw new Error(charged?.key);
	const { chargeId } = charged.value;
	expect(await refundCharge(at(FRIDAY), { key: newId(), chargeId, credits: 2n })).toMatchObject({ ok: true });
	expect(await use(3n)).toMatchObject({ values: { left: 2n } });
	const second = await use(2n);
	if (!second?.ok) throw new Error(second?.key);
	expect(await cancelCharge(at(FRIDAY), { key: newId(), chargeId: second.value.chargeId })).toMatchObject({ ok: true });
	// Refunds in April of charges in March count for March.
	const april = "2030-04-02T04:00:00Z";
	expect(await use(5n, april)).toMatchObject({ ok: true });
	expect(await refundCharge(at(april), { key: newId(), chargeId })).toMatchObject({ ok: true });
	expect(await use(1n, april)).toMatchObject({ values: { left: 0n } });
});

test("a batch counts its earlier charges, and several pools give no more than the headroom", async () => {
	const { tom, use } = await tomWithLimit(5n, "day");
	const outcomes = await postCharges(at(FRIDAY), [aCharge(tom.id, 3n), aCharge(tom.id, 3n), aCharge(tom.id, 2n)]);
	expect(outcomes.map((one) => one.ok || one.key)).toEqual([true, "limitReached", true]);
	await grantCredits(db, tom.id, 4n, { clock: clockAt(new Date("2030-01-01T00:00:00Z")) });
	const nextDay = "2030-03-02T04:00:00Z";
	const clock = clockAt(new Date(nextDay));
	const preview = await previewPayment(sql, { userId: tom.id, creditTypeId: "email", credits: 8n }, { clock });
	expect(preview.ok && preview.value.map(({ kind, credits }) => [kind, credits])).toEqual([
		["share_group", 5n],
		["wallet", 3n],
	]);
	expect(await use(8n, nextDay)).toMatchObject({ ok: true, value: { slices: [{ credits: 5n }, { credits: 3n }] } });
	expect(await use(2n, nextDay)).toMatchObject({ key: "limitReached", values: { left: 0n, available: 1n } });
});

test("it counts per user and address: neither another address nor another account resets it (product.md 24)", async () => {
	const { tom, shareGroupId, use } = await tomWithLimit(5n, "day");
	await anEntry(db, shareGroupId, { kind: "domain", value: "globex.example" });
	await renameAs(tom.id, "tom@globex.example");
	expect(await use(4n)).toMatchObject({ ok: true });
	await renameAs(tom.id, "Tom+2@Globex.example");
	expect(await use(2n)).toMatchObject({ values: { left: 1n } });
	expect(await use(1n)).toMatchObject({ ok: true });
	const entries = await db.ledgerEntry.findMany({ where: { userId: tom.id }, orderBy: { version: "asc" } });
	const addresses = await db.address.findMany({
		where: { id: { in: entries.flatMap(({ addressId }) => addressId ?? []) } },
	});
	expect(entries.map(({ addressId }) => addresses.find(({ id }) => id === addressId)?.value)).toEqual([
		"tom@globex.example",
		"tom+2@globex.example",
	]);
	// The address that the user gave up is another account's now, which may be the same person's.
	const second = await aUser(db, acme, { email: "tom@globex.example" });
	const [refused] = await postCharges(at(FRIDAY), [aCharge(second.id, 2n)]);
	expect(refused).toMatchObject({ values: { left: 1n } });
	const third = await aUser(db, acme, { email: "theo@globex.example" });
	expect(await postCharges(at(FRIDAY), [aCharge(third.id, 5n)])).toMatchObject([{ ok: true }]);
});

function renameAs(userId: string, email: string) {
	return db.user.update({ where: { id: userId }, data: { email } });
}

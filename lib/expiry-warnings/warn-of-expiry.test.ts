import { beforeEach, describe, expect, test } from "vitest";
import { captureHold, placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import { listNotices } from "@/lib/notices/queries.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aPaidOrder, aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aServiceUser, aUser, type TestUser } from "@/lib/testing/people.ts";
import { warnOfExpiry } from "./warn-of-expiry.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);

/** Each test has a December of its own. With the end of the 12th, in UTC, credits expire. */
let year = 2026;
beforeEach(() => {
	year += 2;
});
const end = () => new Date(`${year}-12-12T23:59:59.999Z`);
const january = () => new Date(`${year}-01-12T10:00:00Z`);
const DAY_MS = 86_400_000;
/** At eleven in the morning, that many days before. */
const daysBefore = (days: number) => new Date(Date.parse(`${year}-12-12T11:00:00Z`) - days * DAY_MS);
const on = (days: number) => warnOfExpiry({ db, clock: clockAt(daysBefore(days)) });

/** As many credits as that user bought in January. Returns the lot. */
async function bought(
	user: TestUser,
	credits: bigint,
	{
		expiresAt = end(),
		at = january(),
		creditTypeId = "email",
	}: { expiresAt?: Date; at?: Date; creditTypeId?: string } = {},
): Promise<string> {
	const order = { beneficiaryId: user.id, creditTypeId, credits, expiresAt };
	const orderId = await aPaidOrder(db, order);
	const purchase = { ...order, orderId, actorId: null };
	return (await transact(db, (tx) => postPurchase(tx, purchase), { clock: clockAt(at) })).lotId;
}

const mailsTo = (user: TestUser) =>
	db.mail.findMany({ where: { kind: "expiry_warning", userId: user.id }, orderBy: { createdAt: "asc" } });

/** The text of each mail to a user that is delivered at that instant; null for one that isn't sent any more. */
async function textsTo(user: TestUser, at: Date): Promise<(string | null)[]> {
	const mails = await mailsTo(user);
	for (const { id, status } of mails) {
		if (status === "waiting") await deliverMail({ db, server: null, clock: clockAt(at) }, { mailId: id });
	}
	return (await mailsTo(user)).map(({ keptText }) => keptText);
}

test("30 and 7 days before, each lot once, whatever runs twice; the notice is there as well (product.md 28b)", async () => {
	const john = await aUser(db, northwind);
	await bought(john, 120n);
	const warned: [number, number][] = [];
	for (const days of [40, 31, 30, 29, 15, 8, 7, 6, 1, 0, -1]) {
		const both = await Promise.all([on(days), on(days)]);
		warned.push([days, both[0] + both[1]]);
	}
	expect(warned.filter(([, count]) => count > 0)).toEqual([
		[30, 1],
		[7, 1],
	]);
	expect((await mailsTo(john)).map(({ createdAt }) => createdAt)).toEqual([daysBefore(30), daysBefore(7)]);
	expect(await db.notice.count({ where: { kind: "expiry_warning", userId: john.id } })).toBe(2);
});

test("late by three days it is made up for; of two steps that were missed only the latest is", async () => {
	const [mary, kim] = [await aUser(db, northwind), await aUser(db, northwind)];
	await bought(mary, 10n);
	expect(await on(27)).toBe(1);
	expect(await on(26)).toBe(0);
	await bought(kim, 10n);
	expect(await on(4)).toBe(2);
	expect(await mailsTo(mary)).toHaveLength(2);
	expect(await mailsTo(kim)).toHaveLength(1);
	expect(await on(3)).toBe(0);
});

test("killed half-way it has warned no one, and does so the next time", async () => {
	const ann = await aUser(db, northwind);
	await bought(ann, 10n);
	const killed = transact(
		db,
		async (tx) => {
			expect(await warnOfExpiry({ db: tx })).toBe(1);
			throw new Error("Killed.");
		},
		{ clock: clockAt(daysBefore(30)) },
	);
	await expect(killed).rejects.toThrow("Killed.");
	expect(await mailsTo(ann)).toHaveLength(0);
	expect(await on(30)).toBe(1);
	expect(await mailsTo(ann)).toHaveLength(1);
	await on(7);
});

test("one mail for a person and a day lists wallets and groups; what comes due later that day waits for the next", async () => {
	const sally = await aUser(db, northwind, { name: "Sally" });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Labs" });
	const nextDay = new Date(end().getTime() + DAY_MS);
	await bought(sally, 50n, { creditTypeId: "lab" });
	await bought(sally, 30n, { creditTypeId: "sms" });
	await bought(sally, 7n, { expiresAt: nextDay });
	const shared = { shareGroupId, creditTypeId: "lab", credits: 20n, actorId: null };
	await transact(db, (tx) => postAllocation(tx, shared), { clock: clockAt(january()) });
	expect(await on(30)).toBe(1);
	await bought(sally, 4n, { creditTypeId: "sms" });
	expect(await on(30)).toBe(0);
	const [text] = await textsTo(sally, daysBefore(30));
	expect(text).toContain(`Credits expire from 12 Dec ${year} on`);
	expect(text).toContain(`30 lab credits expire at the end of 12 Dec ${year}.`);
	expect(text).toContain(`20 lab credits in your share group Labs expire at the end of 12 Dec ${year}.`);
	expect(text).toContain("34 SMS credits expire");
	expect(text).toContain("Credits that were purchased can be shared");
	expect(text).toContain("Let more people in, or take the credits back.");
	expect(text).not.toContain("13 Dec");
	expect(await on(29)).toBe(1);
	expect(await mailsTo(sally)).toHaveLength(2);
	for (const days of [7, 6, 5]) await on(days);
	expect(await mailsTo(sally)).toHaveLength(4);
});

test("it says what would be lost at this rate, and is not sent once nothing is left to expire", async () => {
	const [idle, busy, some] = [await aUser(db, northwind), await aUser(db, northwind), await aUser(db, northwind)];
	for (const user of [idle, busy, some]) await bought(user, 1_000n);
	const used = (user: TestUser, credits: bigint, days: number) =>
		postCharges(aClient(db, { clock: clockAt(daysBefore(days)) }), [aCharge(user.id, credits)]);
	await used(busy, 900n, 31);
	await used(some, 100n, 37);
	expect(await on(30)).toBe(3);
	await used(busy, 99n, 30);
	expect((await textsTo(idle, daysBefore(30)))[0]).toContain("none of them will be used by then.");
	expect((await textsTo(busy, daysBefore(30)))[0]).toContain(
		`1 email credit expires at the end of 12 Dec ${year}. At the rate of the last 30 days they are used up by then.`,
	);
	// 100 in the last eight days, 12.5 a day for 30.5 days.
	expect((await textsTo(some, daysBefore(30)))[0]).toContain("about 520 of them will not be used by then.");
	expect(await on(7)).toBe(3);
	await used(busy, 1n, 7);
	expect(await textsTo(busy, daysBefore(7))).toEqual([expect.any(String), null]);
	expect((await mailsTo(busy)).map(({ status }) => status)).toEqual(["kept", "obsolete"]);
});

test("a lot that was warned of twice expires in the middle of a hold: nothing is told or lost twice (product.md 33)", async () => {
	const tom = await aUser(db, northwind);
	await bought(tom, 100n);
	expect(await on(30)).toBe(1);
	const client = (days: number) => aClient(db, { clock: clockAt(daysBefore(days)) });
	const held = async (credits: bigint) => {
		const placed = await placeHold(client(10), { ...aCharge(tom.id, credits), key: newId(), lifetimeMs: 20 * DAY_MS });
		if (!placed.ok) throw new Error(placed.key);
		return placed.value.holdId;
	};
	const [captured, released] = [await held(30n), await held(20n)];
	expect(await on(7)).toBe(1);
	expect((await textsTo(tom, daysBefore(7))).at(-1)).toContain(`50 email credits expire at the end of 12 Dec ${year}.`);
	const left = async () =>
		(
			await db.account
				.findFirstOrThrow({ where: { userId: tom.id, creditTypeId: "email" } })
				.then(({ id }) => db.pool.findUniqueOrThrow({ where: { accountId: id } }))
		).balance;
	await expireLots(db, { clock: clockAt(daysBefore(-1)) });
	expect(await left()).toBe(50n);
	for (const days of [0, -1, -2]) expect(await on(days)).toBe(0);
	expect(await captureHold(client(-2), { key: newId(), holdId: captured, credits: 30n })).toMatchObject({ ok: true });
	expect(await releaseHold(client(-2), { key: newId(), holdId: released })).toMatchObject({ ok: true });
	await expireLots(db, { clock: clockAt(daysBefore(-3)) });
	expect(await on(-3)).toBe(0);
	expect(await mailsTo(tom)).toHaveLength(2);
	expect(await left()).toBe(0n);
	expect(await verifyLedger(sql)).toEqual([]);
});

describe("nobody is told", () => {
	test("of what comes within the step, or lasts for a month only: at seven days they are", async () => {
		const lee = await aUser(db, northwind);
		await bought(lee, 10n, { at: daysBefore(31) });
		expect(await on(30)).toBe(0);
		expect(await on(7)).toBe(1);
		await bought(lee, 10n, { at: daysBefore(6) });
		for (const days of [5, 4]) expect(await on(days)).toBe(0);
	});

	test("of credits that never expire, are on hold or used up; nor who is suspended or removed, or whose organization is", async () => {
		const [never, onHold, usedUp] = [
			await aUser(db, northwind),
			await aUser(db, northwind),
			await aUser(db, northwind),
		];
		await grantCredits(db, never.id, 10n, { clock: clockAt(january()) });
		for (const user of [onHold, usedUp]) await bought(user, 10n);
		const client = aClient(db, { clock: clockAt(daysBefore(31)) });
		await postCharges(client, [aCharge(usedUp.id, 10n)]);
		await placeHold(client, { ...aCharge(onHold.id, 10n), key: newId(), lifetimeMs: 29 * DAY_MS });
		for (const status of ["suspended", "removed"] as const) {
			const user = await aUser(db, northwind);
			await bought(user, 10n);
			await db.user.update({ where: { id: user.id }, data: { status } });
		}
		const [paused, test] = [await anOrganization(db), await anOrganization(db)];
		for (const organization of [paused, test]) await bought(await aUser(db, organization), 10n);
		const by = { suspendedAt: january(), suspendedById: never.id, suspendReason: "Unpaid" };
		await db.organization.update({ where: { id: paused.id }, data: by });
		await db.organization.update({ where: { id: test.id }, data: { sandboxOfId: northwind.id } });
		expect(await on(30)).toBe(0);
		expect(await db.expiryWarningLot.count({ where: { expiresAt: { gte: end() } } })).toBe(0);
	});
});

test("the person who is responsible is told of a service user's; a Credit User of their own that are parked", async () => {
	const owner = await aUser(db, northwind, { name: "Olga" });
	const [responsible, parked] = [await aUser(db, northwind), await aUser(db, northwind, { creditOwnerId: owner.id })];
	const service = await aServiceUser(db, northwind, { name: "Nightly", responsibleId: responsible.id });
	for (const user of [service, parked]) await bought(user, 10n);
	expect(await on(30)).toBe(2);
	const [text] = await textsTo(responsible, daysBefore(30));
	expect(text).toContain(
		`10 email credits of Nightly, for which you are responsible, expire at the end of 12 Dec ${year}.`,
	);
	expect(text).not.toContain("can be shared");
	const [own] = await textsTo(parked, daysBefore(30));
	expect(own).toContain("10 email credits of your own expire");
	expect(own).toContain("Your own credits are not in use while you use Olga’s.");
	expect(own).not.toContain("can be shared");
	await on(7);
});

test("a notice tells its reader alone, in words as of now", async () => {
	const [nora, stranger] = [await aUser(db, northwind), await aUser(db, await anOrganization(db))];
	await bought(nora, 25n, { expiresAt: new Date("2099-12-12T23:59:59.999Z") });
	const clock = clockAt(new Date("2099-11-12T11:00:00Z"));
	expect(await warnOfExpiry({ db, clock })).toBe(1);
	const { facts } = await db.notice.findFirstOrThrow({ where: { userId: nora.id } });
	const about = async (user: TestUser) => {
		const query = {
			search: "",
			kind: null,
			state: null,
			sort: "createdAt",
			descending: true,
			offset: 0,
			limit: 10,
		} as const;
		return (await listNotices({ actor: await actorOf(db, user), db }, query)).rows.map((row) => row.about);
	};
	expect(await about(nora)).toMatchObject([
		{ kind: "expiry_warning", credits: 25n, type: "email", isOver: false, more: 0, pool: null },
	]);
	const copied = { id: newId(), userId: stranger.id, kind: "expiry_warning", facts: facts ?? {}, createdAt: january() };
	await db.notice.create({ data: copied });
	expect(await about(stranger)).toEqual([null]);
});

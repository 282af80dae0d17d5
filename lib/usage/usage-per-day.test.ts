import { describe, expect, it } from "vitest";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import type { RequestedView } from "@/lib/owners/credit-view.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aUser, type TestUser } from "@/lib/testing/people.ts";
import { readLastMonthSoFar } from "./read-last-month-so-far.ts";
import { readUseOfPools } from "./read-use-of-pools.ts";
import { usageStory } from "./test-story.ts";
import { usagePerDay } from "./usage-per-day.ts";
import { readUseOfView } from "./use-of-view.ts";

const database = await testDatabase();
const { db } = database;
const { northwind, people, carlsGroup, carts, viewOf, seenBy, itemsSeenBy, use } = await usageStory(database);
const { john, mary, peter, carl, stranger } = people;

describe("use per day", () => {
	const at = new Date("2026-10-05T15:00:00Z");

	it("is the sum of the view's rows, by the deployment's days", async () => {
		const { people, bars, unit } = await usagePerDay(
			{ view: await viewOf(peter), db },
			{ creditTypeId: "email", from: "2026-10-01", at },
		);
		expect(people.map((person) => [person.name, person.used])).toEqual([
			["Peter Wong", 300n],
			["Mary Chan", 200n],
			["John Lee", 100n],
		]);
		expect(unit).toBe("day");
		expect(bars).toEqual([
			{ first: "2026-10-01", last: "2026-10-01", used: [0n, 0n, 100n] },
			{ first: "2026-10-02", last: "2026-10-02", used: [0n, 200n, 0n] },
			{ first: "2026-10-03", last: "2026-10-03", used: [0n, 0n, 0n] },
			{ first: "2026-10-04", last: "2026-10-04", used: [0n, 0n, 0n] },
			{ first: "2026-10-05", last: "2026-10-05", used: [300n, 0n, 0n] },
		]);
	});

	it("shows a Credit User their own in their own view, and a stranger nothing", async () => {
		const own = await usagePerDay({ view: await viewOf(mary, "own"), db }, { creditTypeId: "email", at });
		expect(own.people.map((person) => [person.name, person.used])).toEqual([["Mary Chan", 207n]]);
		const none = await usagePerDay(
			{ view: await viewOf(stranger), db },
			{ creditTypeId: "email", from: "2026-10-04", at },
		);
		expect(none).toEqual({
			people: [],
			bars: [
				{ first: "2026-10-04", last: "2026-10-04", used: [] },
				{ first: "2026-10-05", last: "2026-10-05", used: [] },
			],
			unit: "day",
		});
	});

	it("is of the last thirty days, or of those asked for, up to today", async () => {
		const view = await viewOf(peter);
		const daysOf = async (days: { from?: string; to?: string }) => {
			const { bars } = await usagePerDay({ view, db }, { creditTypeId: "email", ...days, at });
			return [bars.length, bars.at(0)?.first, bars.at(-1)?.last];
		};
		expect(await daysOf({})).toEqual([30, "2026-09-06", "2026-10-05"]);
		expect(await daysOf({ to: "2026-10-02" })).toEqual([30, "2026-09-03", "2026-10-02"]);
		expect(await daysOf({ from: "2026-10-01", to: "2026-10-31" })).toEqual([5, "2026-10-01", "2026-10-05"]);
		expect(await daysOf({ from: "2026-10-02", to: "2026-10-02" })).toEqual([1, "2026-10-02", "2026-10-02"]);
		expect(await daysOf({ from: "2026-10-03", to: "2026-10-02" })).toEqual([0, undefined, undefined]);
		expect(await daysOf({ from: "2026-11-01" })).toEqual([0, undefined, undefined]);
	});

	it("is drawn by month where it is longer than a quarter, and its ends are no longer than what was asked for", async () => {
		const barsOf = (from: string, to: string) =>
			viewOf(peter).then((view) => usagePerDay({ view, db }, { creditTypeId: "email", from, to, at }));
		expect(await barsOf("2026-07-06", "2026-10-05")).toMatchObject({ unit: "day" });
		const { unit, bars, people } = await barsOf("2026-07-05", "2026-10-31");
		expect(unit).toBe("month");
		expect(bars.map(({ first, last }) => [first, last])).toEqual([
			["2026-07-05", "2026-07-31"],
			["2026-08-01", "2026-08-31"],
			["2026-09-01", "2026-09-30"],
			["2026-10-01", "2026-10-05"],
		]);
		expect(people.map(({ used }) => used)).toEqual([300n, 200n, 100n]);
		expect(bars.at(-1)?.used).toEqual([300n, 200n, 100n]);
	});
});

describe("the use of a view", () => {
	const usesBy = async (user: TestUser, at: string, requested?: RequestedView) =>
		(await readUseOfView(database.sql, await viewOf(user, requested), { at: new Date(at) })).filter(
			(use) => use.creditTypeId === "email",
		);

	it("is counted in the deployment's months, by user", async () => {
		const inMonths = async (at: string) =>
			(await usesBy(peter, at)).map(({ userId, thisMonth, lastMonth }) => [userId, thisMonth, lastMonth]);
		expect(await inMonths("2026-10-31T15:59:59Z")).toEqual([
			[peter.id, 300n, 0n],
			[mary.id, 200n, 0n],
			[john.id, 100n, 0n],
		]);
		expect(
			(await inMonths("2026-10-31T16:00:00Z")).sort(([, , one], [, , other]) => Number(other) - Number(one)),
		).toEqual([
			[peter.id, 0n, 300n],
			[mary.id, 0n, 200n],
			[john.id, 0n, 100n],
		]);
	});

	it("tells a share group's creator what it paid, and a member their own without its name", async () => {
		const at = "2026-10-09T00:00:00Z";
		expect(await usesBy(carl, at)).toEqual([
			{
				...{ creditTypeId: "email", kind: "group", shareGroupId: carlsGroup, userId: null, name: null },
				...{ thisMonth: 7n, lastMonth: 0n },
			},
		]);
		expect(await usesBy(peter, at, "own")).toMatchObject([
			{ kind: "person", userId: peter.id, name: "Peter Wong", shareGroupId: null, thisMonth: 304n },
		]);
		expect(await usesBy(stranger, at)).toEqual([]);
	});

	it("puts those who don't use these credits any more into one row: they have left, or are suspended", async () => {
		const told = async () =>
			(await usesBy(john, "2026-10-09T00:00:00Z")).map(({ kind, name, thisMonth }) => [kind, name, thisMonth]);
		expect(await told()).toEqual([
			["person", "Peter Wong", 300n],
			["person", "Mary Chan", 200n],
			["person", "John Lee", 100n],
		]);
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: peter.id } });
		await db.user.update({ where: { id: mary.id }, data: { status: "suspended" } });
		expect(await told()).toEqual([
			["former", null, 500n],
			["person", "John Lee", 100n],
		]);
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
		await db.user.update({ where: { id: mary.id }, data: { status: "active" } });
	});
});

describe("what was used on the same days of last month", () => {
	it.each([
		["2026-10-31T15:59:59Z", undefined],
		["2026-10-31T16:00:00Z", 100n],
		["2026-11-01T16:00:00Z", 300n],
		["2026-11-05T12:00:00Z", 600n],
		["2026-11-30T12:00:00Z", 600n],
		["2026-11-30T16:00:00Z", undefined],
	])("is counted by the deployment's days: at %s, %s", async (at, used) => {
		const before = await readLastMonthSoFar(database.sql, await viewOf(peter), { at: new Date(at) });
		expect(before.get("email")).toBe(used);
	});

	it("is all of a month that is shorter", async () => {
		const { sql } = database;
		const at = new Date("2026-10-31T12:00:00Z");
		// Mary's own view has what she used before she joined, on 10 September.
		expect((await readLastMonthSoFar(sql, await viewOf(mary, "own"), { at })).get("email")).toBe(7n);
		const earlier = new Date("2026-10-09T12:00:00Z");
		expect((await readLastMonthSoFar(sql, await viewOf(mary, "own"), { at: earlier })).size).toBe(0);
		expect((await readLastMonthSoFar(sql, await viewOf(stranger), { at })).size).toBe(0);
	});
});

describe("the rate of a wallet's use", () => {
	it("is measured over thirty days, or since its first use", async () => {
		const rateOf = async ({ id }: TestUser, at: string) => {
			const wallets = await readWalletsOf(database.sql, [id]);
			const email = wallets.find((wallet) => wallet.creditTypeId === "email");
			const rates = await readUseOfPools(database.sql, wallets, { at: new Date(at) });
			return rates.find(({ accountId }) => accountId === email?.accountId);
		};
		expect(await rateOf(john, "2026-10-05T12:00:00Z")).toMatchObject({ usedInWindow: 600n, windowDays: 5 });
		expect(await rateOf(john, "2026-10-31T12:00:00Z")).toMatchObject({ usedInWindow: 500n, windowDays: 30 });
		expect(await rateOf(stranger, "2026-10-31T12:00:00Z")).toMatchObject({ usedInWindow: 0n });
	});
});

describe("refunded credits", () => {
	it("are in their row, the totals and the charge's day", async () => {
		const context = { db, clock: clockAt(new Date("2026-10-09T02:00:00Z")), client: "test", actorId: null };
		expect(await refundCharge(context, { key: "back", chargeId: carts, credits: 50n })).toMatchObject({ ok: true });

		const { rows, totals } = await seenBy(peter, "owner", { status: "partly_refunded" });
		expect(rows).toMatchObject([{ item: "Abandoned carts", credits: 200n, refunded: 50n, status: "partly_refunded" }]);
		expect(totals).toMatchObject({ rows: 1, byCreditType: [{ credits: 200n, refunded: 50n }] });
		expect((await seenBy(peter)).totals.byCreditType).toMatchObject([
			{ credits: 600n, refunded: 50n },
			{ credits: 5n },
		]);
		const at = new Date("2026-10-09T02:00:00Z");
		const asked = { creditTypeId: "email", from: "2026-10-02", at };
		const { bars } = await usagePerDay({ view: await viewOf(mary), db }, asked);
		expect(bars[0]).toMatchObject({ first: "2026-10-02", used: [0n, 150n] });
	});

	it("disappear from rows, totals and charts when the charge was cancelled (product.md 32)", async () => {
		const before = await seenBy(peter);
		const mistaken = await use(mary, 40n, { at: "2026-10-10T02:00:00Z", item: "A mistake" });
		expect(await itemsSeenBy(peter)).toContain("A mistake");
		const context = { db, clock: clockAt(new Date("2026-10-10T02:05:00Z")), client: "test", actorId: null };
		expect(await cancelCharge(context, { key: "cancel", chargeId: mistaken })).toMatchObject({ ok: true });

		expect(await seenBy(peter)).toEqual(before);
		expect(await itemsSeenBy(mary, "own", { search: "mistake" })).toEqual([]);
		expect(await itemsSeenBy(mary, "own", { status: "refunded" })).toEqual([]);
		const at = new Date("2026-10-10T12:00:00Z");
		const asked = { creditTypeId: "email", from: "2026-10-10", at };
		const { people } = await usagePerDay({ view: await viewOf(mary), db }, asked);
		expect(people).toEqual([]);
	});
});

it("puts those who used the same in the order of their names", async () => {
	const ann = await aUser(db, northwind, { name: "Ann Able", creditOwnerId: john.id });
	for (const user of [peter, ann, mary])
		await use(user, 6n, { at: "2026-11-20T02:00:00Z", item: `The same, by ${user.name}` });
	const asked = { creditTypeId: "email", from: "2026-11-20", at: new Date("2026-11-20T15:00:00Z") };
	const used = await usagePerDay({ view: await viewOf(john), db }, asked);
	expect(used.people.map(({ name }) => name)).toEqual(["Ann Able", "Mary Chan", "Peter Wong"]);
});

import { describe, expect, it } from "vitest";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import type { RequestedView } from "@/lib/owners/credit-view.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import type { TestUser } from "@/lib/testing/people.ts";
import { readUseOfPools } from "./read-use-of-pools.ts";
import { usageStory } from "./test-story.ts";
import { usagePerDay } from "./usage-per-day.ts";
import { readUseOfView } from "./use-of-view.ts";

const database = await testDatabase();
const { db } = database;
const { people, carlsGroup, carts, viewOf, seenBy, itemsSeenBy, use } = await usageStory(database);
const { john, mary, peter, carl, stranger } = people;

describe("use per day", () => {
	const at = new Date("2026-10-05T15:00:00Z");

	it("is the sum of the view's rows, by the deployment's days", async () => {
		const { people, days } = await usagePerDay(
			{ view: await viewOf(peter), db },
			{ creditTypeId: "email", days: 5, at },
		);
		expect(people.map((person) => [person.name, person.used])).toEqual([
			["Peter Wong", 300n],
			["Mary Chan", 200n],
			["John Lee", 100n],
		]);
		expect(days).toEqual([
			{ day: "2026-10-01", used: [0n, 0n, 100n] },
			{ day: "2026-10-02", used: [0n, 200n, 0n] },
			{ day: "2026-10-03", used: [0n, 0n, 0n] },
			{ day: "2026-10-04", used: [0n, 0n, 0n] },
			{ day: "2026-10-05", used: [300n, 0n, 0n] },
		]);
	});

	it("shows a Credit User their own in their own view, and a stranger nothing", async () => {
		const own = await usagePerDay({ view: await viewOf(mary, "own"), db }, { creditTypeId: "email", days: 30, at });
		expect(own.people.map((person) => [person.name, person.used])).toEqual([["Mary Chan", 207n]]);
		const none = await usagePerDay({ view: await viewOf(stranger), db }, { creditTypeId: "email", days: 2, at });
		expect(none).toEqual({
			people: [],
			days: [
				{ day: "2026-10-04", used: [] },
				{ day: "2026-10-05", used: [] },
			],
		});
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
		const { days } = await usagePerDay({ view: await viewOf(mary), db }, { creditTypeId: "email", days: 8, at });
		expect(days[0]).toMatchObject({ day: "2026-10-02", used: [0n, 150n] });
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
		const { people } = await usagePerDay({ view: await viewOf(mary), db }, { creditTypeId: "email", days: 1, at });
		expect(people).toEqual([]);
	});
});

import { describe, expect, it } from "vitest";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { usageStory } from "./test-story.ts";
import { readUseThisMonth, readWalletUse, usagePerDay } from "./usage-per-day.ts";

const database = await testDatabase();
const { db } = database;
const { people, carts, viewOf, seenBy, itemsSeenBy, use } = await usageStory(database);
const { john, mary, peter, stranger } = people;

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

describe("a wallet's use", () => {
	it("is counted in the deployment's months, no matter who spent", async () => {
		const inOctober = await readWalletUse(database.sql, await viewOf(peter), { at: new Date("2026-10-31T15:59:59Z") });
		expect(inOctober.find((use) => use.creditTypeId === "email")).toMatchObject({
			usedThisMonth: 600n,
			usedLastMonth: 0n,
		});
		const inNovember = await readWalletUse(database.sql, await viewOf(peter), { at: new Date("2026-10-31T16:00:00Z") });
		expect(inNovember.find((use) => use.creditTypeId === "email")).toMatchObject({
			usedThisMonth: 0n,
			usedLastMonth: 600n,
		});
	});

	it("is measured over thirty days, or since its first use", async () => {
		const emailUse = async (at: string) =>
			(await readWalletUse(database.sql, await viewOf(peter), { at: new Date(at) })).find(
				(use) => use.creditTypeId === "email",
			);
		expect(await emailUse("2026-10-05T12:00:00Z")).toMatchObject({ usedInWindow: 600n, windowDays: 5 });
		expect(await emailUse("2026-10-31T12:00:00Z")).toMatchObject({ usedInWindow: 500n, windowDays: 30 });
		expect((await readWalletUse(database.sql, await viewOf(stranger))).map((use) => use.usedInWindow)).toEqual([
			0n,
			0n,
			0n,
		]);
	});

	it("is shown separately for each user", async () => {
		const use = await readUseThisMonth({ view: await viewOf(peter), db }, { at: new Date("2026-10-09T00:00:00Z") });
		expect(use.filter((one) => one.creditTypeId === "email").map((one) => [one.userId, one.used])).toEqual([
			[peter.id, 300n],
			[mary.id, 200n],
			[john.id, 100n],
		]);
		expect(use.every((one) => one.isSharing)).toBe(true);
	});

	it("says which users don't use these credits any more: they have left, or are suspended", async () => {
		const at = new Date("2026-10-09T00:00:00Z");
		const sharing = async () =>
			(await readUseThisMonth({ view: await viewOf(john), db }, { at }))
				.filter((one) => one.creditTypeId === "email")
				.map((one) => [one.userId, one.isSharing]);
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: peter.id } });
		await db.user.update({ where: { id: mary.id }, data: { status: "suspended" } });
		expect(await sharing()).toEqual([
			[peter.id, false],
			[mary.id, false],
			[john.id, true],
		]);
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
		await db.user.update({ where: { id: mary.id }, data: { status: "active" } });
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

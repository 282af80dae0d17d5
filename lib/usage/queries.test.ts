import { describe, expect, it } from "vitest";
import { anEntry } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { readLatestUsage, readUsage, readUsageChoices } from "./queries.ts";
import { NEWEST_USAGE, USAGE_STATUSES, type UsageQuery } from "./schema.ts";
import { usageStory } from "./test-story.ts";

const database = await testDatabase();
const { db } = database;
const { people, carlsGroup, carts, viewOf, seenBy, itemsSeenBy, setCreditOwner } = await usageStory(database);
const { john, mary, peter, carl, stranger } = people;

const JOHNS = ["Reminder", "VIP invitation", "Abandoned carts", "Newsletter"];

describe("Credit Usage", () => {
	it("shows Credit Users and their owner everything that the owner's wallets paid, and each other's rows", async () => {
		for (const user of [peter, mary, john]) expect(await itemsSeenBy(user)).toEqual(JOHNS);
	});

	it("is scoped by pool, not by user: charges from before joining and from elsewhere are not shown", async () => {
		for (const user of [peter, john]) {
			expect(await itemsSeenBy(user)).not.toContain("Before she joined");
			expect(await itemsSeenBy(user)).not.toContain("Shared with him");
		}
	});

	it("shows the viewer's own wallet and their own charges wherever they were paid", async () => {
		expect(await itemsSeenBy(mary, "own")).toEqual(["Abandoned carts", "Before she joined"]);
		expect(await itemsSeenBy(peter, "own")).toEqual(["Shared with him", "VIP invitation"]);
	});

	it("names no share group that the viewer may not see, nor what is left in it", async () => {
		const { rows } = await seenBy(peter, "own");
		expect(rows.map((row) => [row.pool, row.balanceAfter])).toEqual([
			[{ kind: "hidden_group", name: null }, null],
			[{ kind: "wallet", name: "John Lee" }, 9_400n],
		]);
		const carlsOwn = await seenBy(carl);
		expect(carlsOwn.rows.map((row) => [row.item, row.pool, row.balanceAfter])).toEqual([
			["His own group's", { kind: "share_group", name: "Carl's group" }, 43n],
			["Shared with him", { kind: "share_group", name: "Carl's group" }, 46n],
		]);
	});

	it("shows members their own rows of a share group, and its name until they are blocked (product.md 19, 27)", async () => {
		await anEntry(db, carlsGroup, { kind: "address", value: peter.email.toUpperCase() });
		const [first] = (await seenBy(peter, "own")).rows;
		expect([first?.pool, first?.balanceAfter]).toEqual([{ kind: "share_group", name: "Carl's group" }, 46n]);
		expect(await itemsSeenBy(peter, "own", { pool: `share_group:${carlsGroup}` })).toEqual(["Shared with him"]);
		expect(await itemsSeenBy(mary, "own")).not.toContain("Shared with him");
		await anEntry(db, carlsGroup, { kind: "blocked", value: peter.email });
		const [blocked] = (await seenBy(peter, "own")).rows;
		expect([blocked?.item, blocked?.pool, blocked?.balanceAfter]).toEqual([
			"Shared with him",
			{ kind: "hidden_group", name: null },
			null,
		]);
		expect(await itemsSeenBy(peter, "own", { pool: `share_group:${carlsGroup}` })).toEqual([]);
	});

	it("still shows the viewer's own rows after they left, and no longer the others'", async () => {
		await setCreditOwner(peter, peter);
		expect(await itemsSeenBy(peter)).toEqual(["Shared with him", "VIP invitation"]);
		expect(await itemsSeenBy(john)).toEqual(JOHNS);
		await setCreditOwner(peter, john);
	});

	it("shows a stranger nothing, whatever they ask for", async () => {
		for (const filters of [
			{},
			{ userId: peter.id },
			{ pool: `wallet:${john.id}` },
			{ pool: `share_group:${carlsGroup}` },
		]) {
			const list = await seenBy(stranger, "owner", filters);
			expect(list).toMatchObject({ rows: [], totals: { rows: 0, byCreditType: [] } });
		}
		const choices = await readUsageChoices({ view: await viewOf(stranger), db });
		expect(choices.users).toEqual([]);
		expect(choices.pools.map((pool) => pool.name)).toEqual([stranger.name]);
	});

	it("has every column of the report", async () => {
		const { rows } = await seenBy(peter, "owner", { search: "a-1" });
		expect(rows).toMatchObject([
			{
				dateUsed: new Date("2026-10-01T16:00:00Z"),
				userName: "Mary Chan",
				userEmail: mary.email,
				service: "campaigns",
				item: "Abandoned carts",
				reference: "A-1",
				credits: 200n,
				creditType: "Email",
				pool: { kind: "wallet", name: "John Lee" },
				status: "used",
				refunded: 0n,
				lotExpiresAt: null,
				chargeId: carts,
				balanceAfter: 9_700n,
			},
		]);
	});
});

describe("filters", () => {
	const cases: [string, Partial<UsageQuery>, string[]][] = [
		["from a day of the deployment on", { from: "2026-10-02" }, JOHNS.slice(0, 3)],
		["up to a day of the deployment", { to: "2026-10-01" }, ["Newsletter"]],
		["by user", { userId: mary.id }, ["Abandoned carts"]],
		["by credit type", { creditTypeId: "sms" }, ["Reminder"]],
		["by pool", { pool: `wallet:${john.id}` }, JOHNS],
		["by a pool that is not in the view", { pool: `share_group:${carlsGroup}` }, []],
		["by status", { status: "refunded" }, []],
		["by part of the item, in any case", { search: "CART" }, ["Abandoned carts"]],
		["by part of the reference", { search: "A-" }, ["Abandoned carts"]],
		["by a wildcard as it is written", { search: "%" }, []],
		["by several at once", { userId: john.id, creditTypeId: "email", from: "2026-10-01" }, ["Newsletter"]],
	];

	it.each(cases)("%s", async (_, filters, items) => {
		expect(await itemsSeenBy(john, "own", filters)).toEqual(items);
	});

	it("offers the users and pools that the view's rows have", async () => {
		const ofJohn = await readUsageChoices({ view: await viewOf(peter), db });
		expect(ofJohn.users.map((user) => user.name)).toEqual(["John Lee", "Mary Chan", "Peter Wong"]);
		expect(ofJohn.pools.map(({ kind, name }) => [kind, name])).toEqual([["wallet", "John Lee"]]);

		const own = await readUsageChoices({ view: await viewOf(peter, "own"), db });
		expect(own.users.map((user) => user.name)).toEqual(["Peter Wong"]);
		expect(own.pools.map(({ kind, name }) => [kind, name])).toEqual([
			["wallet", "Peter Wong"],
			["wallet", "John Lee"],
			["hidden_group", null],
		]);
		for (const pool of own.pools) {
			const { rows } = await seenBy(peter, "own", { pool: pool.key });
			expect(rows.map((row) => row.pool.name ?? row.pool.kind)).toEqual(
				pool.name === "Peter Wong" ? [] : [pool.name ?? pool.kind],
			);
		}
	});

	it("have totals that are the sums of their rows, in every view", async () => {
		const filters: Partial<UsageQuery>[] = [
			...cases.map(([, one]) => one),
			...USAGE_STATUSES.map((status) => ({ status })),
			{ pool: "hidden_group" },
			{ userId: peter.id, pool: `wallet:${john.id}` },
			{ creditTypeId: "email", to: "2026-10-05" },
		];
		for (const [user, requested] of [
			[john, "own"],
			[peter, "owner"],
			[peter, "own"],
			[mary, "own"],
			[carl, "own"],
		] as const) {
			for (const one of filters) {
				const { rows, totals, reachableRows } = await seenBy(user, requested, one);
				expect(totals.rows, JSON.stringify([user.name, requested, one])).toBe(rows.length);
				const ofTypes = ["email", "sms", "lab"].map((creditTypeId) => {
					const ofType = rows.filter((row) => row.creditTypeId === creditTypeId);
					const credits = ofType.reduce((sum, row) => sum + row.credits, 0n);
					return { creditTypeId, credits, refunded: ofType.reduce((sum, row) => sum + row.refunded, 0n) };
				});
				expect(totals.byCreditType.map(({ creditType: _, ...ofType }) => ofType)).toEqual(
					ofTypes.filter((ofType) => rows.some((row) => row.creditTypeId === ofType.creditTypeId)),
				);
				expect(reachableRows).toBe(rows.length);
			}
		}
	});
});

describe("pages", () => {
	it("follow each other without gaps or duplicates, in both directions", async () => {
		const view = await viewOf(peter);
		for (const descending of [false, true]) {
			const items: string[] = [];
			for (const offset of [0, 2, 4]) {
				const { rows } = await readUsage({ view, db }, { ...NEWEST_USAGE, descending, offset, limit: 2 });
				items.push(...rows.map((row) => row.item));
			}
			expect(items).toEqual(descending ? JOHNS : JOHNS.toReversed());
		}
	});

	it("can be sorted in other ways", async () => {
		const query: UsageQuery = { ...NEWEST_USAGE, sort: "credits", descending: false, limit: 3 };
		const { rows } = await readUsage({ view: await viewOf(peter), db }, query);
		expect(rows.map((row) => row.credits)).toEqual([5n, 100n, 200n]);
	});

	it("start with the latest", async () => {
		const rows = await readLatestUsage({ view: await viewOf(peter), db }, 2);
		expect(rows.map((row) => row.item)).toEqual(JOHNS.slice(0, 2));
	});
});

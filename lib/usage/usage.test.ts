import { describe, expect, it } from "vitest";
import { clockAt } from "@/lib/clock.ts";
import { postAllocation } from "@/lib/ledger/allocate.ts";
import { type ChargeRequest, postCharges } from "@/lib/ledger/charge.ts";
import { postGrant } from "@/lib/ledger/grant.ts";
import { postPurchase } from "@/lib/ledger/purchase.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/refund.ts";
import { type CreditView, type RequestedView, readCreditView } from "@/lib/owners/credit-view.ts";
import { aPaidOrder, aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { transact } from "@/lib/transaction.ts";
import { readUseThisMonth, readWalletUse, usagePerDay } from "./daily.ts";
import { readLatestUsage, readUsage, readUsageChoices } from "./queries.ts";
import { USAGE_STATUSES, type UsageFilters, type UsagePage } from "./schema.ts";

const { db, sql } = await testDatabase();
await sql.query(`UPDATE "deployment" SET "time_zone" = 'Asia/Hong_Kong'`);

const northwind = await anOrganization(db, { name: "Northwind" });
const john = await aUser(db, northwind, { name: "John Lee" });
const mary = await aUser(db, northwind, { name: "Mary Chan" });
const peter = await aUser(db, northwind, { name: "Peter Wong" });
const carl = await aUser(db, northwind, { name: "Carl Colleague" });
const stranger = await aUser(db, await anOrganization(db, { name: "Acme" }), { role: "administrator" });

await grant(john, "email", 10_000n);
await grant(john, "sms", 1_000n);
await grant(mary, "email", 100n);
await grant(peter, "email", 25n);
const carlsGroup = await fundedGroup(carl, 50n);

await use(mary, 7n, { at: "2026-09-10T02:00:00Z", item: "Before she joined" });
await setCreditOwner(mary, john);
await setCreditOwner(peter, john);
await use(john, 100n, { at: "2026-10-01T15:59:59.999Z", item: "Newsletter" });
const carts = await use(mary, 200n, { at: "2026-10-01T16:00:00Z", item: "Abandoned carts", reference: "A-1" });
await use(peter, 300n, { at: "2026-10-05T02:00:00Z", item: "VIP invitation" });
await use(john, 5n, { at: "2026-10-06T02:00:00Z", item: "Reminder", creditTypeId: "sms" });
await use(peter, 4n, { at: "2026-10-07T02:00:00Z", item: "Shared with him", pool: { shareGroupId: carlsGroup } });
await use(carl, 3n, { at: "2026-10-08T02:00:00Z", item: "His own group's", pool: { shareGroupId: carlsGroup } });

const JOHNS = ["Reminder", "VIP invitation", "Abandoned carts", "Newsletter"];

describe("Credit Usage", () => {
	it("shows Credit Users and their owner everything that the owner's wallets paid, and each other's", async () => {
		for (const user of [peter, mary, john]) expect(await itemsSeenBy(user)).toEqual(JOHNS);
	});

	it("is scoped by pool, not by person: what was used before joining and elsewhere is not shown", async () => {
		for (const user of [peter, john]) {
			expect(await itemsSeenBy(user)).not.toContain("Before she joined");
			expect(await itemsSeenBy(user)).not.toContain("Shared with him");
		}
	});

	it("shows one's own wallet and one's own charges wherever they were paid", async () => {
		expect(await itemsSeenBy(mary, "own")).toEqual(["Abandoned carts", "Before she joined"]);
		expect(await itemsSeenBy(peter, "own")).toEqual(["Shared with him", "VIP invitation"]);
	});

	it("names no share group that one may not see, nor what is left in it", async () => {
		const { rows } = await seenBy(peter, "own");
		expect(rows.map((row) => [row.pool, row.balanceAfter])).toEqual([
			[{ kind: "hidden_group", name: null }, null],
			[{ kind: "wallet", name: "John Lee" }, 9_400n],
		]);
		const carlsOwn = await seenBy(carl);
		expect(carlsOwn.rows.map((row) => [row.item, row.pool, row.balanceAfter])).toEqual([
			["His own group's", { kind: "share_group", name: "Carl's group" }, 43n],
		]);
	});

	it("keeps one's own rows after leaving, and the others' vanish", async () => {
		await setCreditOwner(peter, peter);
		expect(await itemsSeenBy(peter)).toEqual(["Shared with him", "VIP invitation"]);
		expect(await itemsSeenBy(john)).toEqual(JOHNS);
		await setCreditOwner(peter, john);
	});

	it("shows a stranger nothing, whatever he asks for", async () => {
		for (const filters of [
			{},
			{ userId: peter.id },
			{ pool: `wallet:${john.id}` },
			{ pool: `share_group:${carlsGroup}` },
		]) {
			const list = await seenBy(stranger, "owner", filters);
			expect(list).toMatchObject({ rows: [], totals: { rows: 0, byCreditType: [] } });
		}
		const choices = await readUsageChoices(await viewOf(stranger), db);
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
				creditType: "E-mail",
				pool: { kind: "wallet", name: "John Lee" },
				status: "posted",
				refunded: 0n,
				lotExpiresAt: null,
				chargeId: carts,
				balanceAfter: 9_700n,
			},
		]);
	});
});

describe("filters", () => {
	const cases: [string, UsageFilters, string[]][] = [
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

	it("offers the people and pools that the view's rows have", async () => {
		const ofJohn = await readUsageChoices(await viewOf(peter), db);
		expect(ofJohn.users.map((user) => user.name)).toEqual(["John Lee", "Mary Chan", "Peter Wong"]);
		expect(ofJohn.pools.map(({ kind, name }) => [kind, name])).toEqual([["wallet", "John Lee"]]);

		const own = await readUsageChoices(await viewOf(peter, "own"), db);
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
		const filters: UsageFilters[] = [
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
	it("follow each other without gaps or doubles, in both directions", async () => {
		const view = await viewOf(peter);
		for (const direction of ["asc", "desc"] as const) {
			const items: string[] = [];
			for (const page of [1, 2, 3]) {
				const { rows } = await readUsage(view, { page: { page, pageSize: 2, sort: "date_used", direction } }, db);
				items.push(...rows.map((row) => row.item));
			}
			expect(items).toEqual(direction === "desc" ? JOHNS : JOHNS.toReversed());
		}
	});

	it("can be sorted otherwise", async () => {
		const page: UsagePage = { page: 1, pageSize: 3, sort: "credits", direction: "asc" };
		const { rows } = await readUsage(await viewOf(peter), { page }, db);
		expect(rows.map((row) => row.credits)).toEqual([5n, 100n, 200n]);
	});

	it("start with the latest", async () => {
		const rows = await readLatestUsage(await viewOf(peter), 2, db);
		expect(rows.map((row) => row.item)).toEqual(JOHNS.slice(0, 2));
	});
});

describe("use per day", () => {
	const at = new Date("2026-10-05T15:00:00Z");

	it("is what the rows of the view say, by the deployment's days", async () => {
		const { people, days } = await usagePerDay(await viewOf(peter), { creditTypeId: "email", days: 5, at }, db);
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

	it("shows a Credit User's own in his own view, and a stranger nothing", async () => {
		const own = await usagePerDay(await viewOf(mary, "own"), { creditTypeId: "email", days: 30, at }, db);
		expect(own.people.map((person) => [person.name, person.used])).toEqual([["Mary Chan", 207n]]);
		const none = await usagePerDay(await viewOf(stranger), { creditTypeId: "email", days: 2, at }, db);
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
	it("is counted in the deployment's months, whoever spent", async () => {
		const inOctober = await readWalletUse(await viewOf(peter), { at: new Date("2026-10-31T15:59:59Z") }, db);
		expect(inOctober.find((use) => use.creditTypeId === "email")).toMatchObject({
			usedThisMonth: 600n,
			usedLastMonth: 0n,
		});
		const inNovember = await readWalletUse(await viewOf(peter), { at: new Date("2026-10-31T16:00:00Z") }, db);
		expect(inNovember.find((use) => use.creditTypeId === "email")).toMatchObject({
			usedThisMonth: 0n,
			usedLastMonth: 600n,
		});
	});

	it("is measured over thirty days, or since its first use", async () => {
		const emailUse = async (at: string) =>
			(await readWalletUse(await viewOf(peter), { at: new Date(at) }, db)).find((use) => use.creditTypeId === "email");
		expect(await emailUse("2026-10-05T12:00:00Z")).toMatchObject({ usedInWindow: 600n, windowDays: 5 });
		expect(await emailUse("2026-10-31T12:00:00Z")).toMatchObject({ usedInWindow: 500n, windowDays: 30 });
		expect((await readWalletUse(await viewOf(stranger), {}, db)).map((use) => use.usedInWindow)).toEqual([0n, 0n, 0n]);
	});

	it("is told apart by person", async () => {
		const use = await readUseThisMonth(await viewOf(peter), { at: new Date("2026-10-09T00:00:00Z") }, db);
		expect(use.filter((one) => one.creditTypeId === "email").map((one) => [one.userId, one.used])).toEqual([
			[peter.id, 300n],
			[mary.id, 200n],
			[john.id, 100n],
		]);
	});
});

describe("what was given back", () => {
	it("stands in its row, the totals and the charge's day", async () => {
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
		const { days } = await usagePerDay(await viewOf(mary), { creditTypeId: "email", days: 8, at }, db);
		expect(days[0]).toMatchObject({ day: "2026-10-02", used: [0n, 150n] });
	});

	it("disappears from rows, totals and charts when the charge was cancelled (product.md 32)", async () => {
		const before = await seenBy(peter);
		const mistaken = await use(mary, 40n, { at: "2026-10-10T02:00:00Z", item: "A mistake" });
		expect(await itemsSeenBy(peter)).toContain("A mistake");
		const context = { db, clock: clockAt(new Date("2026-10-10T02:05:00Z")), client: "test", actorId: null };
		expect(await cancelCharge(context, { key: "cancel", chargeId: mistaken })).toMatchObject({ ok: true });

		expect(await seenBy(peter)).toEqual(before);
		expect(await itemsSeenBy(mary, "own", { search: "mistake" })).toEqual([]);
		expect(await itemsSeenBy(mary, "own", { status: "refunded" })).toEqual([]);
		const at = new Date("2026-10-10T12:00:00Z");
		const { people } = await usagePerDay(await viewOf(mary), { creditTypeId: "email", days: 1, at }, db);
		expect(people).toEqual([]);
	});
});

async function viewOf(user: TestUser, requested: RequestedView = "owner"): Promise<CreditView> {
	return readCreditView(await actorOf(db, user), requested, db);
}

async function seenBy(user: TestUser, requested: RequestedView = "owner", filters: UsageFilters = {}) {
	const page: UsagePage = { page: 1, pageSize: 50, sort: "date_used", direction: "desc" };
	return readUsage(await viewOf(user, requested), { filters, page }, db);
}

async function itemsSeenBy(...asked: Parameters<typeof seenBy>) {
	return (await seenBy(...asked)).rows.map((row) => row.item);
}

async function grant(user: TestUser, creditTypeId: string, credits: bigint) {
	const given = { userId: user.id, creditTypeId, credits, expiresAt: null, reason: "A welcome", actorId: null };
	await transact(db, (tx) => postGrant(tx, given), { clock: clockAt(new Date("2026-09-01T00:00:00Z")) });
}

async function fundedGroup(creator: TestUser, credits: bigint): Promise<string> {
	const expiresAt = new Date("2099-01-01T00:00:00Z");
	const orderId = await aPaidOrder(db, { beneficiaryId: creator.id, credits, expiresAt });
	const shareGroupId = await aShareGroup(db, { creatorId: creator.id, name: "Carl's group" });
	const moved = await transact(
		db,
		async (tx) => {
			const bought = { orderId, beneficiaryId: creator.id, creditTypeId: "email", credits, expiresAt };
			await postPurchase(tx, { ...bought, actorId: creator.id });
			return postAllocation(tx, { shareGroupId, creditTypeId: "email", credits, actorId: creator.id });
		},
		{ clock: clockAt(new Date("2026-09-01T00:00:00Z")) },
	);
	expect(moved.ok).toBe(true);
	return shareGroupId;
}

async function use(
	user: TestUser,
	credits: bigint,
	{
		at,
		item,
		...more
	}: { at: string; item: string } & Partial<Pick<ChargeRequest, "creditTypeId" | "reference" | "pool">>,
): Promise<string> {
	const charge = { key: item, userId: user.id, creditTypeId: "email", credits, service: "campaigns", item, ...more };
	const context = { db, clock: clockAt(new Date(at)), client: "test", actorId: null };
	const [outcome] = await postCharges(context, [charge]);
	if (!outcome?.ok) throw new Error(`${item} was refused: ${outcome?.key}`);
	return outcome.value.chargeId;
}

async function setCreditOwner(user: TestUser, owner: TestUser) {
	await db.user.update({ where: { id: user.id }, data: { creditOwnerId: owner.id } });
}

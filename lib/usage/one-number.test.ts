import { beforeAll, describe, expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { type RequestedView, readCreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { readCreditSources } from "@/lib/share-groups/credits/credit-sources.ts";
import { readSpendableNow } from "@/lib/share-groups/credits/spendable-now.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { readUsage } from "./queries.ts";
import { NEWEST_USAGE } from "./schema.ts";
import { usagePerDay } from "./usage-per-day.ts";
import { readWalletCards, splitWalletCards } from "./wallet-cards.ts";

// Sally, Tom, John, Peter and Mary, whose numbers are compared wherever they are shown.
const { db } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });
const sally = await aUser(db, acme, { name: "Sally G" });
const tom = await aUser(db, acme, { name: "Tom" });
const john = await aUser(db, acme, { name: "John Lee" });
const peter = await aUser(db, acme, { name: "Peter Wong" });
const mary = await aUser(db, acme, { name: "Mary Chan" });

const lab = { creditTypeId: "lab" };
const contextOf = async (user: TestUser) => ({ actor: await actorOf(db, user), db });
const viewOf = async (user: TestUser, view: RequestedView) => ({
	view: await readCreditView(await contextOf(user), view),
	db,
});

async function use(user: TestUser, credits: bigint, pool?: { shareGroupId: string }) {
	const [outcome] = await postCharges(aClient(db), [aCharge(user.id, credits, { ...lab, pool })]);
	expect(outcome).toMatchObject({ ok: true });
}

let abc: string;

beforeAll(async () => {
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n, ...lab });
	abc = await aShareGroup(db, { creatorId: sally.id, name: "ABCgroup", addresses: [sally.email, tom.email] });
	await share(db, abc, 10n);
	await use(tom, 4n, { shareGroupId: abc });
	await use(sally, 1n, { shareGroupId: abc });
	await use(sally, 2n);
	await boughtCredits(db, { beneficiaryId: john.id, credits: 100n, ...lab });
	await boughtCredits(db, { beneficiaryId: peter.id, credits: 25n, ...lab });
	await use(peter, 3n);
	for (const { id } of [peter, mary]) await db.user.update({ where: { id }, data: { creditOwnerId: john.id } });
	await anEntry(db, abc, { kind: "address", value: peter.email });
	await use(peter, 2n, { shareGroupId: abc });
	await use(peter, 8n, undefined);
	await use(mary, 5n);
	await aLimit(db, { walletOf: john.id, ...lab, credits: 20n, period: "month" });
});

const looks: [string, TestUser, RequestedView][] = [
	["Sally", sally, "own"],
	["Tom", tom, "own"],
	["John", john, "own"],
	["Peter, looking at John's", peter, "owner"],
	["Peter, looking at Peter's own", peter, "own"],
	["Mary, looking at John's", mary, "owner"],
];

async function cardOf(user: TestUser, view: RequestedView) {
	const card = (await readWalletCards(await viewOf(user, view))).find((one) => one.creditTypeId === "lab");
	if (!card) throw new Error("There is no card.");
	return card;
}

describe("what was used this month", () => {
	it.each(looks)("is the same on the card, in the chart and in Credit Usage: %s", async (_, user, requested) => {
		const context = await viewOf(user, requested);
		const { day } = await readToday(db);
		const month = { from: `${day.slice(0, 8)}01`, to: day };
		const { totals } = await readUsage(context, { ...NEWEST_USAGE, limit: 50, ...month });
		const listed = totals.byCreditType.find((one) => one.creditTypeId === "lab");
		const used = (listed?.credits ?? 0n) - (listed?.refunded ?? 0n);
		expect(used).toBeGreaterThan(0n);
		const chart = await usagePerDay(context, { ...lab, ...month });
		expect(
			chart.bars.flatMap((one) => one.used).reduce((sum, credits) => sum + credits, 0n),
			"chart",
		).toBe(used);
		expect((await cardOf(user, requested)).usedThisMonth, "card").toBe(used);
	});
});

describe("who shares them", () => {
	it.each(looks)("adds up to what was used: %s", async (_, user, requested) => {
		const { uses, usedThisMonth } = await cardOf(user, requested);
		expect(uses.reduce((sum, { thisMonth }) => sum + thisMonth, 0n)).toBe(usedThisMonth);
	});

	it("tells what one's own share groups paid apart from the wallet, and names nobody else's", async () => {
		const usesOf = async (user: TestUser, requested: RequestedView) =>
			(await cardOf(user, requested)).uses.map((use) => [use.kind, use.userId ?? use.shareGroupId, use.thisMonth]);
		expect(await usesOf(sally, "own")).toEqual([
			["group", abc, 10n],
			["person", sally.id, 2n],
		]);
		expect(await usesOf(tom, "own")).toEqual([["person", tom.id, 4n]]);
		expect(await usesOf(mary, "owner")).toEqual(await usesOf(john, "own"));
	});
});

describe("what can be spent", () => {
	it.each(looks)(
		"is the same on Overview, on Credits & Subscriptions and in the avatar's pop-up: %s",
		async (...look) => {
			const [, user, requested] = look;
			const context = await contextOf(user);
			const { spendable, parts } = await cardOf(user, requested);
			expect(
				parts.reduce((sum, { credits }) => sum + credits, 0n),
				"parts",
			).toBe(spendable);
			const now = (await readSpendableNow(context)).find((one) => one.creditTypeId === "lab");
			expect(now?.total, "avatar").toBe(spendable);
			const sources = await readCreditSources(context, () => ({ offset: 0, limit: 50 }));
			const found = sources.find((one) => one.creditTypeId === "lab");
			expect(found?.total, "Credits & Subscriptions").toBe(spendable);
			expect(
				found?.sources.reduce((sum, { remaining }) => sum + remaining, 0n),
				"More Details",
			).toBe(spendable);
			const [refused] = await postCharges(aClient(db), [aCharge(user.id, 1_000n, lab)]);
			expect(refused, "a charge").toMatchObject({ ok: false, values: { available: spendable } });
		},
	);

	it("is told by its parts: the wallet in use and share groups, whatever the view; what is left is the wallet's", async () => {
		const told = async (user: TestUser, requested: RequestedView) => {
			const { available, spendable, parts } = await cardOf(user, requested);
			return [available, spendable, parts.map(({ kind, name, credits }) => `${credits} ${kind} ${name}`)];
		};
		await share(db, abc, 6n);
		expect(await told(sally, "own")).toEqual([32n, 38n, ["32 own Sally G", "6 group ABCgroup"]]);
		expect(await told(tom, "own")).toEqual([0n, 6n, ["6 group ABCgroup"]]);
		const peters = ["15 owners John Lee", "6 group ABCgroup"];
		expect(await told(peter, "owner")).toEqual([90n, 21n, peters]);
		expect(await told(peter, "own")).toEqual([22n, 21n, peters]);
		expect(await told(john, "own")).toEqual([90n, 90n, ["90 own John Lee"]]);
	});
});

describe("credit types", () => {
	const split = async (user: TestUser, requested: RequestedView) => {
		const context = await viewOf(user, requested);
		const isParked = context.view.isCreditUser && requested === "own";
		const { cards, others } = splitWalletCards(await readWalletCards(context), { isParked });
		return [cards, others].map((some) => some.map(({ creditTypeId }) => creditTypeId));
	};

	it("of which there is something come first, then what was used up, and the others apart", async () => {
		expect(await split(sally, "own")).toEqual([["lab"], ["email", "sms"]]);
		expect(await split(tom, "own"), "in a share group").toEqual([["lab"], ["email", "sms"]]);
		const ann = await aUser(db, acme);
		expect(await split(ann, "own")).toEqual([[], ["email", "sms", "lab"]]);
		for (const creditTypeId of ["email", "sms"])
			await boughtCredits(db, { beneficiaryId: ann.id, credits: 9n, creditTypeId });
		await postCharges(aClient(db), [aCharge(ann.id, 9n)]);
		expect(await split(ann, "own"), "email is used up").toEqual([["sms", "email"], ["lab"]]);
	});

	it("of the Credit Owner don't count among one's own that are not in use", async () => {
		const ben = await aUser(db, acme, { creditOwnerId: john.id });
		expect(await split(ben, "owner")).toEqual([["lab"], ["email", "sms"]]);
		expect(await split(ben, "own")).toEqual([[], ["email", "sms", "lab"]]);
	});
});

import { expect, test } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postAllowance } from "@/lib/ledger/movements/post-allowance.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits, FAR_AWAY } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { share } from "@/lib/testing/sharing.ts";
import { aRunningAllowance } from "@/lib/testing/subscriptions.ts";
import { type CreditSource, type CreditsOfType, readCreditSources } from "./credit-sources.ts";
import { readCreditSourcesFile } from "./credit-sources-file.ts";
import { shareCredits } from "./share-credits.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db);
const lab = { creditTypeId: "lab" };

async function pageOfLab(user: TestUser, page: { offset: number; limit: number }): Promise<CreditsOfType> {
	const pages = (creditTypeId: string) => (creditTypeId === "lab" ? page : { offset: 9, limit: 1 });
	const types = await readCreditSources({ actor: await actorOf(db, user), db }, pages);
	const type = types.find(({ creditTypeId }) => creditTypeId === "lab");
	if (!type) throw new Error("There are no lab credits.");
	return type;
}

/** Lab credits, whose sources always make the total. */
async function labOf(user: TestUser): Promise<CreditsOfType> {
	const type = await pageOfLab(user, { offset: 0, limit: 25 });
	expect(type.sources.reduce((sum, { remaining }) => sum + remaining, 0n)).toBe(type.total);
	return type;
}

const inShort = (sources: readonly CreditSource[]) =>
	sources.map(({ source, name, remaining, notShareable }) => [source, name, remaining, notShareable]);

async function hold(user: TestUser, credits: bigint) {
	const held = await placeHold(aClient(db), { ...aCharge(user.id, credits, lab), lifetimeMs: 60_000 });
	if (!held.ok) throw new Error(held.key);
}

test("the user's own lots: bought by whom, granted, on hold, and whether each can be shared (product.md 25)", async () => {
	const [sally, ann] = [await aUser(db, acme), await aUser(db, acme, { name: "Ann" })];
	const soon = inDays(10);
	const bought = { beneficiaryId: sally.id, ...lab };
	const { orderId } = await boughtCredits(db, { ...bought, credits: 6n, expiresAt: soon });
	await boughtCredits(db, { ...bought, buyerId: ann.id, credits: 44n });
	await boughtCredits(db, { ...bought, credits: 5n, expiresAt: inDays(-1) });
	await grantCredits(db, sally.id, 12n, lab);
	await hold(sally, 6n);
	const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
	const { total, sources, parked } = await labOf(sally);
	expect([total, parked]).toEqual([56n, []]);
	const own = { source: "wallet", name: null, inGroup: null, isSuspended: false };
	const nothingElse = { from: null, held: 0n, notShareable: null, subscription: null };
	expect(sources).toEqual([
		{
			...own,
			...nothingElse,
			key: expect.any(String),
			orderNumber: number,
			kind: "purchased",
			remaining: 0n,
			held: 6n,
			expiresAt: soon,
			notShareable: "nothingLeft",
		},
		{
			...own,
			...nothingElse,
			key: expect.any(String),
			from: "Ann",
			orderNumber: number + 1n,
			kind: "purchased",
			remaining: 44n,
			expiresAt: FAR_AWAY,
		},
		{
			...own,
			...nothingElse,
			key: expect.any(String),
			orderNumber: null,
			kind: "granted",
			remaining: 12n,
			expiresAt: null,
			notShareable: "granted",
		},
	]);
});

test("an allowance names its subscription, and can't be shared (product.md 49)", async () => {
	const ann = await aUser(db, acme);
	const subscriptionId = await aRunningAllowance(db, ann.id, lab);
	const lots = [{ credits: 8n, expiresAt: inDays(9) }];
	await transact(db, (tx) => postAllowance(tx, { subscriptionId, userId: ann.id, ...lab, part: 0, lots }));
	await grantCredits(db, ann.id, 2n, lab);
	const { sources } = await labOf(ann);
	expect(sources.map(({ remaining, subscription, notShareable }) => [remaining, subscription, notShareable])).toEqual([
		[8n, "Monthly 1,000", "subscription"],
		[2n, null, "granted"],
	]);
	const group = await aShareGroup(db, { creatorId: ann.id, name: "Nothing" });
	const shared = await shareCredits(
		{ actor: await actorOf(db, ann), db },
		{ key: newId(), shareGroupId: group, creditTypeId: "lab", credits: 1n },
	);
	expect(shared).toMatchObject({ code: "INSUFFICIENT_CREDITS", key: "fewerShareableCredits" });
});

test("groups that let the user in, each at most what the limit leaves, and the user's own through the tick", async () => {
	const [sally, tom] = [await aUser(db, acme, { name: "Sally" }), await aUser(db, acme)];
	for (const { id } of [sally, tom]) await boughtCredits(db, { beneficiaryId: id, ...lab, credits: 30n });
	const theirs = await aShareGroup(db, { creatorId: sally.id, name: "Theirs", addresses: [tom.email] });
	const limited = await aShareGroup(db, { creatorId: sally.id, name: "Limited", addresses: [tom.email] });
	const own = await aShareGroup(db, { creatorId: tom.id, name: "Own", addresses: [tom.email] });
	await aShareGroup(db, { creatorId: sally.id, name: "Empty", addresses: [tom.email] });
	for (const group of [theirs, limited, own]) await share(db, group, 10n);
	await aLimit(db, { shareGroupId: limited, ...lab, credits: 3n, period: "week" });
	const { total, sources } = await labOf(tom);
	expect(total).toBe(43n);
	expect(new Set(inShort(sources))).toEqual(
		new Set([
			["wallet", null, 20n, null],
			["group", "Theirs", 10n, "anothersGroup"],
			["group", "Limited", 3n, "anothersGroup"],
			["ownGroup", "Own", 10n, "ownGroup"],
		]),
	);
	expect(sources.filter(({ source }) => source === "group").map(({ from }) => from)).toEqual(["Sally", "Sally"]);
	expect(sources.filter(({ inGroup }) => inGroup !== null)).toMatchObject([{ name: "Limited", inGroup: 10n }]);
});

test("a Credit User's own credits and groups are parked, apart from what they can use (product.md 6)", async () => {
	const [john, peter] = [await aUser(db, acme, { name: "John Lee" }), await aUser(db, acme)];
	await boughtCredits(db, { beneficiaryId: john.id, ...lab, credits: 9n });
	await boughtCredits(db, { beneficiaryId: peter.id, ...lab, credits: 25n });
	await grantCredits(db, peter.id, 2n, lab);
	const own = await aShareGroup(db, { creatorId: peter.id, name: "Own", addresses: [peter.email] });
	await share(db, own, 5n);
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	await hold(peter, 4n);
	const { total, sources, parked } = await labOf(peter);
	expect(total).toBe(5n);
	expect(sources).toMatchObject([{ source: "creditOwner", name: "John Lee", held: 4n, notShareable: "creditOwners" }]);
	expect(inShort(parked)).toEqual([
		["wallet", null, 20n, "parked"],
		["wallet", null, 2n, "granted"],
		["ownGroup", "Own", 5n, "ownGroup"],
	]);
});

test("a suspended user's credits are listed, are not in use, and no limit is given as the reason (product.md 31)", async () => {
	const [john, sally, peter] = [
		await aUser(db, acme, { name: "John Lee" }),
		await aUser(db, acme),
		await aUser(db, acme),
	];
	await boughtCredits(db, { beneficiaryId: john.id, ...lab, credits: 9n });
	await boughtCredits(db, { beneficiaryId: sally.id, ...lab, credits: 9n });
	const group = await aShareGroup(db, { creatorId: sally.id, name: "Stopped", addresses: [peter.email] });
	await share(db, group, 4n);
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	await db.user.updateMany({ where: { id: { in: [john.id, sally.id] } }, data: { status: "suspended" } });
	const { total, sources } = await labOf(peter);
	expect(total).toBe(0n);
	expect(sources).toMatchObject([
		{ source: "creditOwner", name: "John Lee", remaining: 0n, isSuspended: true },
		{ source: "group", name: "Stopped", remaining: 0n, inGroup: null, isSuspended: true },
	]);
});

test("a wallet's lots are paged in the order in which they are spent, and share groups follow the last (product.md 28)", async () => {
	const sally = await aUser(db, acme);
	for (const days of [40, 10, 30, 20]) {
		await boughtCredits(db, { beneficiaryId: sally.id, ...lab, credits: BigInt(days), expiresAt: inDays(days) });
	}
	await grantCredits(db, sally.id, 5n, lab);
	await share(db, await aShareGroup(db, { creatorId: sally.id, name: "Own", addresses: [sally.email] }), 2n);
	const page = async (offset: number) => {
		const { total, sources, hasMore } = await pageOfLab(sally, { offset, limit: 2 });
		expect(total, "a total is of all lots, not of those shown").toBe(105n);
		return [hasMore, ...sources.map(({ remaining, name }) => name ?? remaining)];
	};
	expect(await page(0)).toEqual([true, 8n, 20n]);
	expect(await page(2)).toEqual([true, 30n, 40n]);
	expect(await page(4)).toEqual([false, 5n, "Own"]);
	expect(await page(6), "beyond the last page").toEqual([false]);
});

test("a Credit User's own lots are paged too, below what they can use", async () => {
	const [john, peter] = [await aUser(db, acme), await aUser(db, acme)];
	for (const { id } of [john, peter]) await boughtCredits(db, { beneficiaryId: id, ...lab, credits: 9n });
	await grantCredits(db, peter.id, 3n, lab);
	await share(db, await aShareGroup(db, { creatorId: peter.id, name: "Own", addresses: [peter.email] }), 1n);
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	const page = async (offset: number) => {
		const { sources, parked, hasMore } = await pageOfLab(peter, { offset, limit: 1 });
		expect(sources.map(({ source }) => source)).toEqual(["creditOwner"]);
		return [hasMore, ...parked.map(({ remaining, name }) => name ?? remaining)];
	};
	expect(await page(0)).toEqual([true, 8n]);
	expect(await page(1)).toEqual([false, 3n, "Own"]);
});

test("all of it is a file, of one credit type or of all, parked lots included", async () => {
	const [john, peter] = [await aUser(db, acme, { name: "John" }), await aUser(db, acme)];
	await grantCredits(db, john.id, 9n, lab);
	await boughtCredits(db, { beneficiaryId: peter.id, ...lab, credits: 4n });
	await grantCredits(db, peter.id, 3n, { creditTypeId: "sms" });
	const context = { actor: await actorOf(db, peter), db };
	const ofLab = async () =>
		(await rowsOfFile(sql, await readCreditSourcesFile(context, "lab"))).map((row) => [
			...[row.in_use, row.source, row.name, Number(row.remaining), row.shareable, row.why_not],
		]);
	expect(await ofLab()).toEqual([["yes", "wallet", null, 4, "yes", null]]);
	const all = await rowsOfFile(sql, await readCreditSourcesFile(context, null));
	expect(all.map(({ credit_type_id, kind }) => [credit_type_id, kind])).toEqual([
		["sms", "granted"],
		["lab", "purchased"],
	]);
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	expect(await ofLab()).toEqual([
		["yes", "creditOwner", "John", 9, "no", "creditOwners"],
		["no", "wallet", null, 4, "no", "parked"],
	]);
});

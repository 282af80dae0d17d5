import { expect, it } from "vitest";
import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { type RequestedView, readPersonView } from "@/lib/owners/credit-view.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { newId } from "@/lib/platform/ids.ts";
import { readReportCharge } from "@/lib/share-group-reports/report.ts";
import { readReportAccess } from "@/lib/share-group-reports/report-access.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { aCoverage } from "@/lib/testing/subscriptions.ts";
import { readUsageCharge } from "./queries.ts";
import { usageStory } from "./test-story.ts";

const database = await testDatabase();
const { db } = database;
const story = await usageStory(database);
const { northwind } = story;
const { john, mary, peter, carl, stranger } = story.people;
const admin = await aUser(db, northwind, { role: "administrator" });
const client = aClient(db);

async function shownTo(user: TestUser, chargeId: string, requested: RequestedView = "owner") {
	return readUsageCharge({ view: await story.viewOf(user, requested), db }, chargeId);
}

async function shownInPersonsUsage(reader: TestUser, person: TestUser, chargeId: string) {
	const view = await readPersonView({ actor: await actorOf(db, reader), db }, person.id);
	return view && readUsageCharge({ view, db }, chargeId);
}

async function use(user: TestUser, credits: bigint, more: Partial<Parameters<typeof aCharge>[2]> = {}) {
	const [outcome] = await postCharges(client, [aCharge(user.id, credits, more)]);
	if (!outcome?.ok) throw new Error(outcome?.key);
	return outcome.value.chargeId;
}

/** Somebody whose wallet has two lots: 5 granted ones that expire first, and 20 bought ones. */
async function aBuyer() {
	const buyer = await aUser(db, northwind);
	const granted = await grantCredits(db, buyer.id, 5n, { expiresAt: inDays(10) });
	const { orderId, lotId } = await boughtCredits(db, { beneficiaryId: buyer.id, credits: 20n });
	const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
	return { buyer, granted, bought: lotId, order: { id: orderId, number } };
}

it("a charge is shown to its spender, the owner and the owner's Credit Users, and to no stranger", async () => {
	for (const viewer of [john, mary, peter]) {
		expect(await shownTo(viewer, story.carts)).toMatchObject({
			chargeId: story.carts,
			status: "posted",
			heldAt: null,
			slices: [{ userName: mary.name, item: "Abandoned carts", reference: "A-1", credits: 200n, balanceAfter: 9_700n }],
		});
	}
	for (const viewer of [carl, stranger, admin]) expect(await shownTo(viewer, story.carts)).toBeNull();
	expect(await shownTo(peter, story.carts, "own")).toBeNull();
	expect(await shownTo(mary, story.carts, "own")).toMatchObject({ slices: [{ credits: 200n }] });
	expect(await shownTo(john, newId())).toBeNull();
	expect(await shownTo(john, "nonsense")).toBeNull();
});

it("it names the lots in the order in which they were used, and their orders to those who see them", async () => {
	const { buyer, granted, bought, order } = await aBuyer();
	const chargeId = await use(buyer, 12n);
	const lots = (number: typeof order | null) => [
		{ lotId: granted, kind: "granted", credits: 5n, givenBack: 0n, order: null },
		{ lotId: bought, kind: "purchased", credits: 7n, givenBack: 0n, order: number },
	];
	expect((await shownTo(buyer, chargeId))?.slices[0]).toMatchObject({ lots: lots(order), moreLots: 0, givenBack: [] });
	const forAdministrator = await shownInPersonsUsage(admin, buyer, chargeId);
	expect(forAdministrator?.slices[0]).toMatchObject({ lots: lots(null) });
	expect(await shownInPersonsUsage(stranger, buyer, chargeId)).toBeNull();
	expect(await shownInPersonsUsage(peter, buyer, chargeId)).toBeNull();
});

it("each refund has its instant and its credits, and is told of the lots that it went back to", async () => {
	const { buyer } = await aBuyer();
	const chargeId = await use(buyer, 12n);
	await refundCharge(client, { key: newId(), chargeId, credits: 8n });
	await refundCharge(client, { key: newId(), chargeId, credits: 1n });
	const shown = await shownTo(buyer, chargeId);
	expect(shown).toMatchObject({
		status: "partly_refunded",
		slices: [
			{
				status: "partly_refunded",
				refunded: 9n,
				lots: [
					{ credits: 5n, givenBack: 2n },
					{ credits: 7n, givenBack: 7n },
				],
				givenBack: [
					{ kind: "refund", credits: 8n },
					{ kind: "refund", credits: 1n },
				],
			},
		],
	});
	expect(shown?.slices[0].givenBack.every(({ at }) => at >= shown.slices[0].dateUsed)).toBe(true);
});

it("a cancelled charge, which no list shows, still has its page", async () => {
	const { buyer } = await aBuyer();
	const chargeId = await use(buyer, 3n);
	await cancelCharge(client, { key: newId(), chargeId });
	expect(await story.itemsSeenBy(buyer)).toEqual([]);
	expect(await shownTo(buyer, chargeId)).toMatchObject({
		status: "cancelled",
		slices: [{ credits: 3n, refunded: 3n, givenBack: [{ kind: "cancellation", credits: 3n }] }],
	});
	expect(await shownTo(stranger, chargeId)).toBeNull();
});

it("a charge that was captured from a hold says since when that was on hold", async () => {
	const at = (instant: string) => aClient(db, { clock: clockAt(new Date(instant)) });
	const placedAt = "2090-01-01T12:00:00.000Z";
	const spender = await aUser(db, northwind);
	await grantCredits(db, spender.id, 5n);
	const held = await placeHold(at(placedAt), { ...aCharge(spender.id, 4n), lifetimeMs: 3_600_000 });
	if (!held.ok) throw new Error(held.key);
	const captured = await captureHold(at("2090-01-01T12:30:00Z"), {
		key: newId(),
		holdId: held.value.holdId,
		credits: 3n,
	});
	if (!captured.ok) throw new Error(captured.key);
	expect(await shownTo(spender, captured.value.chargeId)).toMatchObject({
		heldAt: new Date(placedAt),
		slices: [{ credits: 3n, lots: [{ credits: 3n }] }],
	});
});

it("what a subscription covered has no pool and no lots, and is its user's alone", async () => {
	const covered = { from: new Date("2091-01-01T00:00:00Z"), until: new Date("2091-02-01T00:00:00Z") };
	await aCoverage(db, mary.id, { creditTypeId: "sms", plan: "Unlimited SMS", ...covered });
	const chargeId = await story.use(mary, 9n, { at: "2091-01-02T00:00:00Z", item: "Covered", creditTypeId: "sms" });
	const slice = { credits: 0n, pool: { kind: "subscription", name: "Unlimited SMS" }, lots: [], givenBack: [] };
	expect(await shownTo(mary, chargeId, "own")).toMatchObject({ status: "posted", slices: [slice] });
	for (const viewer of [john, mary, stranger]) expect(await shownTo(viewer, chargeId)).toBeNull();
	await cancelCharge(aClient(db, { clock: clockAt(new Date("2091-01-02T00:01:00Z")) }), { key: newId(), chargeId });
	expect(await shownTo(mary, chargeId, "own")).toMatchObject({ status: "cancelled", slices: [slice] });
});

it("of a charge that two pools paid, each reader sees what the pools that they see have paid (product.md 30)", async () => {
	const sally = await aUser(db, await anOrganization(db, { name: "Globex" }), { name: "Sally" });
	const spender = await aUser(db, northwind, { name: "Spender" });
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 4n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "ABCgroup", addresses: [spender.email] });
	await share(db, shareGroupId, 4n);
	await grantCredits(db, spender.id, 10n, { creditTypeId: "lab" });
	const chargeId = await use(spender, 6n, { creditTypeId: "lab" });
	const ofGroup = { pool: { kind: "share_group", name: "ABCgroup" }, credits: 4n };
	const ofWallet = { pool: { kind: "wallet", name: "Spender" }, credits: 2n };
	expect(await shownTo(spender, chargeId)).toMatchObject({ slices: [ofGroup, ofWallet] });
	expect((await shownTo(sally, chargeId))?.slices).toMatchObject([ofGroup]);

	const inReport = async (user: TestUser) => {
		const access = await readReportAccess({ actor: await actorOf(db, user), db }, shareGroupId);
		return access && readReportCharge({ access, db }, chargeId);
	};
	for (const user of [sally, spender]) {
		expect((await inReport(user))?.slices).toMatchObject([{ ...ofGroup, lots: [{ credits: 4n, order: null }] }]);
	}
	expect(await inReport(stranger)).toBeNull();

	// For an administrator both the group and the people of another organization are unnamed.
	const hidden = { pool: { kind: "hidden_group", name: null }, credits: 4n, balanceAfter: null, lots: [] };
	expect((await shownInPersonsUsage(admin, spender, chargeId))?.slices).toMatchObject([hidden, ofWallet]);
	await db.shareGroupEntry.updateMany({ where: { shareGroupId }, data: { removedAt: new Date() } });
	expect((await shownTo(spender, chargeId))?.slices).toMatchObject([hidden, ofWallet]);
	expect(await inReport(spender)).toBeNull();
});

it("a member sees another member's charge neither in the report nor in their own Credit Usage", async () => {
	const initech = await anOrganization(db, { name: "Initech" });
	const sally = await aUser(db, initech);
	const [tom, una] = [await aUser(db, northwind), await aUser(db, northwind)];
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 4n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email, una.email] });
	await share(db, shareGroupId, 4n);
	const chargeId = await use(tom, 1n, { creditTypeId: "lab" });
	const access = await readReportAccess({ actor: await actorOf(db, una), db }, shareGroupId);
	if (!access) throw new Error("Una is a member.");
	expect(await readReportCharge({ access, db }, chargeId)).toBeNull();
	expect(await shownTo(una, chargeId)).toBeNull();
	// An administrator of the creator's organization learns that somebody outside used it, and not who.
	const colleague = await aUser(db, initech, { role: "administrator" });
	expect(await shownInPersonsUsage(colleague, sally, chargeId)).toMatchObject({
		slices: [{ userName: null, userEmail: "", pool: { kind: "share_group" }, lots: [{ credits: 1n, order: null }] }],
	});
});

import { describe, expect, it } from "vitest";
import { placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aClient } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { NEWEST_ORDERS, type OrdersQuery } from "./list-schema.ts";
import { paperOf, readOrder } from "./order-detail.ts";
import { readBoughtPlans, readOrders } from "./queries.ts";

const { db, sql } = await testDatabase();
await sql.query(`UPDATE "deployment" SET "time_zone" = 'Asia/Hong_Kong'`);

const northwind = await anOrganization(db, { name: "Northwind" });
const john = await aUser(db, northwind, { name: "John Lee" });
const mary = await aUser(db, northwind, { name: "Mary Chan", creditOwnerId: john.id });
const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
const admin = await aUser(db, northwind, { name: "Anna Admin", role: "administrator" });
const clerk = await aUserRole(db, northwind, { rights: ["edit_user", "view_user_list", "purchase", "view_audit_log"] });
const colleague = await aUser(db, northwind, { name: "Carl Colleague", role: { id: clerk } });
const stranger = await aUser(db, await anOrganization(db, { name: "Acme" }), { role: "administrator" });

const billing = {
	kind: "company",
	legalName: "Northwind Ltd",
	addressLine1: "1 Harbour Road",
	addressLine2: null,
	city: "Hong Kong",
	region: null,
	postalCode: null,
	country: "HK",
	taxId: "12345678",
	poNumber: null,
	billingEmail: "accounts@northwind.example",
};

const cancelled = { status: "cancelled", closedAt: new Date() } as const;

const EXPIRES_AT = new Date("2099-09-01T15:59:59.999Z");

const marysOwn = await order({ buyer: mary, beneficiary: mary, credits: 10n, placedAt: "2026-08-01T02:00:00Z" });
const johns = await order({ buyer: john, beneficiary: john, credits: 50n, placedAt: "2026-09-01T02:00:00Z" });
const marysForJohn = await order({
	buyer: mary,
	beneficiary: john,
	credits: 30n,
	placedAt: "2026-09-02T15:59:59.999Z",
});
const petersForJohn = await order({ buyer: peter, beneficiary: john, credits: 20n, placedAt: "2026-09-02T16:00:00Z" });

async function order(one: {
	buyer: TestUser;
	beneficiary: TestUser;
	credits: bigint;
	placedAt: string;
	pending?: boolean;
}) {
	const money = { priceMinor: one.credits * 10n, currency: "USD", validityMonths: 12 };
	const plan = { creditTypeId: "email", credits: one.credits };
	const planName = `Email ${one.credits}`;
	const planId = await aPlan(db, { ...money, ...plan, name: planName });
	const placedAt = new Date(one.placedAt);
	const bought = await db.order.create({
		data: {
			...money,
			...plan,
			id: newId(),
			organizationId: northwind.id,
			buyerId: one.buyer.id,
			beneficiaryId: one.beneficiary.id,
			planId,
			planName,
			taxRateBasisPoints: 0,
			taxMinor: 0n,
			totalMinor: money.priceMinor,
			billing,
			gateway: "invoice",
			gatewayReference: "INV-1",
			status: one.pending ? "pending" : "paid",
			placedAt,
			paidAt: one.pending ? null : placedAt,
			expiresAt: one.pending ? null : EXPIRES_AT,
		},
	});
	if (one.pending) return bought;
	const purchase = { orderId: bought.id, beneficiaryId: one.beneficiary.id, actorId: one.buyer.id };
	await transact(db, (tx) => postPurchase(tx, { ...purchase, ...plan, expiresAt: EXPIRES_AT }));
	return bought;
}

async function seenBy(user: TestUser, requested: "owner" | "own" = "owner", asked: Partial<OrdersQuery> = {}) {
	const view = await readCreditView({ actor: await actorOf(db, user), db }, requested);
	const { rows, count } = await readOrders({ view, db }, { ...NEWEST_ORDERS, ...asked });
	expect(count).toBe(rows.length);
	return rows.map((row) => row.id);
}

describe("Order History", () => {
	it("shows a Credit User what was credited to their Credit Owner, no matter who bought it", async () => {
		const credited = [petersForJohn.id, marysForJohn.id, johns.id];
		expect(await seenBy(peter)).toEqual(credited);
		expect(await seenBy(mary)).toEqual(credited);
		expect(await seenBy(john)).toEqual(credited);
	});

	it("doesn't show what a colleague bought for themselves before joining (product.md 8)", async () => {
		expect(await seenBy(peter)).not.toContain(marysOwn.id);
		expect(await seenBy(john)).not.toContain(marysOwn.id);
	});

	it("shows the viewer's own: what was credited to them, and what they bought", async () => {
		expect(await seenBy(mary, "own")).toEqual([marysForJohn.id, marysOwn.id]);
		expect(await seenBy(peter, "own")).toEqual([petersForJohn.id]);
	});

	it("still shows the viewer's own after they left, and no longer the others'", async () => {
		await setCreditOwner(db, peter, peter);
		expect(await seenBy(peter)).toEqual([petersForJohn.id]);
		expect(await readOrder({ actor: await actorOf(db, peter), db }, marysForJohn.id)).toBeNull();
		await setCreditOwner(db, peter, john);
	});

	it("filters by day in the deployment's time zone (product.md 35), type, status and search", async () => {
		expect(await seenBy(john, "own", { from: "2026-09-03" })).toEqual([petersForJohn.id]);
		expect(await seenBy(john, "own", { to: "2026-09-02" })).toEqual([marysForJohn.id, johns.id]);
		expect(await seenBy(john, "own", { creditTypeId: "sms" })).toEqual([]);
		expect(await seenBy(john, "own", { status: "pending" })).toEqual([]);
		expect(await seenBy(john, "own", { search: "peter" })).toEqual([petersForJohn.id]);
		expect(await seenBy(john, "own", { search: `#${johns.number}` })).toEqual([johns.id]);
		expect(await seenBy(john, "own", { search: "%" })).toEqual([]);
	});

	it("sorts and pages", async () => {
		const view = await readCreditView({ actor: await actorOf(db, john), db }, "own");
		const query: OrdersQuery = { ...NEWEST_ORDERS, sort: "credits", descending: false, offset: 2, limit: 2 };
		const { rows, count } = await readOrders({ view, db }, query);
		expect(rows.map((row) => row.credits)).toEqual([50n]);
		expect(count).toBe(3);
	});
});

describe("one order", () => {
	it("names who ordered it and whom it was credited to", async () => {
		expect(await readOrder({ actor: await actorOf(db, mary), db }, petersForJohn.id)).toMatchObject({
			number: petersForJohn.number,
			orderedBy: { name: "Peter Wong" },
			creditedTo: { name: "John Lee" },
			credits: 20n,
			totalMinor: 200n,
		});
	});

	it("shows payment and billing information to the buyer and View Billing only (product.md 9)", async () => {
		const paymentFor = async (user: TestUser) =>
			(await readOrder({ actor: await actorOf(db, user), db }, petersForJohn.id))?.payment;
		expect(await paymentFor(peter)).toMatchObject({ gateway: "invoice", gatewayReference: "INV-1", billing });
		expect(await paymentFor(admin)).toMatchObject({ billing });
		expect(await paymentFor(john)).toBeNull();
		expect(await paymentFor(mary)).toBeNull();
		const seenByMary = await readOrder({ actor: await actorOf(db, mary), db }, petersForJohn.id);
		expect(JSON.stringify(seenByMary, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toMatch(
			/INV-1|Northwind Ltd|Harbour|12345678/,
		);
	});

	it("does not exist for others: another organization, a colleague, and invalid ids", async () => {
		for (const one of [marysOwn, johns, marysForJohn, petersForJohn]) {
			expect(await readOrder({ actor: await actorOf(db, stranger), db }, one.id)).toBeNull();
			expect(await readOrder({ actor: await actorOf(db, colleague), db }, one.id)).toBeNull();
		}
		expect(await seenBy(stranger)).toEqual([]);
		expect(await seenBy(colleague)).toEqual([]);
		expect(await readOrder({ actor: await actorOf(db, peter), db }, marysOwn.id)).toBeNull();
		expect(await readOrder({ actor: await actorOf(db, john), db }, newId())).toBeNull();
		expect(await readOrder({ actor: await actorOf(db, john), db }, "1001' OR true")).toBeNull();
	});

	it("tells why it was closed to its buyer, its beneficiary and View Billing", async () => {
		const sms = await order({
			buyer: mary,
			beneficiary: john,
			credits: 5n,
			placedAt: "2026-07-01T02:00:00Z",
			pending: true,
		});
		await db.order.update({ where: { id: sms.id }, data: { ...cancelled, closeReason: "Ordered twice" } });
		const reasonFor = async (user: TestUser) =>
			(await readOrder({ actor: await actorOf(db, user), db }, sms.id))?.closeReason;
		for (const user of [mary, john, admin]) expect(await reasonFor(user)).toBe("Ordered twice");
		expect(await reasonFor(peter)).toBeNull();
	});

	it("has an invoice while it waits for its payment, and a receipt from then on", async () => {
		const sms = await order({
			buyer: mary,
			beneficiary: john,
			credits: 5n,
			placedAt: "2026-07-02T02:00:00Z",
			pending: true,
		});
		const paperFor = async (user: TestUser, id: string) => {
			const seen = await readOrder({ actor: await actorOf(db, user), db }, id);
			return seen && paperOf(seen);
		};
		expect(await paperFor(mary, sms.id)).toBe("invoice");
		expect(await paperFor(john, sms.id)).toBeNull();
		expect(await paperFor(mary, marysForJohn.id)).toBe("receipt");
		expect(await paperFor(john, marysForJohn.id)).toBeNull();
		await db.order.update({ where: { id: sms.id }, data: cancelled });
		expect(await paperFor(mary, sms.id)).toBeNull();
	});

	it("says what is left of its credits to users who share them now, and to none who has left (product.md 8)", async () => {
		const leftFor = async (user: TestUser) =>
			(await readOrder({ actor: await actorOf(db, user), db }, petersForJohn.id))?.lots?.map((lot) => lot.remaining);
		for (const user of [john, peter, mary]) expect(await leftFor(user)).toEqual([20n]);
		await setCreditOwner(db, peter, peter);
		expect(await leftFor(peter)).toBeUndefined();
		await setCreditOwner(db, peter, john);
	});

	it("says what is left of its credits", async () => {
		const seen = await readOrder({ actor: await actorOf(db, peter), db }, johns.id);
		expect(seen?.lots).toMatchObject([{ shareGroup: null, remaining: 50n, held: 0n }]);

		const view = await readCreditView({ actor: await actorOf(db, peter), db }, "owner");
		const plans = await readBoughtPlans({ view, db }, 5);
		expect(plans.map((plan) => [plan.planName, plan.left])).toEqual([
			["Email 20", 20n],
			["Email 30", 30n],
			["Email 50", 50n],
		]);
	});
});

describe("bought plans", () => {
	it("are first those with credits left, the next to expire first, then the last bought", async () => {
		const buyer = await aUser(db, northwind, { name: "Nora Berg" });
		const buy = (credits: bigint, expiresAt: Date) =>
			boughtCredits(db, { beneficiaryId: buyer.id, creditTypeId: "sms", credits, expiresAt });
		await buy(1n, new Date("2098-01-01T00:00:00Z"));
		await buy(2n, new Date("2097-01-01T00:00:00Z"));
		await buy(3n, new Date("2099-01-01T00:00:00Z"));
		await buy(4n, new Date("2096-01-01T00:00:00Z"));
		const leftOf = async (most: number) => {
			const view = await readCreditView({ actor: await actorOf(db, buyer), db }, "owner");
			return (await readBoughtPlans({ view, db }, most)).map(({ left }) => left);
		};
		expect(await leftOf(3)).toEqual([4n, 2n, 1n]);
		const hold = { key: newId(), userId: buyer.id, creditTypeId: "sms", credits: 4n, lifetimeMs: 60_000 };
		await placeHold(aClient(db), { ...hold, service: "Test", item: "A message" });
		expect(await leftOf(9)).toEqual([2n, 1n, 3n, 0n]);
	});

	it("say where credits that the wallet can't spend are: on hold, or in the viewer's own share groups", async () => {
		const sally = await aUser(db, northwind, { name: "Sally Green" });
		const plansFor = async (viewer: TestUser) =>
			(
				await readBoughtPlans({ view: await readCreditView({ actor: await actorOf(db, viewer), db }, "owner"), db }, 1)
			)[0];
		await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
		expect(await plansFor(sally)).toMatchObject({ left: 50n, held: 0n, inShareGroups: 0n });

		const hold = { key: newId(), userId: sally.id, creditTypeId: "lab", credits: 50n, lifetimeMs: 60_000 };
		const held = await placeHold(aClient(db), { ...hold, service: "Test", item: "A lab" });
		expect(await plansFor(sally)).toMatchObject({ left: 0n, held: 50n, inShareGroups: 0n });
		if (held.ok) await releaseHold(aClient(db), { key: newId(), holdId: held.value.holdId });

		const shareGroupId = await aShareGroup(db, { creatorId: sally.id });
		const moved = { shareGroupId, creditTypeId: "lab", credits: 50n, actorId: sally.id };
		await transact(db, (tx) => postAllocation(tx, moved));
		expect(await plansFor(sally)).toMatchObject({ left: 0n, held: 0n, inShareGroups: 50n });

		// A creator's sharing is not shown to others, not even to those who use what is left of the credits.
		await setCreditOwner(db, colleague, sally);
		expect(await plansFor(colleague)).toMatchObject({ left: 0n, inShareGroups: 0n });
		await setCreditOwner(db, colleague, colleague);
	});
});

async function setCreditOwner(database: Database, user: TestUser, owner: TestUser) {
	await database.user.update({ where: { id: user.id }, data: { creditOwnerId: owner.id } });
}

import { describe, expect, test, vi } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { aPlan, aPlanVersion } from "@/lib/testing/plans.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { ORDERS_A_DAY, placeOrder } from "./place-order.ts";
import { fillInBilling, testShop } from "./test-shop.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

const { db, sql } = await testDatabase();
const shop = await testShop(db);
const peter = await actorOf(db, shop.peter);

const ordersOf = (buyerId: string) => db.order.findMany({ where: { buyerId } });

describe("an order belongs to the buyer, and is credited to their Credit Owner (product.md 12)", () => {
	test("it stores plan, price, tax and the buyer's billing information as they were", async () => {
		const planId = await aPlan(db);
		const placed = await placeOrder({ actor: peter, db }, shop.reviewed({ planId }));
		expect(placed).toMatchObject({ ok: true, value: { status: "pending" } });
		if (!placed.ok) return;
		await aPlanVersion(db, planId, { name: "Renamed" });
		await db.billingInformation.update({ where: { userId: shop.peter.id }, data: { legalName: "Somebody else" } });
		expect(await db.order.findUniqueOrThrow({ where: { id: placed.value.orderId } })).toMatchObject({
			organizationId: shop.northwind.id,
			buyerId: shop.peter.id,
			beneficiaryId: shop.john.id,
			planName: "Email 1,000",
			planVersion: 0,
			credits: 1_000n,
			priceMinor: 1_000n,
			taxRateBasisPoints: 825,
			taxMinor: 83n,
			totalMinor: 1_083n,
			validityMonths: 3,
			billing: { legalName: "Peter Wong", country: "HK" },
			gatewayReference: expect.stringMatching(/^INV-\d{4}-\d{4}$/),
			paidAt: null,
		});
	});

	test("a Credit User's order arrives in the owner's wallet once paid, and nothing in their own", async () => {
		const before = await shop.availableTo(shop.john);
		const placed = await placeOrder({ actor: peter, db }, shop.reviewed({ planId: await aPlan(db), gateway: "demo" }));
		expect(placed).toMatchObject({ ok: true, value: { status: "paid" } });
		expect(await shop.availableTo(shop.john)).toBe(before + 1_000n);
		expect(await shop.availableTo(shop.peter)).toBe(0n);
		if (!placed.ok) return;
		const lot = await db.lot.findFirstOrThrow({ where: { orderId: placed.value.orderId } });
		expect(lot.kind).toBe("purchased");
		const actions = await db.auditEntry.findMany({ where: { subjectId: placed.value.orderId } });
		expect(actions.map(({ action, actorId }) => [action, actorId]).sort()).toEqual([
			["order.paid", shop.peter.id],
			["order.placed", shop.peter.id],
		]);
	});
});

describe("the reviewed values must still hold", () => {
	test("the owner changed in the meantime: refused, naming the new one", async () => {
		const [mary, grace] = [await aUser(db, shop.northwind), await aUser(db, shop.northwind, { name: "Grace Kim" })];
		await fillInBilling(db, mary);
		const input = shop.reviewed({ beneficiaryId: mary.id });
		await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: grace.id } });
		const refused = await placeOrder({ actor: await actorOf(db, mary), db }, input);
		expect(refused).toMatchObject({
			ok: false,
			code: "STALE",
			key: "recipientChanged",
			details: { beneficiaryId: grace.id, name: "Grace Kim" },
		});
		await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: mary.id } });
		expect(
			await placeOrder({ actor: await actorOf(db, mary), db }, shop.reviewed({ beneficiaryId: grace.id })),
		).toMatchObject({ ok: false, key: "recipientIsYouNow", details: { beneficiaryId: mary.id } });
		expect(await ordersOf(mary.id)).toEqual([]);
		// The same key with the right owner places the order: the refusal has not used it up.
		expect(await placeOrder({ actor: await actorOf(db, mary), db }, input)).toMatchObject({ ok: true });
	});

	test("an owner who is being changed is waited for, and the new one counts", async () => {
		const [mary, grace] = [await aUser(db, shop.northwind), await aUser(db, shop.northwind)];
		await fillInBilling(db, mary);
		const actor = await actorOf(db, mary);
		let placing: ReturnType<typeof placeOrder> | undefined;
		await transact(db, async (tx) => {
			await tx.sql.query(`SELECT 1 FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [mary.id]);
			placing = placeOrder({ actor, db }, shop.reviewed({ beneficiaryId: mary.id }));
			await untilOthersWait(sql);
			await tx.sql.query(`UPDATE "user" SET "credit_owner_id" = $2::uuid WHERE "id" = $1::uuid`, [mary.id, grace.id]);
		});
		expect(await placing).toMatchObject({ ok: false, key: "recipientChanged" });
	});

	test("another price, tax or plan: refused", async () => {
		const planId = await aPlan(db);
		const reviewed = () => shop.reviewed({ planId });
		await aPlanVersion(db, planId, { priceMinor: 1_200n });
		expect(await placeOrder({ actor: peter, db }, reviewed())).toMatchObject({ code: "STALE", key: "planChanged" });
		await aPlanVersion(db, planId, { priceMinor: 1_000n });
		expect(await placeOrder({ actor: peter, db }, reviewed())).toMatchObject({ code: "STALE", key: "planChanged" });
		const inEuros = { planId, planVersion: 2, currency: "EUR" };
		expect(await placeOrder({ actor: peter, db }, shop.reviewed(inEuros))).toMatchObject({ key: "planChanged" });
		await db.plan.update({ where: { id: planId }, data: { withdrawnAt: new Date() } });
		expect(await placeOrder({ actor: peter, db }, reviewed())).toMatchObject({ key: "planNotOnSale" });
	});

	test("billing information that was saved elsewhere in the meantime: refused", async () => {
		const mary = await aUser(db, shop.northwind);
		const actor = await actorOf(db, mary);
		await fillInBilling(db, mary);
		const reviewed = (billingVersion: number | null) => shop.reviewed({ beneficiaryId: mary.id, billingVersion });
		await db.billingInformation.update({
			where: { userId: mary.id },
			data: { legalName: "Elsewhere Ltd", version: 1 },
		});
		for (const version of [0, null]) {
			expect(await placeOrder({ actor, db }, reviewed(version))).toMatchObject({
				code: "STALE",
				key: "billingInformationChanged",
				values: { legalName: "Elsewhere Ltd" },
			});
		}
		expect(await ordersOf(mary.id)).toEqual([]);
		expect(await placeOrder({ actor, db }, reviewed(1))).toMatchObject({ ok: true });
	});

	test("more orders than a buyer may place in a day: refused until the next", async () => {
		const mary = await aUser(db, shop.northwind);
		const actor = await actorOf(db, mary);
		await fillInBilling(db, mary);
		const reviewed = () => shop.reviewed({ beneficiaryId: mary.id });
		for (let placed = 0; placed < ORDERS_A_DAY; placed += 1) {
			// Far enough apart that none is asked about.
			const clock = clockAt(new Date(Date.now() + placed * 11 * 60 * 1000));
			expect(await placeOrder({ actor, db, clock }, reviewed())).toMatchObject({ ok: true });
		}
		const input = reviewed();
		expect(await placeOrder({ actor, db }, input)).toMatchObject({ code: "TOO_MANY_REQUESTS", key: "tooManyOrders" });
		const clock = clockAt(new Date(Date.now() + 25 * 60 * 60 * 1000));
		expect(await placeOrder({ actor, db, clock }, input)).toMatchObject({ ok: true });
	});

	test("without billing information, or for a suspended user, nothing is ordered", async () => {
		const mary = await aUser(db, shop.northwind);
		const actor = await actorOf(db, mary);
		const input = shop.reviewed({ beneficiaryId: mary.id });
		expect(await placeOrder({ actor, db }, { ...input, billingVersion: null })).toMatchObject({
			key: "billingInformationMissing",
		});
		await fillInBilling(db, mary);
		const suspended = await aUser(db, shop.northwind, { status: "suspended" });
		await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: suspended.id } });
		expect(await placeOrder({ actor, db }, { ...input, beneficiaryId: suspended.id })).toMatchObject({
			code: "SUSPENDED",
			key: "recipientSuspended",
		});
		expect(await ordersOf(mary.id)).toEqual([]);
	});
});

describe("one order per key (product.md 34)", () => {
	test("a double click, at once and later, orders once and gets one answer", async () => {
		const mary = await aUser(db, shop.northwind);
		await fillInBilling(db, mary);
		const actor = await actorOf(db, mary);
		const input = shop.reviewed({ beneficiaryId: mary.id, gateway: "demo" });
		const answers = await Promise.all([1, 2, 3].map(() => placeOrder({ actor, db }, input)));
		answers.push(await placeOrder({ actor, db }, input));
		expect(answers[0]).toMatchObject({ ok: true, value: { status: "paid" } });
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect(await ordersOf(mary.id)).toHaveLength(1);
		expect(await shop.availableTo(mary)).toBe(1_000n);
	});

	test("the same key with another body is refused; another buyer's key is independent", async () => {
		const input = shop.reviewed({ planId: await aPlan(db) });
		expect(await placeOrder({ actor: peter, db }, input)).toMatchObject({ ok: true });
		const other = { ...input, gateway: "demo" as const };
		expect(await placeOrder({ actor: peter, db }, other)).toMatchObject({ ok: false, code: "CONFLICT" });
		const john = await actorOf(db, shop.john);
		expect(await placeOrder({ actor: john, db }, input)).toMatchObject({ ok: true });
	});
});

describe("users without the right", () => {
	test("a user whose role lacks the right to purchase", async () => {
		const onlooker = await actorOf(db, shop.onlooker);
		const input = shop.reviewed({ beneficiaryId: shop.onlooker.id });
		expect(await placeOrder({ actor: onlooker, db }, input)).toMatchObject({
			code: "FORBIDDEN",
			key: "mayNotPurchase",
		});
	});

	test("a stranger can't credit a user of this organization", async () => {
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		await fillInBilling(db, stranger);
		const actor = await actorOf(db, stranger);
		const refused = await placeOrder({ actor, db }, shop.reviewed({ key: newId(), beneficiaryId: shop.john.id }));
		expect(refused).toMatchObject({ ok: false, code: "STALE" });
		expect(JSON.stringify(refused)).not.toContain(shop.john.id);
		expect(await ordersOf(stranger.id)).toEqual([]);
	});
});

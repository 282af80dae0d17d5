import { describe, expect, test, vi } from "vitest";
import { placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { aPlan, aPlanVersion } from "@/lib/testing/plans.ts";
import { cancelOrder } from "./cancel-order.ts";
import { cancelOwnOrder } from "./cancel-own-order.ts";
import { NEWEST_ORDERS } from "./lists/list-schema.ts";
import { readOperatorOrders } from "./lists/operator-orders.ts";
import { readOrders } from "./lists/queries.ts";
import { markOrderPaid } from "./mark-order-paid.ts";
import { placeOrder } from "./place-order.ts";
import { refundOrder } from "./refund-order.ts";
import { settleOrder } from "./settle-order.ts";
import { testShop } from "./test-shop.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: false } };
});

const { db } = await testDatabase();
const shop = await testShop(db);
const operator = await actorOf(db, shop.operator);
const reason = "Ordered twice";
const purchasesOf = (orderId: string) => db.ledgerEntry.count({ where: { orderId, kind: "purchase" } });
const orderOf = (orderId: string) => db.order.findUniqueOrThrow({ where: { id: orderId } });

async function useCredits(credits: bigint): Promise<void> {
	const what = { userId: shop.peter.id, creditTypeId: "email", service: "Campaigns", item: "Newsletter" };
	const [outcome] = await postCharges({ db, client: "test", actorId: null }, [{ key: newId(), credits, ...what }]);
	expect(outcome).toMatchObject({ ok: true });
}

describe("marking an order paid", () => {
	test("brings the credits, which expire after the validity, at the end of the day in the deployment's zone", async () => {
		const before = await shop.availableTo(shop.john);
		const orderId = await shop.pendingOrder();
		expect(await shop.availableTo(shop.john)).toBe(before);
		const clock = clockAt(new Date("2023-11-30T12:00:00Z"));
		expect(await markOrderPaid({ actor: operator, db, clock }, { orderId })).toMatchObject({
			ok: true,
			value: { credits: 1_000n, alreadyPaid: false },
		});
		expect(await orderOf(orderId)).toMatchObject({
			status: "paid",
			paidAt: new Date("2023-11-30T12:00:00Z"),
			expiresAt: new Date("2024-02-29T23:59:59.999Z"),
		});
		expect(await db.lot.findFirstOrThrow({ where: { orderId } })).toMatchObject({
			kind: "purchased",
			granted: 1_000n,
			expiresAt: new Date("2024-02-29T23:59:59.999Z"),
		});
		const audit = await db.auditEntry.findFirstOrThrow({ where: { subjectId: orderId, action: "order.paid" } });
		expect(audit).toMatchObject({ actorId: operator.userId, organizationId: shop.northwind.id });
	});

	test("by two operators at once, and again by the gateway, brings them once", async () => {
		for (let round = 0; round < 10; round += 1) {
			const orderId = await shop.pendingOrder();
			const answers = await Promise.all([1, 2].map(() => markOrderPaid({ actor: operator, db }, { orderId })));
			expect(answers.map((answer) => answer.ok && answer.value.alreadyPaid).sort()).toEqual([false, true]);
			expect(await transact(db, (tx) => settleOrder(tx, { orderId, actor: operator }))).toMatchObject({
				ok: true,
				value: { alreadyPaid: true },
			});
			expect(await purchasesOf(orderId)).toBe(1);
		}
	});

	test("and cancelling it at once: one of the two happens", async () => {
		for (let round = 0; round < 10; round += 1) {
			const orderId = await shop.pendingOrder();
			const [paid, cancelled] = await Promise.all([
				markOrderPaid({ actor: operator, db }, { orderId }),
				cancelOrder({ actor: operator, db }, { orderId, reason }),
			]);
			expect([paid.ok, cancelled.ok].sort()).toEqual([false, true]);
			expect(await purchasesOf(orderId)).toBe(paid.ok ? 1 : 0);
			expect((await orderOf(orderId)).status).toBe(paid.ok ? "paid" : "cancelled");
		}
	});
});

describe("cancelling", () => {
	test("is for pending orders, stores the reason, and the order can't be paid any more", async () => {
		const orderId = await shop.pendingOrder();
		expect(await cancelOrder({ actor: operator, db }, { orderId, reason })).toMatchObject({ ok: true });
		expect(await orderOf(orderId)).toMatchObject({ status: "cancelled", closeReason: reason });
		expect(await markOrderPaid({ actor: operator, db }, { orderId })).toMatchObject({ key: "orderNotPayable" });
		expect(await cancelOrder({ actor: operator, db }, { orderId, reason })).toMatchObject({ key: "orderNotPending" });
		expect(await purchasesOf(orderId)).toBe(0);
		const audit = await db.auditEntry.findFirstOrThrow({ where: { subjectId: orderId, action: "order.cancelled" } });
		expect(audit.reason).toBe(reason);
	});
});

describe("a buyer's own cancellation (product.md 53)", () => {
	test("is for their pending orders, told to all, and leaves the invoice its number", async () => {
		const orderId = await shop.pendingOrder();
		const { invoiceNumber } = await orderOf(orderId);
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		for (const user of [stranger, shop.john, shop.onlooker]) {
			const refused = await cancelOwnOrder({ actor: await actorOf(db, user), db }, { orderId });
			expect(refused).toMatchObject({ ok: false, code: "NOT_FOUND" });
		}
		const peter = { actor: await actorOf(db, shop.peter), db };
		expect(await cancelOwnOrder(peter, { orderId })).toMatchObject({ ok: true });
		expect(await orderOf(orderId)).toMatchObject({ status: "cancelled", closeReason: null, invoiceNumber });
		expect(
			await db.mail.count({ where: { kind: "order_closed", facts: { path: ["orderId"], equals: orderId } } }),
		).toBe(2);
		expect(await cancelOwnOrder(peter, { orderId })).toMatchObject({ key: "orderNotPending" });
	});

	test("and the operator's marking it paid at once: one of the two happens", async () => {
		const peter = { actor: await actorOf(db, shop.peter), db };
		for (let round = 0; round < 10; round += 1) {
			const orderId = await shop.pendingOrder();
			const both = await Promise.all([
				markOrderPaid({ actor: operator, db }, { orderId }),
				cancelOwnOrder(peter, { orderId }),
			]);
			expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
			expect(await purchasesOf(orderId)).toBe(both[0].ok ? 1 : 0);
		}
	});
});

describe("refunding", () => {
	test("takes back what is unspent and pays back its share of the total, rounded down", async () => {
		await useCredits(await shop.availableTo(shop.john));
		const orderId = await shop.pendingOrder();
		expect(await refundOrder({ actor: operator, db }, { orderId, reason })).toMatchObject({ key: "orderNotPaid" });
		await markOrderPaid({ actor: operator, db }, { orderId });
		await useCredits(333n);
		const shown = await readOperatorOrders({ actor: operator, db }, queryFor(await orderOf(orderId)));
		expect(shown?.orders[0]?.refundable).toEqual({ credits: 667n, moneyMinor: 722n });
		expect(await refundOrder({ actor: operator, db }, { orderId, reason })).toMatchObject({
			ok: true,
			value: { refundedCredits: 667n, refundedMinor: 722n, currency: "USD" },
		});
		expect(await shop.availableTo(shop.john)).toBe(0n);
		expect(await orderOf(orderId)).toMatchObject({ status: "refunded", refundedCredits: 667n, refundedMinor: 722n });
		const view = await readCreditView({ actor: await actorOf(db, shop.john), db }, "owner");
		const { rows } = await readOrders({ view, db }, NEWEST_ORDERS);
		expect(rows.find(({ id }) => id === orderId)).toMatchObject({ credits: 1_000n, refundedCredits: 667n });
		expect(await refundOrder({ actor: operator, db }, { orderId, reason })).toMatchObject({
			key: "orderCreditsUsedUp",
		});
		const audit = await db.auditEntry.findFirstOrThrow({ where: { subjectId: orderId, action: "order.refunded" } });
		expect(audit).toMatchObject({ reason, after: { refundedCredits: "667", refundedMinor: "722" } });
	});

	test("makes a credit note with price, tax and total of the part; what becomes free later makes another", async () => {
		const planId = await aPlan(db);
		const placed = await placeOrder({ actor: await actorOf(db, shop.peter), db }, shop.reviewed({ planId }));
		if (!placed.ok) throw new Error(placed.key);
		const { orderId } = placed.value;
		await markOrderPaid({ actor: operator, db }, { orderId });
		const hold = { userId: shop.peter.id, creditTypeId: "email", service: "Campaigns", item: "Newsletter" };
		const key = newId();
		const held = await placeHold(
			{ db, client: "test", actorId: null },
			{ ...hold, key, credits: 333n, lifetimeMs: 60_000 },
		);
		if (!held.ok) throw new Error(held.key);
		// The plan is repriced in the meantime, which changes nothing of the order.
		await aPlanVersion(db, planId, { priceMinor: 5n });
		const first = await refundOrder({ actor: operator, db }, { orderId, reason });
		expect(first).toMatchObject({ ok: true, value: { refundedCredits: 667n, refundedMinor: 722n } });
		expect(await refundOrder({ actor: operator, db }, { orderId, reason })).toMatchObject({
			key: "orderCreditsUsedUp",
		});
		await releaseHold({ db, client: "test", actorId: null }, { key: newId(), holdId: held.value.holdId });
		const second = await refundOrder({ actor: operator, db }, { orderId, reason: "The rest" });
		expect(second).toMatchObject({ ok: true, value: { refundedCredits: 333n, refundedMinor: 361n } });
		expect(await orderOf(orderId)).toMatchObject({ refundedCredits: 1_000n, refundedMinor: 1_083n });
		const notes = await db.creditNote.findMany({ where: { orderId }, orderBy: { number: "asc" } });
		expect(notes).toMatchObject([
			{ credits: 667n, priceMinor: 667n, taxMinor: 55n, totalMinor: 722n, reason },
			{ credits: 333n, priceMinor: 333n, taxMinor: 28n, totalMinor: 361n, reason: "The rest" },
		]);
		const { _max, _count } = await db.creditNote.aggregate({ _max: { number: true }, _count: true });
		expect(_max.number, "without gaps").toBe(_count);
	});

	test("is refused where all is spent, and the order stays paid", async () => {
		const orderId = await shop.pendingOrder();
		await markOrderPaid({ actor: operator, db }, { orderId });
		await useCredits(await shop.availableTo(shop.john));
		expect(await refundOrder({ actor: operator, db }, { orderId, reason })).toMatchObject({
			code: "INSUFFICIENT_CREDITS",
		});
		expect((await orderOf(orderId)).status).toBe("paid");
	});

	test("by two operators at once takes back once", async () => {
		for (let round = 0; round < 10; round += 1) {
			const orderId = await shop.pendingOrder();
			await markOrderPaid({ actor: operator, db }, { orderId });
			const before = await shop.availableTo(shop.john);
			const answers = await Promise.all([1, 2].map(() => refundOrder({ actor: operator, db }, { orderId, reason })));
			expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
			expect(await shop.availableTo(shop.john)).toBe(before - 1_000n);
		}
	});
});

describe("users without the right", () => {
	test("buyers, administrators of customers, and operators without the right find nothing", async () => {
		const orderId = await shop.pendingOrder();
		const administrator = await aUser(db, shop.northwind, { role: "administrator" });
		// At a customer's organization, the right alone doesn't allow it either.
		await db.userRole.update({ where: { id: shop.northwind.memberRoleId }, data: { rights: ["manage_orders"] } });
		for (const user of [administrator, shop.john]) {
			const context = { actor: await actorOf(db, user), db };
			for (const refused of [
				await markOrderPaid(context, { orderId }),
				await cancelOrder(context, { orderId, reason }),
				await refundOrder(context, { orderId, reason }),
			]) {
				expect(refused).toMatchObject({ ok: false, code: "NOT_FOUND" });
			}
			expect(await readOperatorOrders({ actor: context.actor, db }, queryFor({ number: 0n }))).toBeNull();
		}
		expect((await orderOf(orderId)).status).toBe("pending");
		const nowhere = await markOrderPaid({ actor: operator, db }, { orderId: newId() });
		expect(nowhere).toMatchObject({ ok: false, code: "NOT_FOUND" });
	});
});

function queryFor({ number }: { number: bigint }) {
	return {
		search: number.toString(),
		status: null,
		gateway: null,
		organizationId: null,
		sort: "number" as const,
		descending: true,
		offset: 0,
		limit: 25,
	};
}

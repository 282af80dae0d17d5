import { expect, test, vi } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { cancelOrder } from "./cancel-order.ts";
import { markOrderPaid } from "./mark-order-paid.ts";
import { placeOrder } from "./place-order.ts";
import { refundOrder } from "./refund-order.ts";
import { testShop } from "./test-shop.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

const { db } = await testDatabase();
const shop = await testShop(db);
const peter = await actorOf(db, shop.peter);
const operator = await actorOf(db, shop.operator);

async function mailsOf(orderId: string): Promise<string[]> {
	const mails = await db.mail.findMany({
		where: { facts: { path: ["orderId"], equals: orderId } },
		include: { user: true },
	});
	return mails.map(({ kind, user, recipientEmail }) => `${kind} → ${user?.name ?? recipientEmail}`).sort();
}

test("an order is mailed to its buyer and its beneficiary, and its receipt goes to the buyer, once", async () => {
	const orderId = await shop.pendingOrder();
	const placed = ["order_placed → John Lee", "order_placed → Peter Wong"];
	expect(await mailsOf(orderId)).toEqual(placed);
	for (let time = 0; time < 2; time += 1) await markOrderPaid({ actor: operator, db }, { orderId });
	expect(await mailsOf(orderId)).toEqual([...placed, "receipt → Peter Wong"]);
});

test("an order that is repeated with its key, or is refused, is not mailed again", async () => {
	const input = shop.reviewed({ planId: await aPlan(db), gateway: "demo" });
	const placed = await placeOrder({ actor: peter, db }, input);
	if (!placed.ok) throw new Error(placed.key);
	await placeOrder({ actor: peter, db }, input);
	// One mail for each: what was placed and paid at once is told to its buyer by the receipt.
	expect(await mailsOf(placed.value.orderId)).toEqual(["order_placed → John Lee", "receipt → Peter Wong"]);
	const before = await db.mail.count();
	expect(await placeOrder({ actor: peter, db }, shop.reviewed({ totalMinor: 1n }))).toMatchObject({ ok: false });
	expect(await db.mail.count()).toBe(before);
});

const closed = ["order_closed → John Lee", "order_closed → Peter Wong"];

test("a cancelled order is mailed to both as well, and has no receipt", async () => {
	const orderId = await shop.pendingOrder();
	for (let time = 0; time < 2; time += 1) {
		await cancelOrder({ actor: operator, db }, { orderId, reason: "Ordered twice" });
	}
	expect(await mailsOf(orderId)).toEqual([...closed, "order_placed → John Lee", "order_placed → Peter Wong"]);
});

test("a refund is mailed to both", async () => {
	const orderId = await shop.pendingOrder();
	await markOrderPaid({ actor: operator, db }, { orderId });
	await refundOrder({ actor: operator, db }, { orderId, reason: "Ordered twice" });
	expect((await mailsOf(orderId)).slice(0, 2)).toEqual(closed);
});

const ACCOUNTS = "accounts@northwind.example";
const billingOf = (billingEmail: string) =>
	db.billingInformation.update({ where: { userId: shop.peter.id }, data: { billingEmail } });

async function confirmFor(userId: string, address: string): Promise<void> {
	await db.confirmedBillingEmail.create({ data: { userId, address, confirmedAt: new Date() } });
}

test("a billing email that its mailbox did not confirm for this buyer gets nothing", async () => {
	await billingOf(ACCOUNTS);
	await confirmFor(shop.john.id, ACCOUNTS);
	const orderId = await shop.pendingOrder();
	await markOrderPaid({ actor: operator, db }, { orderId });
	await refundOrder({ actor: operator, db }, { orderId, reason: "Ordered twice" });
	expect(await mailsOf(orderId)).toEqual([
		...closed,
		"order_placed → John Lee",
		"order_placed → Peter Wong",
		"receipt → Peter Wong",
	]);
});

test("a confirmed other billing email gets what the buyer gets, and the buyer's own gets nothing twice", async () => {
	await billingOf("Accounts@northwind.example");
	await confirmFor(shop.peter.id, ACCOUNTS);
	const orderId = await shop.pendingOrder();
	await markOrderPaid({ actor: operator, db }, { orderId });
	await refundOrder({ actor: operator, db }, { orderId, reason: "Ordered twice" });
	const toAccounts = (mails: string[]) => mails.filter((mail) => mail.toLowerCase().endsWith(ACCOUNTS));
	expect(toAccounts(await mailsOf(orderId)).map((mail) => mail.split(" ")[0])).toEqual([
		"order_closed",
		"order_placed",
		"receipt",
	]);
	await billingOf(shop.peter.email.toUpperCase());
	expect(await mailsOf(await shop.pendingOrder())).toHaveLength(2);
});

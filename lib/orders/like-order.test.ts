import { beforeEach, expect, test, vi } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, aUser } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { cancelOrder } from "./cancel-order.ts";
import { readOrderReview } from "./order-review.ts";
import { placeOrder } from "./place-order.ts";
import type { PlaceOrderInput } from "./schema.ts";
import { fillInBilling, testShop } from "./test-shop.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

const { db, sql } = await testDatabase();
const shop = await testShop(db);
const operator = await actorOf(db, shop.operator);

let mary = shop.john;
beforeEach(async () => {
	mary = await aUser(db, shop.northwind, { name: "Mary Chan" });
	await fillInBilling(db, mary);
});

const reviewed = (more: Partial<PlaceOrderInput> = {}) => shop.reviewed({ beneficiaryId: mary.id, ...more });

async function place(input = reviewed(), { minutesLater = 0 } = {}) {
	const clock = clockAt(new Date(Date.now() + minutesLater * 60_000));
	return placeOrder({ actor: await actorOf(db, mary), db, clock }, input);
}

async function placed(input = reviewed()) {
	const answer = await place(input);
	if (!answer.ok) throw new Error(answer.key);
	return answer.value;
}

/** Places both at once: each has decided all that it can before either has written its order. */
async function placeTogether(inputs: [PlaceOrderInput, PlaceOrderInput]) {
	let placing: ReturnType<typeof place>[] = [];
	await transact(db, async (tx) => {
		await tx.sql.query(`SELECT 1 FROM "plan" WHERE "id" = $1::uuid FOR UPDATE`, [shop.planId]);
		placing = inputs.map((input) => place(input));
		await untilOthersWait(sql, 2);
	});
	return Promise.all(placing);
}

async function ordersInAll(): Promise<number> {
	return db.order.count({ where: { buyerId: mary.id } });
}

test("a second order of the same plan is refused with the question, and placed once it is confirmed", async () => {
	const first = await placed();
	expect(await place(reviewed(), { minutesLater: 3 })).toMatchObject({
		ok: false,
		code: "CONFLICT",
		key: "orderedLikeThis",
		values: { number: String(first.number), minutes: 3 },
	});
	expect(await ordersInAll()).toBe(1);
	expect(await place(reviewed({ besideOrderId: first.orderId }))).toMatchObject({ ok: true });
	expect(await ordersInAll()).toBe(2);
});

test("two windows at once: one order, and the other window is asked", async () => {
	const answers = await placeTogether([reviewed(), reviewed()]);
	expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
	expect(answers.find(({ ok }) => !ok)).toMatchObject({ key: "orderedLikeThis" });
	expect(await ordersInAll()).toBe(1);
});

test("two windows that both confirm a second one: one more order, and the other window is asked about that", async () => {
	const first = await placed();
	const again = () => reviewed({ besideOrderId: first.orderId });
	const answers = await placeTogether([again(), again()]);
	expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
	expect(await ordersInAll()).toBe(2);
});

test("its key still returns the first order, whether or not there is a similar order", async () => {
	const input = reviewed();
	const first = await placed(input);
	expect(await placed(input)).toEqual(first);
	const second = reviewed({ besideOrderId: first.orderId });
	expect(await placed(second)).toEqual(await placed(second));
	expect(await ordersInAll()).toBe(2);
});

test("a refusal leaves its key free for the same order, confirmed", async () => {
	const first = await placed();
	const input = reviewed();
	expect(await place(input)).toMatchObject({ ok: false });
	expect(await place({ ...input, besideOrderId: first.orderId })).toMatchObject({ ok: true });
});

test("another plan, another Credit Owner, another buyer's order, a cancelled order and one of ten minutes ago don't ask", async () => {
	const first = await placed();
	expect(await place(reviewed({ planId: await aPlan(db) }))).toMatchObject({ ok: true });
	expect(await place(reviewed(), { minutesLater: 11 })).toMatchObject({ ok: true });
	await db.order.deleteMany({ where: { buyerId: mary.id, id: { not: first.orderId } } });
	await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: shop.john.id } });
	expect(await place(reviewed({ beneficiaryId: shop.john.id }))).toMatchObject({ ok: true });
	await db.user.update({ where: { id: mary.id }, data: { creditOwnerId: mary.id } });
	await cancelOrder({ actor: operator, db }, { orderId: first.orderId, reason: "Ordered twice" });
	expect(await place()).toMatchObject({ ok: true });
	mary = await aUser(db, shop.northwind);
	await fillInBilling(db, mary);
	expect(await place()).toMatchObject({ ok: true });
});

test("an id of another buyer's order, or of none, does not confirm", async () => {
	const others = await shop.pendingOrder();
	await placed();
	for (const besideOrderId of [others, newId()]) {
		expect(await place(reviewed({ besideOrderId }))).toMatchObject({ ok: false, key: "orderedLikeThis" });
	}
});

test("the review says which order it was and how long ago", async () => {
	const actor = await actorOf(db, mary);
	const review = () => readOrderReview({ actor, db }, { planId: shop.planId, demoMode: true });
	expect(await review()).toMatchObject({ likeOrder: null });
	const { orderId, number } = await placed();
	expect(await review()).toMatchObject({ likeOrder: { id: orderId, number, agoMinutes: 0 } });
	const placedAt = new Date(Date.now() - 2.5 * 60_000);
	await db.order.update({ where: { id: orderId }, data: { placedAt } });
	expect(await review()).toMatchObject({ likeOrder: { id: orderId, agoMinutes: 2 } });
});

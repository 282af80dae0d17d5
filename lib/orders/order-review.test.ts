import { describe, expect, test, vi } from "vitest";
import { readCatalogue } from "@/lib/plans/queries.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, aUser } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { markOrderPaid } from "./mark-order-paid.ts";
import { readOrderReview } from "./order-review.ts";
import { testShop } from "./test-shop.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: false } };
});

const { db } = await testDatabase();
const shop = await testShop(db);
const planId = shop.planId;
const peter = await actorOf(db, shop.peter);

const biggerId = await aPlan(db, { name: "Email 5,000", credits: 5_000n, priceMinor: 4_000n, position: 1 });
const others = [
	await aPlan(db, { name: "Withdrawn", credits: 9_000n, withdrawnAt: new Date(), position: 2 }),
	await aPlan(db, { name: "Unlimited", kind: "unlimited", credits: null, position: 3 }),
];

describe("the catalogue (product.md 14)", () => {
	test("offers the packs on sale, smallest first, with unit price and saving", async () => {
		const sections = await readCatalogue({ actor: peter, db });
		expect(sections.map(({ creditType }) => creditType.id)).toEqual(["email"]);
		expect(sections[0]?.packs).toMatchObject([
			{ name: "Email 1,000", unitPriceMinor: "1", saving: null },
			{ name: "Email 5,000", unitPriceMinor: "0.8", saving: { savedMinor: 1_000n, percent: 20 } },
		]);
	});
});

describe("the review of an order (product.md 12)", () => {
	test("names the Credit Owner, their balance before and after, the total, and the buyer's billing information", async () => {
		const before = await readOrderReview({ actor: peter, db }, { planId, demoMode: false });
		expect(before).toMatchObject({
			recipient: { id: shop.john.id, name: "John Lee", isBuyer: false },
			taxMinor: 83n,
			totalMinor: 1_083n,
			balanceBefore: 0n,
			balanceAfter: 1_000n,
			billing: { legalName: "Peter Wong" },
			gateways: ["invoice"],
		});
		const operator = await actorOf(db, shop.operator);
		expect(await markOrderPaid({ actor: operator, db }, { orderId: await shop.pendingOrder() })).toMatchObject({
			ok: true,
		});
		const after = await readOrderReview({ actor: peter, db }, { planId, demoMode: true });
		expect(after).toMatchObject({ balanceBefore: 1_000n, balanceAfter: 2_000n, gateways: ["demo", "invoice"] });
	});

	test("shows the same expiry as paying sets", async () => {
		const orderId = await shop.pendingOrder();
		const before = await readOrderReview({ actor: peter, db }, { planId, demoMode: false });
		await markOrderPaid({ actor: await actorOf(db, shop.operator), db }, { orderId });
		const after = await readOrderReview({ actor: peter, db }, { planId, demoMode: false });
		const { expiresAt } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
		// They are the same, unless midnight has just passed.
		expect([before?.expiresAt, after?.expiresAt]).toContainEqual(expiresAt);
	});

	test("of a purchase for oneself names oneself; without billing information it says so", async () => {
		const mary = await actorOf(db, await aUser(db, shop.northwind, { name: "Mary Chan" }));
		expect(await readOrderReview({ actor: mary, db }, { planId: biggerId, demoMode: false })).toMatchObject({
			recipient: { name: "Mary Chan", isBuyer: true },
			billing: null,
		});
	});

	test("does not exist for a plan that is not on sale", async () => {
		for (const id of [...others, newId()]) {
			expect(await readOrderReview({ actor: peter, db }, { planId: id, demoMode: false })).toBeNull();
		}
	});
});

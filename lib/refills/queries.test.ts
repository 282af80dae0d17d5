import { expect, it, vi } from "vitest";
import { cancelOwnOrder } from "@/lib/orders/cancel-own-order.ts";
import { listPlans } from "@/lib/plans/list-plans.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { aPlan, aPlanVersion } from "@/lib/testing/plans.ts";
import { listRefillEvents, readRefills } from "./queries.ts";
import { runRefills } from "./run/run-refills.ts";
import { aGroupRefill, aTopUp, refillShop, use } from "./test-refills.ts";
import { readTopUpOffer } from "./top-up-offer.ts";

vi.setConfig({ testTimeout: 60_000 });

const { db } = await testDatabase();
const shop = await refillShop(db);

it("shows each refill as the next run would decide, before it has run (product.md 55)", async () => {
	const planId = await aPlan(db, { name: "Email 1,000 shown" });
	const pack = { planId, planVersion: 0, totalMinor: 1_083n, currency: "USD" };
	const john = await shop.aBuyer();
	const id = await aTopUp(db, john, shop.topUp({ pack }));
	expect(await readRefills({ actor: john.actor, db })).toMatchObject([
		{ id, pool: "wallet", available: 600n, threshold: 500n, used: 0n, ceiling: 4_400n, step: "enough", order: null },
	]);
	await use(db, john.id, 200n);
	const read = async () =>
		(await readRefills({ actor: john.actor, db })).map(({ pausedBecause, step, used }) => [pausedBecause, step, used]);
	expect(await read()).toEqual([[null, "refill", 0n]]);
	await runRefills({ db });
	expect(await read()).toEqual([[null, "wait", 1_083n]]);
	const order = await db.order.findFirstOrThrow({ where: { buyerId: john.id, planId } });
	expect(await readRefills({ actor: john.actor, db })).toMatchObject([{ order: { number: order.number } }]);
	await cancelOwnOrder({ actor: john.actor, db }, { orderId: order.id });
	expect(await read()).toEqual([["order_cancelled", "stop", 1_083n]]);
	await db.refill.update({ where: { id }, data: { orderId: null } });
	await aPlanVersion(db, planId, { priceMinor: 2_000n });
	expect(await readRefills({ actor: john.actor, db })).toMatchObject([
		{ pausedBecause: "dearer", topUp: { totalMinor: 1_083n, sold: { totalMinor: 2_165n, planVersion: 1 } } },
	]);
});

it("counts for Operator › Plans those that order a pack, and would pause once it is withdrawn", async () => {
	const planId = await aPlan(db, { name: "Email 1,000 counted" });
	const pack = { planId, planVersion: 0, totalMinor: 1_083n, currency: "USD" };
	const operator = { actor: await actorOf(db, shop.operator), db };
	const counted = async () =>
		(await listPlans(operator))?.sections.flatMap(({ plans }) => plans).find(({ id }) => id === planId)?.refills;
	const refillId = await aTopUp(db, await shop.aBuyer(), shop.topUp({ pack }));
	expect(await counted()).toBe(1);
	await db.refill.update({ where: { id: refillId }, data: { pausedBecause: "owner", pausedAt: new Date() } });
	expect(await counted()).toBe(0);
});

it("shows a group's with what the wallet could share, and only its creator's", async () => {
	const [sally, mary] = [await shop.aBuyer(60n), await shop.aBuyer()];
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id });
	await aGroupRefill(db, sally, { shareGroupId });
	const more = { pool: "share_group", step: "short", shareable: 60n, credits: 100n, available: 0n };
	expect(await readRefills({ actor: sally.actor, db }, { shareGroupId })).toMatchObject([more]);
	expect(await readRefills({ actor: sally.actor, db })).toMatchObject([{ group: { id: shareGroupId } }]);
	await runRefills({ db });
	const history = (actor: typeof sally.actor) => listRefillEvents({ actor, db }, { offset: 0, limit: 20 });
	expect(await history(sally.actor)).toMatchObject([{ kind: "wallet_short", available: 60n, by: null }]);
	for (const actor of [mary.actor, await actorOf(db, shop.operator)]) {
		expect(await readRefills({ actor, db }, { shareGroupId })).toEqual([]);
		expect(await history(actor)).toEqual([]);
	}
	await db.shareGroup.update({ where: { id: shareGroupId }, data: { status: "closing", closingAt: new Date() } });
	expect(await readRefills({ actor: sally.actor, db })).toEqual([]);
});

it("offers packs at what they cost this buyer, or says why none can be set", async () => {
	const john = await shop.aBuyer();
	const read = async () => readTopUpOffer({ actor: await actorOf(db, john), db });
	const offer = await read();
	expect(offer).toMatchObject({ obstacle: null, gateways: ["invoice"] });
	const packs = offer.types.flatMap((type) => type.packs);
	expect(packs).toContainEqual(expect.objectContaining({ planId: shop.planId, totalMinor: 1_083n, currency: "USD" }));
	await db.billingInformation.delete({ where: { userId: john.id } });
	expect((await read()).obstacle).toBe("noBilling");
	await db.user.update({ where: { id: john.id }, data: { creditOwnerId: shop.john.id } });
	expect((await read()).obstacle).toBe("usesAnothers");
});

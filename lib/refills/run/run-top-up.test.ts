import { describe, expect, it, vi } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { cancelOwnOrder } from "@/lib/orders/cancel-own-order.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { isBusy } from "@/lib/platform/database/is-busy.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, DAY_MS } from "@/lib/testing/ledger.ts";
import { actorOf, aUser, aUserRole } from "@/lib/testing/people.ts";
import { aPlan, aPlanVersion } from "@/lib/testing/plans.ts";
import { removeRefill } from "../settings/remove-refill.ts";
import { resumeRefill } from "../settings/resume-refill.ts";
import { setTopUp } from "../settings/set-top-up.ts";
import { findRefills } from "../stored-refill.ts";
import { aTopUp, historyOf, mailsTo, refillShop, run, use } from "../test-refills.ts";
import { runRefills } from "./run-refills.ts";
import { runTopUp } from "./run-top-up.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});
vi.setConfig({ testTimeout: 120_000 });

const { db, sql } = await testDatabase();
await db.deployment.update({ where: { id: 1 }, data: { timeZone: "Asia/Hong_Kong" } });
const shop = await refillShop(db);
const operator = { actor: await actorOf(db, shop.operator), db };

const ordersOf = (buyerId: string) =>
	db.order.findMany({
		where: { buyerId, planId: { not: null }, gateway: { in: ["invoice", "demo"] }, invoiceYear: { not: null } },
		orderBy: { number: "asc" },
	});
const lastOrderOf = async (buyerId: string) => {
	const order = (await ordersOf(buyerId)).at(-1);
	if (!order) throw new Error("Nothing was ordered.");
	return order;
};
const pauseOf = async (id: string) => (await db.refill.findUniqueOrThrow({ where: { id } })).pausedBecause;
const at = (day: string) => `${day}T04:00:00Z`;

describe("an auto top-up (product.md 55)", () => {
	it("places one order when 50 charges at once go below the threshold while workers run, and none while it is open", async () => {
		const john = await shop.aBuyer();
		const peter = await aUser(db, shop.northwind, { name: "Peter", creditOwnerId: john.id });
		const id = await aTopUp(db, john, shop.topUp());
		expect(await run(db)).toBe(0);
		const charges = Array.from({ length: 50 }, (_, index) => aCharge(index % 5 ? peter.id : john.id, 10n));
		const busy = (error: unknown) => {
			if (!isBusy(error)) throw error;
		};
		const together = charges.map((charge) => postCharges(aClient(db), [charge]));
		await Promise.all([...together, run(db).catch(busy), run(db).catch(busy)]);
		await run(db);
		await run(db);
		const [order, ...more] = await ordersOf(john.id);
		expect(more).toEqual([]);
		expect(order).toMatchObject({ status: "pending", totalMinor: 1_083n, beneficiaryId: john.id, planVersion: 0 });
		expect(order?.billing).toMatchObject({ billingEmail: john.email });
		expect(await mailsTo(db, john.id)).toEqual(["refilled"]);
		const event = await db.refillEvent.findUniqueOrThrow({ where: { orderId: order?.id ?? "" } });
		expect(event.usedBy).toEqual(expect.arrayContaining([{ userId: peter.id, credits: expect.any(String) }]));
		const audit = await db.auditEntry.findFirstOrThrow({ where: { action: "user.refilled", subjectId: john.id } });
		expect(audit).toMatchObject({ actorId: null, after: { order: order?.number.toString(), creditType: "email" } });

		await markOrderPaid(operator, { orderId: order?.id ?? "" });
		expect(await availableTo(db, john.id)).toBe(1_100n);
		await use(db, john.id, 601n);
		await run(db);
		expect(await ordersOf(john.id)).toHaveLength(2);
		expect(await historyOf(db, id)).toEqual(["ordered", "ordered"]);
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("counts what charges see: what is on hold isn't there, and neither is what has expired unswept", async () => {
		const john = await shop.aBuyer(600n);
		await aTopUp(db, john, shop.topUp({ gateway: "demo" }));
		await placeHold(aClient(db), { ...aCharge(john.id, 101n), lifetimeMs: DAY_MS });
		expect(await run(db)).toBe(1);
		expect(await ordersOf(john.id)).toMatchObject([{ status: "paid", gateway: "demo" }]);
		expect(await mailsTo(db, john.id), "one mail, in place of the receipt").toEqual(["refilled"]);
		await db.refill.updateMany({ where: { userId: john.id }, data: { threshold: 1_200n } });
		const expired = clockAt(new Date("2199-01-01"));
		expect(await runRefills({ db, clock: expired })).toBe(1);
	});

	it("does it once when a run ends in the middle, and when nothing ran for three days", async () => {
		const [john, mary] = [await shop.aBuyer(10n), await shop.aBuyer(10n)];
		const clock = clockAt(new Date(at("2031-05-01")));
		const id = await aTopUp(db, john, shop.topUp(), clock);
		const other = await aTopUp(db, mary, shop.topUp(), clock);
		const killed = transact(
			db,
			async (tx) => {
				await runTopUp(tx, { id, userId: john.id });
				throw new Error("Killed.");
			},
			{ clock },
		);
		await expect(killed).rejects.toThrow("Killed.");
		expect(await ordersOf(john.id)).toEqual([]);
		await transact(db, (tx) => runTopUp(tx, { id: other, userId: mary.id }), { clock });
		await run(db, at("2031-05-04"));
		expect(await ordersOf(john.id)).toMatchObject([{ placedAt: new Date(at("2031-05-04")) }]);
		expect(await ordersOf(mary.id)).toMatchObject([{ placedAt: new Date(at("2031-05-01")) }]);
	});

	it("stops at the ceiling, told once a month, cancelled orders counted, and goes on after the month's end", async () => {
		const john = await shop.aBuyer(10n);
		const terms = shop.topUp({ ceilingMinor: 2_200n });
		const id = await aTopUp(db, john, terms, clockAt(new Date(at("2032-01-05"))));
		const pack = { ...terms.pack };
		await run(db, at("2032-01-05"));
		await cancelOwnOrder({ actor: john.actor, db }, { orderId: (await lastOrderOf(john.id)).id });
		await run(db, at("2032-01-06"));
		expect(await resumeRefill({ actor: john.actor, db }, { refillId: id, pack })).toMatchObject({ ok: true });
		await run(db, at("2032-01-07"));
		await markOrderPaid(operator, { orderId: (await lastOrderOf(john.id)).id });
		await use(db, john.id, 900n);
		// The deployment's month ends at 16:00 UTC.
		for (const late of ["2032-01-20T00:00:00Z", "2032-01-31T15:59:59Z"]) await run(db, late);
		expect(await ordersOf(john.id)).toHaveLength(2);
		await run(db, "2032-01-31T16:00:00Z");
		expect(await ordersOf(john.id)).toHaveLength(3);
		const history = ["ordered", "paused: order_cancelled", "resumed", "ordered", "ceiling_reached", "ordered"];
		expect((await historyOf(db, id)).sort()).toEqual([...history].sort());
		expect((await mailsTo(db, john.id)).filter((kind) => kind === "refill_stopped")).toHaveLength(2);
	});

	it("keeps its ceiling's count when it is removed and set again", async () => {
		const john = await shop.aBuyer(10n);
		const id = await aTopUp(db, john, shop.topUp({ ceilingMinor: 1_083n, gateway: "demo", threshold: 5_000n }));
		await runRefills({ db });
		await removeRefill({ actor: john.actor, db }, { refillId: id });
		expect(await run(db)).toBe(0);
		expect(await aTopUp(db, john, shop.topUp({ ceilingMinor: 1_083n, gateway: "demo", threshold: 5_000n }))).toBe(id);
		await run(db);
		expect(await ordersOf(john.id)).toHaveLength(1);
		expect(await historyOf(db, id)).toEqual(["ordered", "ceiling_reached"]);
	});

	it("places no more orders than a buyer may in 24 hours, whatever the ceiling", async () => {
		const john = await shop.aBuyer(0n);
		const start = new Date(at("2033-03-03"));
		const more = { gateway: "demo", threshold: 900_000n, ceilingMinor: 900_000n } as const;
		await aTopUp(db, john, shop.topUp(more), clockAt(start));
		for (let round = 0; round < 32; round += 1) await runRefills({ db, clock: clockAt(start) });
		expect(await ordersOf(john.id)).toHaveLength(30);
		await runRefills({ db, clock: clockAt(new Date(start.getTime() + DAY_MS)) });
		expect(await ordersOf(john.id)).toHaveLength(31);
		await removeRefill(
			{ actor: john.actor, db },
			{ refillId: (await findRefills(db, { userId: john.id }))[0]?.id ?? "" },
		);
	});

	it("pauses when its order is cancelled, until its owner goes on", async () => {
		const john = await shop.aBuyer(10n);
		const id = await aTopUp(db, john, shop.topUp());
		await run(db);
		await cancelOwnOrder({ actor: john.actor, db }, { orderId: (await lastOrderOf(john.id)).id });
		await run(db);
		await run(db);
		expect(await pauseOf(id)).toBe("order_cancelled");
		expect(await mailsTo(db, john.id)).toEqual(["refilled", "order_closed", "refill_stopped"]);
		const { pack } = shop.topUp();
		expect(await resumeRefill({ actor: john.actor, db }, { refillId: id, pack })).toMatchObject({ ok: true });
		await run(db);
		expect(await ordersOf(john.id)).toMatchObject([{ status: "cancelled" }, { status: "pending" }]);
	});

	it("pauses for a dearer version until it is accepted as seen, and follows a cheaper one", async () => {
		const planId = await aPlan(db, { name: "Email 1,000 more" });
		const john = await shop.aBuyer();
		const pack = { planId, planVersion: 0, totalMinor: 1_083n, currency: "USD" };
		const id = await aTopUp(db, john, shop.topUp({ pack }));
		await aPlanVersion(db, planId, { priceMinor: 900n });
		await run(db);
		expect(await db.refill.findUniqueOrThrow({ where: { id } })).toMatchObject({ planVersion: 1, totalMinor: 974n });
		await aPlanVersion(db, planId, { priceMinor: 950n });
		await run(db);
		expect(await pauseOf(id)).toBe("dearer");
		const resume = (seen: object) =>
			resumeRefill({ actor: john.actor, db }, { refillId: id, pack: { ...pack, ...seen } });
		expect(await resume({})).toMatchObject({ ok: false, key: "refillPackChanged" });
		expect(await resume({ planVersion: 2, totalMinor: 1_028n })).toMatchObject({ ok: true });
		await aPlanVersion(db, planId, { credits: 999n });
		await run(db);
		expect(await pauseOf(id), "fewer credits for the same price").toBe("dearer");
		expect(await ordersOf(john.id)).toEqual([]);
	});

	it.each([
		[
			"not_on_sale",
			"a withdrawn pack",
			async (planId: string) => db.plan.update({ where: { id: planId }, data: { withdrawnAt: new Date() } }),
		],
		[
			"not_on_sale",
			"a sale that is over",
			async (planId: string) => aPlanVersion(db, planId, { onSaleUntil: new Date("2020-01-01") }),
		],
	] as const)("pauses as %s for %s, whatever is left", async (why, _, change) => {
		const planId = await aPlan(db, { name: "Email 1,000 again" });
		const john = await shop.aBuyer();
		const pack = { planId, planVersion: 0, totalMinor: 1_083n, currency: "USD" };
		const id = await aTopUp(db, john, shop.topUp({ pack }));
		await change(planId);
		await run(db);
		expect(await pauseOf(id)).toBe(why);
		const resume = await resumeRefill({ actor: john.actor, db }, { refillId: id, pack });
		expect(resume).toMatchObject({ ok: false, code: "NOT_FOUND" });
		const set = await setTopUp({ actor: john.actor, db }, shop.topUp({ version: 1 }));
		expect(set, "another pack takes the pause away").toMatchObject({ ok: true });
		expect(await pauseOf(id)).toBeNull();
	});

	it("pauses for a retired credit type, a lost right, another currency and missing billing information", async () => {
		const planId = await aPlan(db, { creditTypeId: "sms", name: "SMS 1,000" });
		const pack = { planId, planVersion: 0, totalMinor: 1_083n, currency: "USD" };
		const terms = shop.topUp({ creditTypeId: "sms", pack });
		const [retired, unable, elsewhere, unbilled] = [
			await shop.aBuyer(),
			await shop.aBuyer(),
			await shop.aBuyer(),
			await shop.aBuyer(),
		];
		const role = await aUserRole(db, shop.northwind, { rights: [] });
		const refills = {
			not_allowed: await aTopUp(db, unable, terms),
			currency_changed: await aTopUp(db, elsewhere, terms),
			billing: await aTopUp(db, unbilled, terms),
		};
		await db.user.update({ where: { id: unable.id }, data: { userRoleId: role } });
		await db.planPrice.create({ data: { planId, version: 0, currency: "EUR", priceMinor: 900n } });
		await db.billingInformation.update({ where: { userId: elsewhere.id }, data: { currency: "EUR" } });
		await db.billingInformation.delete({ where: { userId: unbilled.id } });
		await run(db);
		for (const [why, id] of Object.entries(refills)) expect(await pauseOf(id)).toBe(why);
		const id = await aTopUp(db, retired, shop.topUp({ creditTypeId: "sms", pack, threshold: 1n }));
		await use(db, retired.id, 1n);
		await db.creditType.update({ where: { id: "sms" }, data: { retiredAt: new Date() } });
		await run(db);
		expect(await pauseOf(id)).toBe("retired");
		await db.creditType.update({ where: { id: "sms" }, data: { retiredAt: null } });
	});

	it("stops when its owner becomes a Credit User, and goes on only when they say so", async () => {
		const [john, mary] = [await shop.aBuyer(10n), await shop.aBuyer()];
		const id = await aTopUp(db, john, shop.topUp());
		await db.user.update({ where: { id: john.id }, data: { creditOwnerId: mary.id } });
		await run(db);
		expect(await pauseOf(id)).toBe("credit_user");
		const { pack } = shop.topUp();
		const resume = () => resumeRefill({ actor: john.actor, db }, { refillId: id, pack });
		expect(await resume()).toMatchObject({ ok: false, key: "refillUsesAnothers" });
		const set = await setTopUp({ actor: john.actor, db }, shop.topUp({ version: 1 }));
		expect(set).toMatchObject({ ok: false, key: "refillUsesAnothers" });
		await db.user.update({ where: { id: john.id }, data: { creditOwnerId: john.id } });
		expect(await run(db)).toBe(0);
		expect(await resume()).toMatchObject({ ok: true });
		await run(db);
		expect(await ordersOf(john.id)).toHaveLength(1);
	});

	it("rests while its owner or their organization is suspended, and goes on afterwards", async () => {
		const john = await shop.aBuyer(10n);
		await aTopUp(db, john, shop.topUp());
		await db.user.update({ where: { id: john.id }, data: { status: "suspended" } });
		expect(await run(db)).toBe(0);
		await db.user.update({ where: { id: john.id }, data: { status: "active" } });
		const suspension = { suspendedAt: new Date(), suspendedById: shop.operator.id, suspendReason: "A test" };
		await db.organization.update({ where: { id: shop.northwind.id }, data: suspension });
		expect(await run(db)).toBe(0);
		const resumed = { suspendedAt: null, suspendedById: null, suspendReason: null };
		await db.organization.update({ where: { id: shop.northwind.id }, data: resumed });
		await run(db);
		expect(await ordersOf(john.id)).toHaveLength(1);
	});
});

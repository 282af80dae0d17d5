import { describe, expect, test, vi } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { cancelOrder } from "../cancel-order.ts";
import { placeOrder } from "../place-order.ts";
import { fillInBilling, testShop } from "../test-shop.ts";
import { readOperatorOrders } from "./operator-orders.ts";
import type { OperatorOrdersQuery } from "./operator-orders-schema.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

const { db } = await testDatabase();
const shop = await testShop(db);
const operator = await actorOf(db, shop.operator);

const acme = await anOrganization(db, { name: "Acme_1" });
const sally = await aUser(db, acme, { name: "Sally Green" });
await fillInBilling(db, sally);
const sallys = shop.reviewed({ beneficiaryId: sally.id, gateway: "demo" });
const bought = await placeOrder({ actor: await actorOf(db, sally), db }, sallys);
const cancelledId = await shop.pendingOrder();
await cancelOrder({ actor: operator, db }, { orderId: cancelledId, reason: "Ordered twice" });
const pendingId = await shop.pendingOrder();

async function found(query: Partial<OperatorOrdersQuery>) {
	const answer = await readOperatorOrders(
		{ actor: operator, db },
		{
			search: "",
			status: null,
			gateway: null,
			organizationId: null,
			sort: "number",
			descending: false,
			offset: 0,
			limit: 25,
			...query,
		},
	);
	if (!answer) throw new Error("The operator was refused.");
	return answer;
}

const idsOf = async (query: Partial<OperatorOrdersQuery>) => (await found(query)).orders.map(({ id }) => id);
const sallysId = bought.ok ? bought.value.orderId : "";

describe("Operator › Orders", () => {
	test("shows every organization's orders with who pays, who gets the credits, and what a refund would pay back", async () => {
		const { orders, total, pending, organizations } = await found({});
		expect(orders.map(({ id }) => id)).toEqual([sallysId, cancelledId, pendingId]);
		expect({ total, pending }).toEqual({ total: 3, pending: 1 });
		expect(organizations.map(({ name }) => name)).toEqual(["Acme_1", "Northwind"]);
		expect(orders[0]).toMatchObject({
			organizationName: "Acme_1",
			billedTo: "Sally Green",
			refundable: { credits: 1_000n, moneyMinor: 1_083n },
		});
		expect(orders[1]).toMatchObject({
			buyerName: "Peter Wong",
			beneficiaryName: "John Lee",
			closeReason: "Ordered twice",
			refundable: null,
		});
		expect(orders[0]).not.toHaveProperty("billing");
	});

	test("filters, searches, sorts and pages", async () => {
		expect(await idsOf({ status: "pending" })).toEqual([pendingId]);
		expect(await idsOf({ gateway: "demo" })).toEqual([sallysId]);
		expect(await idsOf({ organizationId: acme.id })).toEqual([sallysId]);
		expect(await idsOf({ search: "sally" })).toEqual([sallysId]);
		expect(await idsOf({ search: "ACME_" })).toEqual([sallysId]);
		expect(await idsOf({ search: "N_rthwind" })).toEqual([]);
		const { number } = await db.order.findUniqueOrThrow({ where: { id: pendingId } });
		expect(await idsOf({ search: `#${number}` })).toEqual([pendingId]);
		expect(await idsOf({ search: `INV-${number}` })).toEqual([pendingId]);
		expect(await idsOf({ sort: "organization", descending: true })).toEqual([pendingId, cancelledId, sallysId]);
		expect(await idsOf({ offset: 2, limit: 2 })).toEqual([pendingId]);
	});
});

import { describe, expect, test, vi } from "vitest";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { cancelOrder } from "../cancel-order.ts";
import { paperNumber } from "../numbers/paper-number.ts";
import { placeOrder } from "../place-order.ts";
import { fillInBilling, testShop } from "../test-shop.ts";
import { NEWEST_ORDERS } from "./list-schema.ts";
import { readOperatorOrders } from "./operator-orders.ts";
import type { OperatorOrdersQuery } from "./operator-orders-schema.ts";
import { readOrders } from "./queries.ts";

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
			organization: { name: "Acme_1" },
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

	test("shows an order as overdue from the day after the one by which it is due, and so does Order History", async () => {
		const today = new Date((await readToday(db)).day);
		const due = (dueOn: Date) =>
			db.order.updateMany({ where: { id: { in: [pendingId, cancelledId] } }, data: { dueOn } });
		await due(today);
		expect(await idsOf({ status: "overdue" })).toEqual([]);
		await due(new Date(today.getTime() - 24 * 3_600_000));
		expect(await idsOf({ status: "overdue" })).toEqual([pendingId]);
		const { orders, pending } = await found({ status: "pending" });
		expect([orders[0]?.state, orders[0]?.dueOn, pending]).toEqual(["overdue", expect.stringMatching(/^\d{4}-/), 1]);
		const view = await readCreditView({ actor: await actorOf(db, shop.john), db }, "owner");
		const { rows } = await readOrders({ view, db }, { ...NEWEST_ORDERS, status: "overdue" });
		expect(rows.map(({ id, state }) => [id, state])).toEqual([[pendingId, "overdue"]]);
		const { invoiceYear: year, invoiceNumber: number } = await db.order.findUniqueOrThrow({ where: { id: pendingId } });
		const search = paperNumber("invoice", { year: year ?? 0, number: number ?? 0 });
		expect((await readOrders({ view, db }, { ...NEWEST_ORDERS, search })).rows, "its buyer's to find").toEqual([]);
		const peters = await readCreditView({ actor: await actorOf(db, shop.peter), db }, "own");
		expect((await readOrders({ view: peters, db }, { ...NEWEST_ORDERS, search })).rows).toHaveLength(1);
	});

	test("filters, searches, sorts and pages", async () => {
		expect(await idsOf({ status: "pending" })).toEqual([pendingId]);
		expect(await idsOf({ gateway: "demo" })).toEqual([sallysId]);
		expect(await idsOf({ organizationId: acme.id })).toEqual([sallysId]);
		expect(await idsOf({ search: "sally" })).toEqual([sallysId]);
		expect(await idsOf({ search: "ACME_" })).toEqual([sallysId]);
		expect(await idsOf({ search: "N_rthwind" })).toEqual([]);
		const { number, invoiceYear, invoiceNumber } = await db.order.findUniqueOrThrow({ where: { id: pendingId } });
		expect(await idsOf({ search: `#${number}` })).toEqual([pendingId]);
		expect(await idsOf({ search: `inv-${invoiceYear}-${invoiceNumber}` })).toEqual([pendingId]);
		expect(await idsOf({ sort: "organization", descending: true })).toEqual([pendingId, cancelledId, sallysId]);
		expect(await idsOf({ offset: 2, limit: 2 })).toEqual([pendingId]);
	});
});

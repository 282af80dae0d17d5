import { describe, expect, test, vi } from "vitest";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { cancelOrder } from "../cancel-order.ts";
import { paperNumber } from "../numbers/paper-number.ts";
import { placeOrder } from "../place-order.ts";
import { fillInBilling, testShop } from "../test-shop.ts";
import { NEWEST_ORDERS } from "./list-schema.ts";
import { readOrganizationOrders, readOrganizationOrdersFile, readUnpaidOrders } from "./read-organization-orders.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

const { db, sql } = await testDatabase();
const shop = await testShop(db);
const robert = { actor: await actorOf(db, shop.onlooker), db };

const acme = await anOrganization(db, { name: "Acme" });
const sally = await aUser(db, acme, { name: "Sally Green" });
await fillInBilling(db, sally);
const bought = await placeOrder(
	{ actor: await actorOf(db, sally), db },
	shop.reviewed({ beneficiaryId: sally.id, gateway: "invoice" }),
);
if (!bought.ok) throw new Error(bought.key);
const cancelledId = await shop.pendingOrder();
await cancelOrder({ actor: await actorOf(db, shop.operator), db }, { orderId: cancelledId, reason: "Ordered twice" });
const pendingId = await shop.pendingOrder();

const idsOf = async (query: Partial<Parameters<typeof readOrganizationOrders>[1]> = {}) =>
	(await readOrganizationOrders(robert, { ...NEWEST_ORDERS, sort: "number", ...query }))?.rows.map(({ id }) => id);

describe("the orders of an organization (product.md 57)", () => {
	test("are everybody's of it, or one person's, as buyer or as beneficiary", async () => {
		expect(await idsOf()).toEqual([pendingId, cancelledId]);
		expect(await idsOf({ userId: shop.peter.id })).toEqual([pendingId, cancelledId]);
		expect(await idsOf({ userId: shop.john.id, status: "pending" })).toEqual([pendingId]);
		expect(await idsOf({ userId: shop.onlooker.id })).toEqual([]);
		expect(await idsOf({ userId: sally.id }), "of another organization").toEqual([]);
		expect(await idsOf({ search: "peter" })).toEqual([pendingId, cancelledId]);
	});

	test("are found by any invoice's number, which others find for their own orders only", async () => {
		const of = async (id: string) => {
			const { invoiceYear: year, invoiceNumber: number } = await db.order.findUniqueOrThrow({ where: { id } });
			return paperNumber("invoice", { year: year ?? 0, number: number ?? 0 });
		};
		expect(await idsOf({ search: await of(pendingId) })).toEqual([pendingId]);
		expect(await idsOf({ search: await of(bought.value.orderId) })).toEqual([]);
	});

	test("that wait to be paid are summed, and overdue from the day after they are due", async () => {
		const today = new Date((await readToday(db)).day);
		const due = (dueOn: Date) => db.order.update({ where: { id: pendingId }, data: { dueOn } });
		await due(today);
		const totals = [{ currency: "USD", totalMinor: 1_083n }];
		expect(await readUnpaidOrders(robert)).toEqual({ orders: 1, totals, overdue: 0 });
		await due(new Date(today.getTime() - 24 * 3_600_000));
		expect(await readUnpaidOrders(robert)).toEqual({ orders: 1, totals, overdue: 1 });
		expect(await idsOf({ status: "overdue" })).toEqual([pendingId]);
	});

	test("are a file with the same rows", async () => {
		const file = await readOrganizationOrdersFile(robert, { ...NEWEST_ORDERS, status: "pending" });
		const rows = await sql.query<{ ordered_by: string }>(file?.text ?? "", [...(file?.values ?? [])]);
		expect(rows.map((row) => row.ordered_by)).toEqual(["Peter Wong"]);
	});

	test("are not shown without View Billing", async () => {
		const roleId = await aUserRole(db, shop.northwind, { rights: ["view_user_list", "edit_user"] });
		const context = { actor: await actorOf(db, await aUser(db, shop.northwind, { role: { id: roleId } })), db };
		expect(await readOrganizationOrders(context, NEWEST_ORDERS)).toBeNull();
		expect(await readOrganizationOrdersFile(context, NEWEST_ORDERS)).toBeNull();
		expect(await readUnpaidOrders(context)).toBeNull();
	});
});

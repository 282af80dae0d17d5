import { describe, expect, test } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { cancelOrder } from "./cancel-order.ts";
import { readOperatorOrders } from "./lists/operator-orders.ts";
import { readOperatorOrdersFile } from "./lists/operator-orders-file.ts";
import type { OperatorOrdersQuery } from "./lists/operator-orders-schema.ts";
import { markOrderPaid } from "./mark-order-paid.ts";
import { markOrdersPaid } from "./mark-orders-paid.ts";
import { testShop } from "./test-shop.ts";

const { db, sql } = await testDatabase();
const shop = await testShop(db);
const olivia = { actor: await actorOf(db, shop.operator), db };

const pendingOrders = async (count: number) => {
	const ids: string[] = [];
	for (let made = 0; made < count; made += 1) ids.push(await shop.pendingOrder());
	return ids;
};
const statusesOf = async (ids: readonly string[]) =>
	(await db.order.findMany({ where: { id: { in: [...ids] } }, orderBy: { number: "asc" } })).map(
		({ status }) => status,
	);

describe("several orders paid at once (product.md 41)", () => {
	test("all are paid, and the credits of each arrive once", async () => {
		const before = await shop.availableTo(shop.john);
		const orderIds = await pendingOrders(3);
		const marked = await markOrdersPaid(olivia, { orderIds: [...orderIds].reverse() });
		expect(marked).toMatchObject({
			ok: true,
			value: { orders: orderIds.map((orderId) => ({ orderId, credits: 1_000n })) },
		});
		expect(await statusesOf(orderIds)).toEqual(["paid", "paid", "paid"]);
		expect(await shop.availableTo(shop.john)).toBe(before + 3_000n);
		expect(await db.auditEntry.count({ where: { action: "order.paid", subjectId: { in: orderIds } } })).toBe(3);
		expect(await db.mail.count({ where: { kind: "receipt" } })).toBeGreaterThanOrEqual(3);
	});

	test("none is where one doesn't wait any more, and that one is named", async () => {
		const orderIds = await pendingOrders(2);
		const [first = "", second = ""] = orderIds;
		await cancelOrder(olivia, { orderId: second, reason: "Ordered twice" });
		const before = await shop.availableTo(shop.john);
		const { number } = await db.order.findUniqueOrThrow({ where: { id: second } });
		expect(await markOrdersPaid(olivia, { orderIds })).toMatchObject({
			...{ code: "CONFLICT", key: "ordersNotPending", values: { count: 1, numbers: `#${number}` } },
		});
		expect(await markOrdersPaid(olivia, { orderIds: [first, newId()] })).toMatchObject({ code: "NOT_FOUND" });
		expect(await statusesOf(orderIds)).toEqual(["pending", "cancelled"]);
		expect(await shop.availableTo(shop.john)).toBe(before);
	});

	test("of two operators at once, and of one who marks a single one, each order is paid once", async () => {
		for (let round = 0; round < 5; round += 1) {
			const orderIds = await pendingOrders(3);
			const before = await shop.availableTo(shop.john);
			await Promise.all([
				markOrdersPaid(olivia, { orderIds }),
				markOrdersPaid(olivia, { orderIds: [...orderIds].reverse() }),
				markOrderPaid(olivia, { orderId: orderIds[1] ?? "" }),
			]);
			const left = await pendingIn(orderIds);
			if (left.length > 0) await markOrdersPaid(olivia, { orderIds: left });
			expect(await statusesOf(orderIds)).toEqual(["paid", "paid", "paid"]);
			expect(await shop.availableTo(shop.john)).toBe(before + 3_000n);
		}
	});

	test("only the operator marks them, and others find none", async () => {
		const orderIds = await pendingOrders(1);
		for (const stranger of [shop.john, shop.onlooker]) {
			const context = { actor: await actorOf(db, stranger), db };
			expect(await markOrdersPaid(context, { orderIds })).toMatchObject({ code: "NOT_FOUND" });
			expect(await readOperatorOrdersFile(context, ALL)).toBeNull();
		}
		expect(await statusesOf(orderIds)).toEqual(["pending"]);
	});
});

const ALL: OperatorOrdersQuery = {
	...{ search: "", status: null, gateway: null, organizationId: null },
	...{ sort: "number", descending: false, offset: 0, limit: 100 },
};

describe("Operator › Orders as a file", () => {
	test("has the page's rows in its order, with the same filters", async () => {
		const queries: Partial<OperatorOrdersQuery>[] = [
			...([{}, { descending: true }, { status: "paid" }, { search: "peter" }, { search: "%" }] as const),
			...([{ sort: "total" }, { creditTypeId: "sms" }, { gateway: "invoice" }, { paidFrom: "2020-01-01" }] as const),
			...([{ to: "2020-01-01" }, { organizationId: shop.northwind.id, sort: "organization" }] as const),
		];
		for (const more of queries) {
			const query = { ...ALL, ...more };
			const file = await readOperatorOrdersFile(olivia, query);
			const rows = await sql.query<{ number: bigint }>(file?.text ?? "", file?.values);
			const page = await readOperatorOrders(olivia, query);
			const numbers = page?.orders.map(({ number }) => number);
			expect(
				rows.map(({ number }) => number),
				JSON.stringify(more),
			).toEqual(numbers);
		}
		const paid = await readOperatorOrders(olivia, { ...ALL, paidFrom: "2020-01-01" });
		expect(paid?.orders.length).toBeGreaterThan(0);
		expect(paid?.orders.every(({ status }) => status === "paid")).toBe(true);
	});
});

async function pendingIn(ids: readonly string[]): Promise<string[]> {
	const found = await db.order.findMany({ where: { id: { in: [...ids] }, status: "pending" } });
	return found.map(({ id }) => id);
}

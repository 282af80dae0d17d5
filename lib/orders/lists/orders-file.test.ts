import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type RequestedView, readCreditView } from "@/lib/owners/credit-view.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { aPaidOrder, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { NEWEST_ORDERS, ORDER_SORTS, type OrdersQuery } from "./list-schema.ts";
import { readOrdersFile } from "./orders-file.ts";
import { readOrders } from "./queries.ts";

const { db, sql, url } = await testDatabase();
const northwind = await anOrganization(db, { name: "Northwind" });
const john = await aUser(db, northwind, { name: "John Lee" });
const mary = await aUser(db, northwind, { name: "=Mary\nChan", creditOwnerId: john.id });
const stranger = await aUser(db, northwind, { name: "Robin" });

const orders = [
	{ buyerId: mary.id, beneficiaryId: mary.id, credits: 10n, status: "cancelled", currency: "JPY", totalMinor: 1_234n },
	{ buyerId: john.id, beneficiaryId: john.id, credits: 50n, status: "paid", currency: "USD", totalMinor: 1_050n },
	{ buyerId: mary.id, beneficiaryId: john.id, credits: 30n, status: "pending", currency: "KWD", totalMinor: 1_050n },
	{ buyerId: mary.id, beneficiaryId: john.id, credits: 50n, status: "cancelled", currency: "IDR", totalMinor: 5n },
] as const;
const expiresAt = new Date("2027-01-01T00:00:00Z");
for (const [day, { credits, buyerId, beneficiaryId, status, currency, totalMinor }] of orders.entries()) {
	const order = { credits, buyerId, beneficiaryId, expiresAt };
	const id = status === "paid" ? (await boughtCredits(db, order)).orderId : await aPaidOrder(db, order);
	const placedAt = new Date(`2026-09-0${day + 1}T02:00:00Z`);
	const closedAt = status === "cancelled" ? placedAt : null;
	const data = { status, currency, placedAt, closedAt, totalMinor, priceMinor: totalMinor };
	await db.order.update({ where: { id }, data: { ...data, ...(status === "paid" ? {} : { paidAt: null }) } });
}

async function fileOf(
	user: TestUser,
	{ requested = "owner", asked = {} }: { requested?: RequestedView; asked?: Partial<OrdersQuery> } = {},
) {
	const view = await readCreditView({ actor: await actorOf(db, user), db }, requested);
	const stream = await downloadCsv(await readOrdersFile({ view, db }, { ...NEWEST_ORDERS, ...asked }), {
		userId: user.id,
		timeZone: "Europe/Oslo",
		url,
	});
	return parse(Buffer.from(await new Response(stream).arrayBuffer()), { bom: true, columns: true }) as Record<
		string,
		string
	>[];
}

describe("the file of Order History", () => {
	it("has the expected columns, and totals with as many decimals as their currency has", async () => {
		const rows = await fileOf(mary);
		expect(
			rows.map((row) => [row.placed_at, row.ordered_by, row.total, row.currency, row.status, row.expires_at]),
		).toEqual([
			["2026-09-04T04:00:00+02:00", "'=Mary\nChan", "0.05", "IDR", "cancelled", ""],
			["2026-09-03T04:00:00+02:00", "'=Mary\nChan", "1.050", "KWD", "pending", ""],
			["2026-09-02T04:00:00+02:00", "John Lee", "10.50", "USD", "paid", "2027-01-01T01:00:00+01:00"],
		]);
		expect((await fileOf(mary, { requested: "own" })).map((row) => row.total)).toEqual(["0.05", "1.050", "1234"]);
		expect(Object.keys(rows[0] ?? {}).join()).toBe(
			"number,placed_at,plan,ordered_by,credited_to,credits,credit_type,total,currency,status,due_on,expires_at",
		);
	});

	it("has the page's orders in the page's order, in every view, filter and order", async () => {
		const filters: Partial<OrdersQuery>[] = [
			{},
			{ from: "2026-09-02", to: "2026-09-03" },
			{ status: "paid" },
			{ status: "overdue" },
			{ creditTypeId: "sms" },
			{ search: "mary" },
			{ search: "50" },
			{ search: "_" },
			{ search: "#1" },
		];
		for (const [user, requested] of [
			[mary, "owner"],
			[mary, "own"],
			[john, "own"],
			[stranger, "own"],
		] as const) {
			const view = await readCreditView({ actor: await actorOf(db, user), db }, requested);
			for (const one of filters) {
				const isFirst = Object.keys(one).length === 0;
				for (const sort of isFirst ? ORDER_SORTS : (["placed_at"] as const)) {
					const query = { ...NEWEST_ORDERS, ...one, sort, descending: !isFirst };
					const { rows } = await readOrders({ view, db }, query);
					// Only the query: a download of each would connect sixty times.
					const { text, values } = await readOrdersFile({ view, db }, query);
					const inFile = await sql.query<{ number: bigint }>(text, values);
					expect(
						inFile.map((row) => row.number),
						JSON.stringify([user.name, requested, query]),
					).toEqual(rows.map((row) => row.number));
				}
			}
		}
	});
});

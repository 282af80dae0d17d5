import type { ViewContext } from "@/lib/owners/credit-view.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { UNUSUAL_CURRENCIES } from "@/lib/text/format-money.ts";
import type { OrdersQuery } from "./list-schema.ts";
import { type OrderScope, selectOrders } from "./select-orders.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "number", kind: "number" },
	{ name: "placed_at", kind: "instant" },
	{ name: "plan", kind: "text" },
	{ name: "ordered_by", kind: "text" },
	{ name: "credited_to", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type", kind: "text" },
	{ name: "total", kind: "number" },
	{ name: "currency", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "due_on", kind: "text" },
	{ name: "expires_at", kind: "instant" },
];

/**
 * Every order that a view shows and that matches the filters, in the page's order: not only as many as its pages reach.
 */
export async function readOrdersFile({ view, db = database() }: ViewContext, query: OrdersQuery): Promise<CsvQuery> {
	return ordersFile(db, view, query);
}

/** The same of any scope. Who may see it is for its callers to know. */
export async function ordersFile(db: Database, scope: OrderScope, query: OrdersQuery): Promise<CsvQuery> {
	const { from, orderBy, values } = await selectOrders(sqlOf(db), scope, query);
	const text = `SELECT "order"."number", "order"."placed_at", "order"."plan_name" AS "plan", "buyer"."name" AS "ordered_by",
			"beneficiary"."name" AS "credited_to", "order"."credits", "credit_type"."name" AS "credit_type",
			${TOTAL_SQL} AS "total", "order"."currency", "order"."status"::text AS "status", "order"."due_on"::text AS "due_on",
			CASE WHEN "order"."status" = 'paid' THEN "order"."expires_at" END AS "expires_at"
		FROM ${from} ORDER BY ${orderBy}`;
	return { text, values: values.values, columns: COLUMNS };
}

/** Tax included, in the currency's major unit, with as many decimals as it has. */
export const TOTAL_SQL = `round("order"."total_minor" / 10::numeric ^ ${decimalsSql()}, ${decimalsSql()})`;

function decimalsSql(): string {
	const others = new Map<number, string[]>();
	for (const [currency, digits] of UNUSUAL_CURRENCIES) {
		others.set(digits, [...(others.get(digits) ?? []), `'${currency}'`]);
	}
	const cases = [...others].map(
		([decimals, currencies]) => `WHEN "order"."currency" IN (${currencies}) THEN ${decimals}`,
	);
	return `(CASE ${cases.join(" ")} ELSE 2 END)`;
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { literally } from "@/lib/text/containing.ts";
import { invoiceNumberIn } from "../numbers/paper-number.ts";
import { mayManageOrders } from "../policy.ts";
import type { OperatorOrderSort, OperatorOrdersQuery } from "./operator-orders-schema.ts";
import { TOTAL_SQL } from "./orders-file.ts";
import { orderNumberIn, statusSql } from "./select-orders.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "number", kind: "number" },
	{ name: "placed_at", kind: "instant" },
	{ name: "paid_at", kind: "instant" },
	{ name: "organization", kind: "text" },
	{ name: "ordered_by", kind: "text" },
	{ name: "credited_to", kind: "text" },
	{ name: "billed_to", kind: "text" },
	{ name: "plan", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type", kind: "text" },
	{ name: "refunded_credits", kind: "number" },
	{ name: "total", kind: "number" },
	{ name: "currency", kind: "text" },
	{ name: "payment", kind: "text" },
	{ name: "reference", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "due_on", kind: "text" },
];

/** Every order that Operator › Orders shows with these filters, in its order; null without *Manage Orders*. */
export async function readOperatorOrdersFile(
	{ actor, db = database() }: ReadContext,
	query: OperatorOrdersQuery,
): Promise<CsvQuery | null> {
	if (!mayManageOrders(actor)) return null;
	const values = new SqlValues();
	const where = await conditionsOf({ actor, db }, { query, values });
	const text = `SELECT "order"."number", "order"."placed_at", "order"."paid_at", "organization"."name" AS "organization",
			"buyer"."name" AS "ordered_by", "beneficiary"."name" AS "credited_to", "order"."billing" ->> 'legalName' AS "billed_to",
			"order"."plan_name" AS "plan", "order"."credits", "credit_type"."name" AS "credit_type", "order"."refunded_credits",
			${TOTAL_SQL} AS "total", "order"."currency", "order"."gateway"::text AS "payment",
			"order"."gateway_reference" AS "reference", "order"."status"::text AS "status",
			"order"."due_on"::text AS "due_on"
		FROM "order" JOIN "organization" ON "organization"."id" = "order"."organization_id"
		JOIN "user" AS "buyer" ON "buyer"."id" = "order"."buyer_id"
		JOIN "user" AS "beneficiary" ON "beneficiary"."id" = "order"."beneficiary_id"
		JOIN "credit_type" ON "credit_type"."id" = "order"."credit_type_id"
		WHERE ${where.join(" AND ")}
		ORDER BY ${SORT_COLUMNS[query.sort]} ${query.descending ? "DESC" : "ASC"}, "order"."number" DESC`;
	return { text, values: values.values, columns: COLUMNS };
}

const SORT_COLUMNS: Record<OperatorOrderSort, string> = {
	number: `"order"."number"`,
	placedAt: `"order"."placed_at"`,
	organization: `"organization"."name"`,
	total: `"order"."total_minor"`,
};

interface Asked {
	readonly query: OperatorOrdersQuery;
	readonly values: SqlValues;
}

async function conditionsOf({ db = database() }: ReadContext, { query, values }: Asked): Promise<string[]> {
	const sql = sqlOf(db);
	const placed = await readPeriod(sql, query);
	const paid = await readPeriod(sql, { from: query.paidFrom, to: query.paidTo });
	// Nothing in a sandbox is real (docs/decisions/017).
	const conditions = [`"organization"."sandbox_of_id" IS NULL`];
	const also = (value: string | bigint | Date | null | undefined, type: string, condition: string) => {
		if (value !== null && value !== undefined) conditions.push(`${condition} ${values.add(value, type)}`);
	};
	if (query.status) conditions.push(statusSql(values, query.status));
	also(query.gateway, "gateway", `"order"."gateway" =`);
	also(query.organizationId, "uuid", `"order"."organization_id" =`);
	also(query.creditTypeId, "text", `"order"."credit_type_id" =`);
	also(placed.start, "timestamptz", `"order"."placed_at" >=`);
	also(placed.end, "timestamptz", `"order"."placed_at" <`);
	also(paid.start, "timestamptz", `"order"."paid_at" >=`);
	also(paid.end, "timestamptz", `"order"."paid_at" <`);
	if (query.search) conditions.push(searchSql(values, query.search));
	return conditions;
}

function searchSql(values: SqlValues, search: string): string {
	const contains = values.add(`%${literally(search)}%`, "text");
	const texts = [
		...[`"buyer"."name"`, `"beneficiary"."name"`, `"organization"."name"`],
		...[`"order"."plan_name"`, `"order"."gateway_reference"`],
	];
	const matches = texts.map((text) => `${text} ILIKE ${contains}`);
	const number = orderNumberIn(search);
	if (number !== null) matches.push(`"order"."number" = ${values.add(number, "bigint")}`);
	const invoice = invoiceNumberIn(search);
	if (invoice) {
		const numbers = `${values.add(invoice.year, "int")}, ${values.add(invoice.number, "int")}`;
		matches.push(`("order"."invoice_year", "order"."invoice_number") = (${numbers})`);
	}
	return `(${matches.join(" OR ")})`;
}

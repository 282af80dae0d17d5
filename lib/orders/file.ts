import type { CsvColumn, CsvQuery } from "@/lib/csv.ts";
import { type Database, database } from "@/lib/db.ts";
import { type Period, readPeriod } from "@/lib/deployment-days.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { SqlValues } from "@/lib/sql-values.ts";
import { sqlOf } from "@/lib/transaction.ts";
import type { OrderFilters, OrderPage, OrderSort } from "./list-schema.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "number", kind: "number" },
	{ name: "placed_at", kind: "instant" },
	{ name: "plan", kind: "text" },
	{ name: "ordered_by", kind: "text" },
	{ name: "credited_to", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type", kind: "text" },
	{ name: "price", kind: "number" },
	{ name: "currency", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "expires_at", kind: "instant" },
];

/** Every order that a view shows and the filters leave, in the page's order: not only as many as its pages reach. */
export async function readOrdersFile(
	view: CreditView,
	{ filters, page }: { filters: OrderFilters; page: OrderPage },
	db: Database = database(),
): Promise<CsvQuery> {
	const period = await readPeriod(sqlOf(db), filters);
	const values = new SqlValues();
	const conditions = [scopeSql(values, view), ...conditionsSql(values, { filters, period })];
	const text = `SELECT "order"."number", "order"."placed_at", "order"."plan_name" AS "plan", "buyer"."name" AS "ordered_by",
			"beneficiary"."name" AS "credited_to", "order"."credits", "credit_type"."name" AS "credit_type",
			${PRICE_SQL} AS "price", "order"."currency", "order"."status"::text AS "status",
			CASE WHEN "order"."status" = 'paid' THEN "order"."expires_at" END AS "expires_at"
		FROM "order"
		JOIN "user" AS "buyer" ON "buyer"."id" = "order"."buyer_id"
		JOIN "user" AS "beneficiary" ON "beneficiary"."id" = "order"."beneficiary_id"
		JOIN "credit_type" ON "credit_type"."id" = "order"."credit_type_id"
		WHERE ${conditions.join(" AND ")} ORDER BY ${orderSql(page)}`;
	return { text, values: values.values, columns: COLUMNS };
}

function scopeSql(values: SqlValues, { view, person, viewerId }: CreditView): string {
	if (view === "owner") return `"order"."beneficiary_id" = ${values.add(person.id, "uuid")}`;
	const viewer = values.add(viewerId, "uuid");
	return `("order"."beneficiary_id" = ${viewer} OR "order"."buyer_id" = ${viewer})`;
}

function conditionsSql(values: SqlValues, { filters, period }: { filters: OrderFilters; period: Period }): string[] {
	const conditions: string[] = [];
	const { creditTypeId, status, search } = filters;
	if (creditTypeId) conditions.push(`"order"."credit_type_id" = ${values.add(creditTypeId, "text")}`);
	if (status) conditions.push(`"order"."status" = ${values.add(status, "order_status")}`);
	if (period.start) conditions.push(`"order"."placed_at" >= ${values.add(period.start, "timestamptz")}`);
	if (period.end) conditions.push(`"order"."placed_at" < ${values.add(period.end, "timestamptz")}`);
	if (search) conditions.push(searchSql(values, search));
	return conditions;
}

function searchSql(values: SqlValues, search: string): string {
	const contains = values.add(`%${search.replace(/[\\%_]/g, "\\$&")}%`, "text");
	const matches = [`"order"."plan_name"`, `"buyer"."name"`, `"beneficiary"."name"`].map(
		(text) => `${text} ILIKE ${contains}`,
	);
	const number = /^#?(\d{1,18})$/.exec(search)?.[1];
	if (number) matches.push(`"order"."number" = ${values.add(BigInt(number), "bigint")}`);
	return `(${matches.join(" OR ")})`;
}

const SORT_COLUMNS: Record<OrderSort, string> = {
	placed_at: `"order"."placed_at"`,
	number: `"order"."number"`,
	plan: `"order"."plan_name"`,
	credits: `"order"."credits"`,
	price: `"order"."total_minor"`,
	status: `"order"."status"`,
	expires_at: `"order"."expires_at"`,
};

function orderSql({ sort, direction }: OrderPage): string {
	const asked = `${SORT_COLUMNS[sort]} ${direction === "asc" ? "ASC" : "DESC"}${sort === "expires_at" ? " NULLS LAST" : ""}`;
	return `${asked}, ${sort === "placed_at" ? "" : `"order"."placed_at" DESC, `}"order"."id"`;
}

/** In the currency's major unit, with as many decimals as it has. */
const PRICE_SQL = `round("order"."total_minor" / 10::numeric ^ ${decimalsSql()}, ${decimalsSql()})`;

function decimalsSql(): string {
	const others = new Map<number, string[]>();
	for (const currency of Intl.supportedValuesOf("currency")) {
		const format = new Intl.NumberFormat("en", { style: "currency", currency });
		const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
		if (decimals !== 2) others.set(decimals, [...(others.get(decimals) ?? []), `'${currency}'`]);
	}
	const cases = [...others].map(
		([decimals, currencies]) => `WHEN "order"."currency" IN (${currencies}) THEN ${decimals}`,
	);
	return `(CASE ${cases.join(" ")} ELSE 2 END)`;
}

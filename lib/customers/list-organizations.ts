import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { literally } from "@/lib/text/containing.ts";
import { mayManageOrganizations } from "./policy.ts";
import type { OrganizationStatus, OrganizationsQuery } from "./schema.ts";

/** A line of Operator › Organizations. */
export interface OrganizationRow {
	readonly id: string;
	readonly name: string;
	readonly createdAt: Date;
	readonly status: OrganizationStatus;
	readonly people: number;
	readonly pendingOrders: number;
	readonly lastOrderAt: Date | null;
}

/** One page of the customers' organizations, sandboxes and, unless they are asked for, closed ones left out; null without *Manage Organizations*. */
export async function listOrganizations(
	{ actor, db = database() }: ReadContext,
	query: OrganizationsQuery,
): Promise<{ rows: readonly OrganizationRow[]; total: number } | null> {
	if (!mayManageOrganizations(actor)) return null;
	const sql = sqlOf(db);
	const { from, orderBy, values } = await selectOrganizations(sql, query);
	const [counted] = await sql.query<{ total: number }>(`SELECT count(*)::int AS "total" ${from}`, [...values.values]);
	const page = `SELECT * ${from} ORDER BY ${orderBy}
		LIMIT ${values.add(query.limit, "int")} OFFSET ${values.add(query.offset, "int")}`;
	const rows = await sql.query<OrganizationRow>(
		`SELECT "id", "name", "created_at" AS "createdAt", ${STATUS_SQL} AS "status", ${PEOPLE_SQL} AS "people",
			${PENDING_SQL} AS "pendingOrders", ${LAST_ORDER_SQL} AS "lastOrderAt"
		FROM (${page}) AS "shown" ORDER BY ${orderBy}`,
		values.values,
	);
	return { rows, total: counted?.total ?? 0 };
}

const COLUMNS: readonly CsvColumn[] = [
	{ name: "organization_id", kind: "id" },
	{ name: "name", kind: "text" },
	{ name: "customer_since", kind: "instant" },
	{ name: "people", kind: "number" },
	{ name: "orders_to_be_paid", kind: "number" },
	{ name: "last_order_at", kind: "instant" },
	{ name: "status", kind: "text" },
];

/** Every organization that the list shows with these filters, in its order; null without *Manage Organizations*. */
export async function readOrganizationsFile(
	{ actor, db = database() }: ReadContext,
	query: OrganizationsQuery,
): Promise<CsvQuery | null> {
	if (!mayManageOrganizations(actor)) return null;
	const { from, orderBy, values } = await selectOrganizations(sqlOf(db), query);
	const text = `SELECT "id" AS "organization_id", "name", "created_at" AS "customer_since", ${PEOPLE_SQL} AS "people",
			${PENDING_SQL} AS "orders_to_be_paid", ${LAST_ORDER_SQL} AS "last_order_at", ${STATUS_SQL} AS "status"
		FROM (SELECT * ${from}) AS "shown" ORDER BY ${orderBy}`;
	return { text, values: values.values, columns: COLUMNS };
}

const STATUS_CONDITIONS: Record<OrganizationStatus, string> = {
	active: `"suspended_at" IS NULL`,
	suspended: `"suspended_at" IS NOT NULL AND "closed_at" IS NULL`,
	closed: `"closed_at" IS NOT NULL`,
};

const STATUS_SQL = `CASE WHEN "closed_at" IS NOT NULL THEN 'closed' WHEN "suspended_at" IS NOT NULL THEN 'suspended'
	ELSE 'active' END`;
const PEOPLE_SQL = `(SELECT count(*)::int FROM "user" WHERE "user"."organization_id" = "shown"."id"
	AND "user"."status" <> 'removed' AND "user"."kind" = 'person')`;
const PENDING_SQL = `(SELECT count(*)::int FROM "order" WHERE "order"."organization_id" = "shown"."id"
	AND "order"."status" = 'pending')`;
const LAST_ORDER_SQL = `(SELECT max("order"."placed_at") FROM "order" WHERE "order"."organization_id" = "shown"."id")`;

async function selectOrganizations(sql: Sql, query: OrganizationsQuery) {
	const { start, end } = await readPeriod(sql, query);
	const values = new SqlValues();
	const where = [`NOT "is_operator" AND "sandbox_of_id" IS NULL`];
	// Those that are closed are listed apart.
	where.push(query.status ? STATUS_CONDITIONS[query.status] : `"closed_at" IS NULL`);
	if (query.search) where.push(`"name" ILIKE ${values.add(`%${literally(query.search)}%`, "text")}`);
	if (start) where.push(`"created_at" >= ${values.add(start, "timestamptz")}`);
	if (end) where.push(`"created_at" < ${values.add(end, "timestamptz")}`);
	const direction = query.descending ? "DESC" : "ASC";
	const key = query.sort === "name" ? `lower("name")` : `"created_at"`;
	return {
		from: `FROM "organization" WHERE ${where.join(" AND ")}`,
		orderBy: `${key} ${direction}, "id" ${direction}`,
		values,
	};
}

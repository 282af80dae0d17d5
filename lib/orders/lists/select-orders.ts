import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { literally } from "@/lib/text/containing.ts";
import { invoiceNumberIn } from "../numbers/paper-number.ts";
import type { OrderSort, OrderState, OrdersQuery } from "./list-schema.ts";

/** The selection and order of a list of orders, as SQL that page and file share. */
export interface OrderSelection {
	/** From FROM to the end of WHERE: "order", "buyer", "beneficiary" and "credit_type". */
	readonly from: string;
	readonly orderBy: string;
	/** The values of `from`; a statement adds its own after them. */
	readonly values: SqlValues;
}

/** The orders of an organization for its *View Billing*: of all its people, or those that one bought or was credited with. */
export interface OrganizationOrders {
	readonly view: "organization";
	readonly organizationId: string;
	readonly userId: string | null;
}

/** Whose orders are selected. */
export type OrderScope = CreditView | OrganizationOrders;

/**
 * The orders of Order History in a view: those credited to its user, and, in the viewer's own view, those they bought. Or
 * an organization's.
 */
export async function selectOrders(sql: Sql, scope: OrderScope, query: OrdersQuery): Promise<OrderSelection> {
	const { creditTypeId, status, search } = query;
	const { start, end } = await readPeriod(sql, query);
	const values = new SqlValues();
	const conditions = [scopeSql(values, scope)];
	if (creditTypeId) conditions.push(`"order"."credit_type_id" = ${values.add(creditTypeId, "text")}`);
	if (status) conditions.push(statusSql(values, status));
	if (start) conditions.push(`"order"."placed_at" >= ${values.add(start, "timestamptz")}`);
	if (end) conditions.push(`"order"."placed_at" < ${values.add(end, "timestamptz")}`);
	if (search) conditions.push(searchSql(values, search, scope));
	const from = `"order"
		JOIN "user" AS "buyer" ON "buyer"."id" = "order"."buyer_id"
		JOIN "user" AS "beneficiary" ON "beneficiary"."id" = "order"."beneficiary_id"
		JOIN "credit_type" ON "credit_type"."id" = "order"."credit_type_id"
		WHERE ${conditions.join(" AND ")}`;
	return { from, orderBy: orderBySql(query), values };
}

function scopeSql(values: SqlValues, scope: OrderScope): string {
	if (scope.view === "organization") {
		const ofOrganization = `"order"."organization_id" = ${values.add(scope.organizationId, "uuid")}`;
		return scope.userId ? `${ofOrganization} AND ${ofUserSql(values.add(scope.userId, "uuid"))}` : ofOrganization;
	}
	if (scope.view === "owner") return `"order"."beneficiary_id" = ${values.add(scope.person.id, "uuid")}`;
	return ofUserSql(values.add(scope.viewerId, "uuid"));
}

function ofUserSql(user: string): string {
	return `("order"."beneficiary_id" = ${user} OR "order"."buyer_id" = ${user})`;
}

/** A condition on the order's state: a pending one is overdue after the day by which it is due. */
export function statusSql(values: SqlValues, status: OrderState): string {
	if (status !== "overdue") return `"order"."status" = ${values.add(status, "order_status")}`;
	return `("order"."status" = 'pending' AND "order"."due_on" < ${TODAY_SQL})`;
}

/** The deployment's day. */
const TODAY_SQL = `(SELECT (statement_timestamp() AT TIME ZONE "time_zone")::date FROM "deployment")`;

/** An invoice's number finds the viewer's own, and all for *View Billing*: others see no payment details (product.md 9). */
function searchSql(values: SqlValues, search: string, scope: OrderScope): string {
	const contains = values.add(`%${literally(search)}%`, "text");
	const matches = [`"order"."plan_name"`, `"buyer"."name"`, `"beneficiary"."name"`].map(
		(text) => `${text} ILIKE ${contains}`,
	);
	const number = orderNumberIn(search);
	if (number !== null) matches.push(`"order"."number" = ${values.add(number, "bigint")}`);
	const invoice = invoiceNumberIn(search);
	if (invoice) {
		const numbers = `${values.add(invoice.year, "int")}, ${values.add(invoice.number, "int")}`;
		const isIt = `("order"."invoice_year", "order"."invoice_number") = (${numbers})`;
		const isOwn =
			scope.view === "organization" ? "" : `"order"."buyer_id" = ${values.add(scope.viewerId, "uuid")} AND `;
		matches.push(`(${isOwn}${isIt})`);
	}
	return `(${matches.join(" OR ")})`;
}

/** The order number in a search: "1042" or "#1042"; null where it is not one. */
export function orderNumberIn(search: string): bigint | null {
	const digits = /^#?(\d{1,18})$/.exec(search)?.[1];
	return digits ? BigInt(digits) : null;
}

const SORT_COLUMNS: Record<OrderSort, string> = {
	placed_at: `"order"."placed_at"`,
	number: `"order"."number"`,
	plan: `"order"."plan_name"`,
	credits: `"order"."credits"`,
	total: `"order"."total_minor"`,
	status: `"order"."status"`,
	expires_at: `"order"."expires_at"`,
};

function orderBySql({ sort, descending }: OrdersQuery): string {
	const asked = `${SORT_COLUMNS[sort]} ${descending ? "DESC" : "ASC"}${sort === "expires_at" ? " NULLS LAST" : ""}`;
	return `${asked}, ${sort === "placed_at" ? "" : `"order"."placed_at" DESC, `}"order"."id"`;
}

import type { OrderStatus } from "@/generated/prisma/enums.ts";
import type { ViewContext } from "@/lib/owners/credit-view.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { OrderState, OrdersQuery } from "./list-schema.ts";
import { orderStateOf } from "./order-state-of.ts";
import { type OrderScope, selectOrders } from "./select-orders.ts";

/** What all users of the pool may see of an order (product.md 9). Money is the currency's minor unit, tax included. */
export interface OrderRow {
	readonly id: string;
	readonly number: bigint;
	readonly placedAt: Date;
	readonly orderedBy: { readonly id: string; readonly name: string };
	readonly creditedTo: { readonly id: string; readonly name: string };
	readonly planName: string;
	readonly creditType: string;
	readonly credits: bigint;
	readonly refundedCredits: bigint;
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly state: OrderState;
	/** By when its invoice is to be paid, YYYY-MM-DD; null where nothing says so. */
	readonly dueOn: string | null;
	readonly expiresAt: Date | null;
}

export interface OrderList {
	readonly rows: readonly OrderRow[];
	/** How many orders match the filters; counted up to `COUNTED_ORDERS`. */
	readonly count: number;
	readonly hasMore: boolean;
}

/** Beyond this many, orders are not counted and paging ends: use the filters. */
export const COUNTED_ORDERS = 10_000;

/** One page of the orders that a view shows, by their beneficiary (product.md 8). */
export async function readOrders({ view, db = database() }: ViewContext, query: OrdersQuery): Promise<OrderList> {
	return readOrdersOf(db, view, query);
}

/** One page of the orders of a scope. Who may see them is for its callers to know. */
export async function readOrdersOf(db: Database, scope: OrderScope, query: OrdersQuery): Promise<OrderList> {
	const sql = sqlOf(db);
	const { from, orderBy, values } = await selectOrders(sql, scope, query);
	const [counted] = await sql.query<{ count: number }>(
		`SELECT count(*)::int AS "count" FROM (SELECT FROM ${from} LIMIT ${COUNTED_ORDERS + 1}) AS "counted"`,
		[...values.values],
	);
	const limit = Math.max(0, Math.min(query.limit, COUNTED_ORDERS - query.offset));
	const rows = await sql.query<StoredRow>(
		`SELECT "order"."id", "order"."number", "order"."placed_at" AS "placedAt", "order"."buyer_id" AS "buyerId",
			"buyer"."name" AS "buyerName", "order"."beneficiary_id" AS "beneficiaryId", "beneficiary"."name" AS "beneficiaryName",
			"order"."plan_name" AS "planName", "credit_type"."name" AS "creditType", "order"."credits",
			"order"."refunded_credits" AS "refundedCredits", "order"."total_minor" AS "totalMinor", "order"."currency", "order"."status",
			"order"."due_on"::text AS "dueOn", "order"."expires_at" AS "expiresAt"
		FROM ${from} ORDER BY ${orderBy} LIMIT ${values.add(limit, "int")} OFFSET ${values.add(query.offset, "int")}`,
		values.values,
	);
	const count = counted?.count ?? 0;
	const { day } = await readToday(db);
	return {
		rows: rows.map((row) => shown(row, day)),
		count: Math.min(count, COUNTED_ORDERS),
		hasMore: count > COUNTED_ORDERS,
	};
}

interface StoredRow extends Omit<OrderRow, "orderedBy" | "creditedTo" | "state"> {
	readonly status: OrderStatus;
	readonly buyerId: string;
	readonly buyerName: string;
	readonly beneficiaryId: string;
	readonly beneficiaryName: string;
}

function shown(row: StoredRow, today: string): OrderRow {
	const { buyerId, buyerName, beneficiaryId, beneficiaryName, status: _, ...order } = row;
	const orderedBy = { id: buyerId, name: buyerName };
	return {
		...order,
		state: orderStateOf(row, today),
		orderedBy,
		creditedTo: { id: beneficiaryId, name: beneficiaryName },
	};
}

/** The credit types to filter orders by, in the catalogue's order. */
export async function readOrderCreditTypes({
	db = database(),
}: Pick<ViewContext, "db"> = {}): Promise<readonly { readonly id: string; readonly name: string }[]> {
	return db.creditType.findMany({ select: { id: true, name: true }, orderBy: { position: "asc" } });
}

/** A plan that was bought for the shown user, and where its credits are now. */
export interface BoughtPlan {
	readonly orderId: string;
	readonly planName: string;
	readonly creditType: string;
	readonly paidAt: Date;
	readonly expiresAt: Date;
	readonly expired: boolean;
	/** What can be spent from the wallet. */
	readonly left: bigint;
	readonly held: bigint;
	/** What is in the viewer's own share groups; nothing is said about others' groups. */
	readonly inShareGroups: bigint;
}

/**
 * Plans whose credits have arrived in the shown user's wallet, bought by that user or by others: at most so many, first
 * those with credits left there, the next to expire first, then the last bought.
 */
export async function readBoughtPlans(
	{ view, db = database() }: ViewContext,
	limit: number,
): Promise<readonly BoughtPlan[]> {
	return sqlOf(db).query<BoughtPlan>(
		`WITH "unspent" AS MATERIALIZED (
			SELECT "order"."id" FROM "account" JOIN "lot" ON "lot"."account_id" = "account"."id"
			JOIN "order" ON "order"."id" = "lot"."order_id"
			WHERE "account"."user_id" = $1::uuid AND "lot"."closed_at" IS NULL AND "remaining" > "held"
				AND ("lot"."expires_at" IS NULL OR "lot"."expires_at" > statement_timestamp())
				AND "beneficiary_id" = $1::uuid AND "status" = 'paid'
			GROUP BY "order"."id" ORDER BY min("lot"."expires_at") NULLS LAST, "order"."id" LIMIT $2::int
		), "latest" AS MATERIALIZED (
			SELECT "id" FROM "order" WHERE "beneficiary_id" = $1::uuid AND "status" = 'paid'
			ORDER BY "paid_at" DESC, "id" LIMIT $2::int
		), "plan" AS MATERIALIZED (
			SELECT "id", "plan_name", "credit_type_id", "beneficiary_id", "paid_at", "expires_at" FROM "order"
			WHERE "id" IN (SELECT "id" FROM "unspent" UNION SELECT "id" FROM "latest")
		), "lots" AS MATERIALIZED (
			SELECT "order_id", "account_id", "remaining", "held",
				"expires_at" IS NULL OR "expires_at" > statement_timestamp() AS "unexpired"
			FROM "lot" WHERE "order_id" IN (SELECT "id" FROM "plan") AND "closed_at" IS NULL
		), "now" AS (
			SELECT "plan"."id",
				sum("remaining" - "held") FILTER (WHERE "account"."user_id" = "plan"."beneficiary_id" AND "unexpired") AS "left",
				sum("held") FILTER (WHERE "account"."user_id" = "plan"."beneficiary_id") AS "held",
				sum("remaining") FILTER (WHERE "share_group"."creator_id" = $3::uuid AND "unexpired") AS "in_share_groups"
			FROM "plan" JOIN "lots" ON "lots"."order_id" = "plan"."id"
			JOIN "account" ON "account"."id" = "lots"."account_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
			GROUP BY "plan"."id"
		)
		SELECT "plan"."id" AS "orderId", "plan_name" AS "planName", "credit_type"."name" AS "creditType",
			"paid_at" AS "paidAt", "expires_at" AS "expiresAt", "expires_at" <= statement_timestamp() AS "expired",
			coalesce("left", 0)::bigint AS "left", coalesce("held", 0)::bigint AS "held",
			coalesce("in_share_groups", 0)::bigint AS "inShareGroups"
		FROM "plan" JOIN "credit_type" ON "credit_type"."id" = "plan"."credit_type_id"
		LEFT JOIN "now" ON "now"."id" = "plan"."id"
		ORDER BY CASE WHEN "left" > 0 THEN "expires_at" ELSE 'infinity' END, "paid_at" DESC, "plan"."id" LIMIT $2::int`,
		[view.person.id, limit, view.viewerId],
	);
}

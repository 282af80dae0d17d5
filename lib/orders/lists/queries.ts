import type { OrderStatus } from "@/generated/prisma/enums.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { askedOrders } from "./asked.ts";
import type { OrdersQuery } from "./list-schema.ts";

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
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly status: OrderStatus;
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
export async function readOrders(view: CreditView, query: OrdersQuery, db: Database = database()): Promise<OrderList> {
	const sql = sqlOf(db);
	const { from, orderBy, values } = await askedOrders(sql, view, query);
	const [counted] = await sql.query<{ count: number }>(
		`SELECT count(*)::int AS "count" FROM (SELECT FROM ${from} LIMIT ${COUNTED_ORDERS + 1}) AS "counted"`,
		[...values.values],
	);
	const limit = Math.max(0, Math.min(query.limit, COUNTED_ORDERS - query.offset));
	const rows = await sql.query<StoredRow>(
		`SELECT "order"."id", "order"."number", "order"."placed_at" AS "placedAt", "order"."buyer_id" AS "buyerId",
			"buyer"."name" AS "buyerName", "order"."beneficiary_id" AS "beneficiaryId", "beneficiary"."name" AS "beneficiaryName",
			"order"."plan_name" AS "planName", "credit_type"."name" AS "creditType", "order"."credits",
			"order"."total_minor" AS "totalMinor", "order"."currency", "order"."status", "order"."expires_at" AS "expiresAt"
		FROM ${from} ORDER BY ${orderBy} LIMIT ${values.add(limit, "int")} OFFSET ${values.add(query.offset, "int")}`,
		values.values,
	);
	const count = counted?.count ?? 0;
	return { rows: rows.map(shown), count: Math.min(count, COUNTED_ORDERS), hasMore: count > COUNTED_ORDERS };
}

interface StoredRow extends Omit<OrderRow, "orderedBy" | "creditedTo"> {
	readonly buyerId: string;
	readonly buyerName: string;
	readonly beneficiaryId: string;
	readonly beneficiaryName: string;
}

function shown({ buyerId, buyerName, beneficiaryId, beneficiaryName, ...order }: StoredRow): OrderRow {
	const orderedBy = { id: buyerId, name: buyerName };
	return { ...order, orderedBy, creditedTo: { id: beneficiaryId, name: beneficiaryName } };
}

/** The credit types to filter orders by, in the catalogue's order. */
export async function readOrderCreditTypes(
	_view: CreditView,
	db: Database = database(),
): Promise<readonly { readonly id: string; readonly name: string }[]> {
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

/** The last plans whose credits have arrived in the shown user's wallet, whoever bought them; newest first. */
export async function readLastPlans(
	view: CreditView,
	limit: number,
	db: Database = database(),
): Promise<readonly BoughtPlan[]> {
	return sqlOf(db).query<BoughtPlan>(
		`SELECT "order"."id" AS "orderId", "order"."plan_name" AS "planName", "credit_type"."name" AS "creditType",
			"order"."paid_at" AS "paidAt", "order"."expires_at" AS "expiresAt",
			"order"."expires_at" <= statement_timestamp() AS "expired", "now".*
		FROM "order" JOIN "credit_type" ON "credit_type"."id" = "order"."credit_type_id"
		CROSS JOIN LATERAL (
			SELECT coalesce(sum("unheld") FILTER (WHERE "of_wallet" AND "unexpired"), 0)::bigint AS "left",
				coalesce(sum("held") FILTER (WHERE "of_wallet"), 0)::bigint AS "held",
				coalesce(sum("remaining") FILTER (WHERE "of_viewer" AND "unexpired"), 0)::bigint AS "inShareGroups"
			FROM (
				SELECT "lot"."remaining", "lot"."held", "lot"."remaining" - "lot"."held" AS "unheld",
					"lot"."expires_at" IS NULL OR "lot"."expires_at" > statement_timestamp() AS "unexpired",
					"account"."user_id" = "order"."beneficiary_id" AS "of_wallet", "share_group"."creator_id" = $3::uuid AS "of_viewer"
				FROM "lot" JOIN "account" ON "account"."id" = "lot"."account_id"
				LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
				WHERE "lot"."order_id" = "order"."id"
			) AS "place"
		) AS "now"
		WHERE "order"."beneficiary_id" = $1::uuid AND "order"."status" = 'paid'
		ORDER BY "order"."paid_at" DESC, "order"."id" LIMIT $2::int`,
		[view.person.id, limit, view.viewerId],
	);
}

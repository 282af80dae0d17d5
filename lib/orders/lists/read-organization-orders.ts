import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { maySeeBilling } from "../policy.ts";
import type { OrdersQuery } from "./list-schema.ts";
import { ordersFile } from "./orders-file.ts";
import { type OrderList, readOrdersOf } from "./queries.ts";
import type { OrganizationOrders } from "./select-orders.ts";

/** The filters of the organization's orders: those of Order History, and whose. */
export interface OrganizationOrdersQuery extends OrdersQuery {
	/** Those that this user bought or was credited with. */
	readonly userId?: string | null;
}

/** One page of the orders of the actor's organization (product.md 57); null without *View Billing*. */
export async function readOrganizationOrders(
	{ actor, db = database() }: ReadContext,
	query: OrganizationOrdersQuery,
): Promise<OrderList | null> {
	const scope = scopeOf(actor, query);
	return scope && readOrdersOf(db, scope, query);
}

/** All orders that match, as a file in the page's order; null without *View Billing*. */
export async function readOrganizationOrdersFile(
	{ actor, db = database() }: ReadContext,
	query: OrganizationOrdersQuery,
): Promise<CsvQuery | null> {
	const scope = scopeOf(actor, query);
	return scope && ordersFile(db, scope, query);
}

function scopeOf(actor: Actor, { userId = null }: OrganizationOrdersQuery): OrganizationOrders | null {
	if (!maySeeBilling(actor) || (userId !== null && !isId(userId))) return null;
	return { view: "organization", organizationId: actor.organizationId, userId };
}

/** The orders of an organization that wait to be paid. */
export interface UnpaidOrders {
	readonly orders: number;
	/** Per currency, in its minor unit, tax included. */
	readonly totals: readonly { readonly currency: string; readonly totalMinor: bigint }[];
	/** How many of them should have been paid before today, the deployment's. */
	readonly overdue: number;
}

/** The orders of the actor's organization that wait to be paid, in sums (product.md 57); null without *View Billing*. */
export async function readUnpaidOrders({ actor, db = database() }: ReadContext): Promise<UnpaidOrders | null> {
	if (!maySeeBilling(actor)) return null;
	const found = await sqlOf(db).query<{ currency: string; totalMinor: bigint; orders: number; overdue: number }>(
		`SELECT "order"."currency"::text AS "currency", sum("total_minor")::bigint AS "totalMinor", count(*)::int AS "orders",
			(count(*) FILTER (WHERE "due_on" < (statement_timestamp() AT TIME ZONE "deployment"."time_zone")::date))::int
				AS "overdue"
		FROM "deployment" CROSS JOIN "order"
		WHERE "organization_id" = $1::uuid AND "status" = 'pending' GROUP BY "order"."currency" ORDER BY count(*) DESC, "order"."currency"`,
		[actor.organizationId],
	);
	return {
		orders: found.reduce((sum, { orders }) => sum + orders, 0),
		totals: found.map(({ currency, totalMinor }) => ({ currency, totalMinor })),
		overdue: found.reduce((sum, { overdue }) => sum + overdue, 0),
	};
}

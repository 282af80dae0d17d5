import type { Prisma } from "@/generated/prisma/client.ts";
import type { Gateway, OrderStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { containing } from "@/lib/text/text-filters.ts";
import { mayManageOrders } from "../policy.ts";
import { refundOf } from "../refund-of.ts";
import type { OperatorOrderSort, OperatorOrdersQuery } from "./operator-orders-schema.ts";
import { orderNumberIn } from "./select-orders.ts";

/** An order as the operator sees it. Money in the currency's minor unit, tax included. */
export interface OperatorOrder {
	readonly id: string;
	readonly number: bigint;
	readonly placedAt: Date;
	readonly organizationName: string;
	readonly buyerName: string;
	readonly beneficiaryName: string;
	readonly planName: string;
	readonly creditTypeNameInText: string;
	readonly credits: bigint;
	readonly validityMonths: number;
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly gateway: Gateway;
	readonly gatewayReference: string | null;
	/** The legal name in the order's copy of the billing information. */
	readonly billedTo: string | null;
	readonly status: OrderStatus;
	readonly expiresAt: Date | null;
	readonly closeReason: string | null;
	readonly refundedCredits: bigint;
	readonly refundedMinor: bigint;
	/** For a paid order: what a refund would take back and pay back if it happened now; otherwise null. */
	readonly refundable: { readonly credits: bigint; readonly moneyMinor: bigint } | null;
}

export interface OperatorOrders {
	readonly orders: readonly OperatorOrder[];
	/** How many match the filters. */
	readonly total: number;
	/** How many wait for their payment, whatever the filters. */
	readonly pending: number;
	readonly organizations: readonly { readonly id: string; readonly name: string }[];
}

/** The orders of all organizations, for the operator's *Manage Orders*; null without it. */
export async function readOperatorOrders(
	{ actor, db = database() }: ReadContext,
	query: OperatorOrdersQuery,
): Promise<OperatorOrders | null> {
	if (!mayManageOrders(actor)) return null;
	const where = conditionsOf(query);
	const [rows, total, pending, organizations] = await Promise.all([
		db.order.findMany({
			where,
			orderBy: [ORDER_BY[query.sort](query.descending ? "desc" : "asc"), { number: "desc" }],
			skip: query.offset,
			take: query.limit,
			select: SHOWN,
		}),
		db.order.count({ where }),
		db.order.count({ where: { status: "pending" } }),
		db.organization.findMany({
			where: { orders: { some: {} } },
			select: { id: true, name: true },
			orderBy: { name: "asc" },
		}),
	]);
	const unspent = await readUnspent(
		db,
		rows.filter((row) => row.status === "paid").map((row) => row.id),
	);
	const orders = rows.map((row) => shown(row, unspent.get(row.id) ?? 0n));
	return { orders, total, pending, organizations };
}

const SHOWN = {
	id: true,
	number: true,
	placedAt: true,
	organization: { select: { name: true } },
	buyer: { select: { name: true } },
	beneficiary: { select: { name: true } },
	planName: true,
	creditType: { select: { nameInText: true } },
	credits: true,
	validityMonths: true,
	totalMinor: true,
	currency: true,
	gateway: true,
	gatewayReference: true,
	billing: true,
	status: true,
	expiresAt: true,
	closeReason: true,
	refundedCredits: true,
	refundedMinor: true,
} as const satisfies Prisma.OrderSelect;

function shown(row: Prisma.OrderGetPayload<{ select: typeof SHOWN }>, unspent: bigint): OperatorOrder {
	const { organization, buyer, beneficiary, creditType, billing, ...order } = row;
	return {
		...order,
		organizationName: organization.name,
		buyerName: buyer.name,
		beneficiaryName: beneficiary.name,
		creditTypeNameInText: creditType.nameInText,
		billedTo: billingSnapshotSchema.safeParse(billing).data?.legalName ?? null,
		refundable:
			order.status === "paid"
				? { credits: unspent, moneyMinor: refundOf({ ...order, refundedCredits: unspent }) }
				: null,
	};
}

const ORDER_BY: Record<OperatorOrderSort, (direction: Prisma.SortOrder) => Prisma.OrderOrderByWithRelationInput> = {
	number: (direction) => ({ number: direction }),
	placedAt: (direction) => ({ placedAt: direction }),
	organization: (direction) => ({ organization: { name: direction } }),
	total: (direction) => ({ totalMinor: direction }),
};

function conditionsOf({ status, gateway, organizationId, search }: OperatorOrdersQuery): Prisma.OrderWhereInput {
	const contains = containing(search);
	const texts: Prisma.OrderWhereInput[] = [
		{ buyer: { name: contains } },
		{ beneficiary: { name: contains } },
		{ organization: { name: contains } },
		{ planName: contains },
		{ gatewayReference: contains },
	];
	const number = orderNumberIn(search);
	if (number !== null) texts.push({ number });
	return {
		status: status ?? undefined,
		gateway: gateway ?? undefined,
		organizationId: organizationId ?? undefined,
		OR: search ? texts : undefined,
	};
}

/** Unspent, unheld and unexpired credits of these orders, wherever they are now. */
async function readUnspent(db: Database, orderIds: readonly string[]): Promise<Map<string, bigint>> {
	const rows = await sqlOf(db).query<{ orderId: string; credits: bigint }>(
		`SELECT "order_id" AS "orderId", sum("remaining" - "held")::bigint AS "credits" FROM "lot"
		WHERE "order_id" = ANY ($1::uuid[]) AND ("expires_at" IS NULL OR "expires_at" > statement_timestamp())
		GROUP BY "order_id"`,
		[orderIds],
	);
	return new Map(rows.map((row) => [row.orderId, row.credits]));
}

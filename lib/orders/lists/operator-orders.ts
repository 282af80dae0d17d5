import type { Order, Prisma } from "@/generated/prisma/client.ts";
import type { Gateway, OrderStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { type Period, readPeriod, readToday } from "@/lib/platform/database/read-today.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { containing } from "@/lib/text/containing.ts";
import { invoiceNumberIn, paperNumber } from "../numbers/paper-number.ts";
import { mayManageOrders } from "../policy.ts";
import { refundOf } from "../refund-of.ts";
import type { OrderState } from "./list-schema.ts";
import type { OperatorOrderSort, OperatorOrdersQuery } from "./operator-orders-schema.ts";
import { orderStateOf } from "./order-state-of.ts";
import { orderNumberIn } from "./select-orders.ts";

/** An order as the operator sees it. Money in the currency's minor unit, tax included. */
export interface OperatorOrder {
	readonly id: string;
	readonly number: bigint;
	readonly placedAt: Date;
	readonly organization: { readonly id: string; readonly name: string; readonly isCustomer: boolean };
	readonly buyerName: string;
	readonly beneficiaryName: string;
	readonly planName: string;
	readonly creditTypeNameInText: string;
	readonly credits: bigint;
	readonly validityMonths: number;
	/** Whether it pays a subscription, which can't be refunded. */
	readonly isSubscription: boolean;
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly gateway: Gateway;
	readonly gatewayReference: string | null;
	/** The legal name in the order's copy of the billing information. */
	readonly billedTo: string | null;
	readonly status: OrderStatus;
	/** As `status`, or overdue. */
	readonly state: OrderState;
	/** Null in orders from before invoices had numbers. */
	readonly invoiceNumber: string | null;
	/** By when an invoice is to be paid, YYYY-MM-DD; null where nothing says so. */
	readonly dueOn: string | null;
	readonly expiresAt: Date | null;
	readonly closeReason: string | null;
	readonly refundedCredits: bigint;
	readonly refundedMinor: bigint;
	/** For an order that was paid: what a refund would take back and pay back if it happened now; otherwise null. */
	readonly refundable: { readonly credits: bigint; readonly moneyMinor: bigint } | null;
}

export interface OperatorOrders {
	readonly orders: readonly OperatorOrder[];
	/** How many match the filters. */
	readonly total: number;
	/** How many wait for their payment, whatever the filters. */
	readonly pending: number;
	readonly organizations: readonly { readonly id: string; readonly name: string }[];
	readonly creditTypes: readonly { readonly id: string; readonly name: string }[];
}

const ORGANIZATIONS_OFFERED = 4;

/** Nothing in a sandbox is real (docs/decisions/017). */
const NOT_OF_SANDBOX = { organization: { sandboxOfId: null } } as const satisfies Prisma.OrderWhereInput;

/** The orders of all organizations but sandboxes, for the operator's *Manage Orders*; null without it. */
export async function readOperatorOrders(
	{ actor, db = database() }: ReadContext,
	query: OperatorOrdersQuery,
): Promise<OperatorOrders | null> {
	if (!mayManageOrders(actor)) return null;
	const { day: today } = await readToday(db);
	const where = await conditionsOf(db, { query, today });
	const [rows, total, pending, organizations, creditTypes] = await Promise.all([
		db.order.findMany({
			where,
			orderBy: [ORDER_BY[query.sort](query.descending ? "desc" : "asc"), { number: "desc" }],
			skip: query.offset,
			take: query.limit,
			select: SHOWN,
		}),
		db.order.count({ where }),
		db.order.count({ where: { status: "pending", ...NOT_OF_SANDBOX } }),
		organizationsOffered(db, query.organizationId),
		db.creditType.findMany({ select: { id: true, name: true }, orderBy: [{ position: "asc" }, { id: "asc" }] }),
	]);
	const unspent = await readUnspent(
		db,
		rows.filter(isRefundable).map((row) => row.id),
	);
	const orders = rows.map((row) => shown(row, { unspent: unspent.get(row.id) ?? 0n, today }));
	return { orders, total, pending, organizations, creditTypes };
}

/** Those with the most orders, and the chosen one, by name: a page has no room for all. */
async function organizationsOffered(db: Database, chosenId: string | null): Promise<{ id: string; name: string }[]> {
	const select = { id: true, name: true };
	const [busiest, chosen] = await Promise.all([
		db.organization.findMany({
			where: { orders: { some: {} }, sandboxOfId: null },
			select,
			orderBy: [{ orders: { _count: "desc" } }, { name: "asc" }],
			take: ORGANIZATIONS_OFFERED,
		}),
		chosenId ? db.organization.findMany({ where: { id: chosenId, sandboxOfId: null }, select }) : [],
	]);
	const offered = new Map([...busiest, ...chosen].map((one) => [one.id, one]));
	return [...offered.values()].sort((one, other) => one.name.localeCompare(other.name));
}

const SHOWN = {
	id: true,
	number: true,
	placedAt: true,
	organization: { select: { id: true, name: true, isOperator: true, sandboxOfId: true } },
	buyer: { select: { name: true } },
	beneficiary: { select: { name: true } },
	planName: true,
	creditType: { select: { nameInText: true } },
	credits: true,
	validityMonths: true,
	totalMinor: true,
	taxMinor: true,
	currency: true,
	gateway: true,
	gatewayReference: true,
	billing: true,
	status: true,
	dueOn: true,
	invoiceYear: true,
	invoiceNumber: true,
	expiresAt: true,
	closeReason: true,
	refundedCredits: true,
	refundedMinor: true,
	subscriptionId: true,
} as const satisfies Prisma.OrderSelect;

function shown(
	row: Prisma.OrderGetPayload<{ select: typeof SHOWN }>,
	{ unspent, today }: { readonly unspent: bigint; readonly today: string },
): OperatorOrder {
	const { organization, buyer, beneficiary, creditType, billing, subscriptionId, ...rest } = row;
	const { invoiceYear: year, invoiceNumber, ...order } = rest;
	const { id, name, isOperator, sandboxOfId } = organization;
	const dueOn = order.dueOn?.toISOString().slice(0, 10) ?? null;
	const left = order.credits - order.refundedCredits;
	const free = unspent < left ? unspent : left;
	return {
		...order,
		isSubscription: subscriptionId !== null,
		dueOn,
		state: orderStateOf({ status: order.status, dueOn }, today),
		invoiceNumber: year && invoiceNumber ? paperNumber("invoice", { year, number: invoiceNumber }) : null,
		organization: { id, name, isCustomer: !isOperator && sandboxOfId === null },
		buyerName: buyer.name,
		beneficiaryName: beneficiary.name,
		creditTypeNameInText: creditType.nameInText,
		billedTo: billingSnapshotSchema.safeParse(billing).data?.legalName ?? null,
		refundable: isRefundable(row) ? { credits: free, moneyMinor: refundOf(order, free).totalMinor } : null,
	};
}

/** What was refunded already may have more to refund: what was on hold then. A subscription is cancelled instead. */
function isRefundable({ status, subscriptionId }: Pick<Order, "status" | "subscriptionId">): boolean {
	return subscriptionId === null && (status === "paid" || status === "refunded");
}

const ORDER_BY: Record<OperatorOrderSort, (direction: Prisma.SortOrder) => Prisma.OrderOrderByWithRelationInput> = {
	number: (direction) => ({ number: direction }),
	placedAt: (direction) => ({ placedAt: direction }),
	organization: (direction) => ({ organization: { name: direction } }),
	total: (direction) => ({ totalMinor: direction }),
};

async function conditionsOf(
	db: Database,
	{ query, today }: { readonly query: OperatorOrdersQuery; readonly today: string },
): Promise<Prisma.OrderWhereInput> {
	const { status, gateway, organizationId, creditTypeId, search } = query;
	const sql = sqlOf(db);
	const [placed, paid] = await Promise.all([
		readPeriod(sql, query),
		readPeriod(sql, { from: query.paidFrom, to: query.paidTo }),
	]);
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
	const invoice = invoiceNumberIn(search);
	if (invoice) texts.push({ invoiceYear: invoice.year, invoiceNumber: invoice.number });
	return {
		...(status === "overdue" ? { status: "pending", dueOn: { lt: new Date(today) } } : { status: status ?? undefined }),
		gateway: gateway ?? undefined,
		organizationId: organizationId ?? undefined,
		creditTypeId: creditTypeId ?? undefined,
		placedAt: within(placed),
		paidAt: within(paid),
		OR: search ? texts : undefined,
		...NOT_OF_SANDBOX,
	};
}

function within({ start, end }: Period): Prisma.DateTimeFilter | undefined {
	return start || end ? { gte: start ?? undefined, lt: end ?? undefined } : undefined;
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

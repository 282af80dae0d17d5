import { z } from "zod";
import type { Order, CreditNote as StoredNote } from "@/generated/prisma/client.ts";
import type { Gateway, OrderStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type BillingSnapshot, billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { dayAt, readToday } from "@/lib/platform/database/read-today.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { readStoredSeller } from "@/lib/seller/queries.ts";
import { type SellerSnapshot, sellerSnapshotSchema } from "@/lib/seller/schema.ts";
import { daysAfter, monthsAfter } from "@/lib/text/months-after.ts";
import { paperNumber } from "../numbers/paper-number.ts";
import { maySeeBilling } from "../policy.ts";
import type { OrderState } from "./list-schema.ts";
import { orderStateOf } from "./order-state-of.ts";

/** An order as its page shows it. Money is the currency's minor unit; tax rates are basis points (825 is 8.25 %). */
export interface OrderDetail {
	readonly id: string;
	readonly number: bigint;
	/** The buyer's organization, and the seller: the operator's own. */
	readonly organizationName: string;
	readonly sellerName: string | null;
	readonly orderedBy: { readonly id: string; readonly name: string; readonly isRemoved: boolean };
	readonly creditedTo: { readonly id: string; readonly name: string };
	readonly planName: string;
	readonly creditType: string;
	readonly credits: bigint;
	readonly priceMinor: bigint;
	readonly taxRateBasisPoints: number;
	readonly taxMinor: bigint;
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly validityMonths: number;
	/** The period of a subscription that it pays, if any. */
	readonly subscription: OrderedPeriod | null;
	readonly status: OrderStatus;
	/** As `status`, or overdue. */
	readonly state: OrderState;
	readonly placedAt: Date;
	readonly paidAt: Date | null;
	readonly expiresAt: Date | null;
	readonly closedAt: Date | null;
	readonly refundedCredits: bigint;
	/** Why it was cancelled or refunded; null for viewers other than the buyer, the beneficiary and *View Billing*. */
	readonly closeReason: string | null;
	/** What is left of its credits now; null for viewers who don't share them now (product.md 8). */
	readonly lots: readonly OrderLot[] | null;
	/** Null for viewers who may not see it (product.md 9). */
	readonly payment: OrderPayment | null;
}

/** Days as YYYY-MM-DD, the first and the last; null before it begins. */
export interface OrderedPeriod {
	readonly from: string | null;
	readonly to: string | null;
}

export interface OrderLot {
	readonly id: string;
	/** The share group that holds it, named to its creator alone; null in a wallet. */
	readonly shareGroup: string | null;
	/** Whose wallet holds it; null in a share group. */
	readonly walletOf: string | null;
	readonly remaining: bigint;
	readonly held: bigint;
	readonly expiresAt: Date | null;
}

/** For the buyer and *View Billing* only. */
export interface OrderPayment {
	readonly gateway: Gateway;
	readonly gatewayReference: string | null;
	readonly refundedMinor: bigint;
	/** The buyer's billing information as it was when the order was placed; null where the order has none. */
	readonly billing: BillingSnapshot | null;
	/** Who sold, as it was when the order was placed; of an earlier order, who sells now. Null until that is said. */
	readonly seller: SellerSnapshot | null;
	/** By when an invoice is to be paid, YYYY-MM-DD; null where nothing says so. */
	readonly dueOn: string | null;
	/** Null in orders from before invoices had numbers. */
	readonly invoice: { readonly number: string; readonly issuedOn: string } | null;
	/** What its refunds paid back, the oldest first. */
	readonly creditNotes: readonly CreditNote[];
}

/** Money in the order's currency. */
export interface CreditNote {
	readonly id: string;
	readonly number: string;
	readonly issuedOn: string;
	readonly credits: bigint;
	readonly priceMinor: bigint;
	readonly taxMinor: bigint;
	readonly totalMinor: bigint;
	readonly reason: string;
}

/**
 * What can be printed for an order: a receipt once it was paid, before that its invoice, which stays when it is cancelled.
 * Null where there is neither, or where the viewer may not see it, because it shows billing information.
 */
export function paperOf({ payment, paidAt, status }: OrderDetail): "invoice" | "receipt" | null {
	if (!payment) return null;
	if (paidAt) return "receipt";
	const isInvoiced = status === "pending" || (status === "cancelled" && payment.invoice !== null);
	return isInvoiced && payment.gateway === "invoice" ? "invoice" : null;
}

const person = { select: { id: true, name: true, status: true } } as const;

/**
 * One order, for those who see it in Order History (credited to the actor or their Credit Owner, or bought by the
 * actor) and for *View Billing* of its organization. Null for all others, whether it exists or not.
 */
export async function readOrder({ actor, db = database() }: ReadContext, orderId: string): Promise<OrderDetail | null> {
	if (!z.uuid().safeParse(orderId).success) return null;
	const seesBilling = maySeeBilling(actor);
	const found = await db.order.findFirst({
		where: {
			id: orderId,
			OR: [
				{ buyerId: actor.userId },
				{ beneficiaryId: actor.userId },
				{ beneficiary: { creditUsers: { some: { id: actor.userId } } } },
				...(seesBilling ? [{ organizationId: actor.organizationId }] : []),
			],
		},
		include: {
			...{ buyer: person, beneficiary: person, creditType: true, organization: true },
			creditNotes: { orderBy: { issuedAt: "asc" } },
			periods: { orderBy: { part: "asc" }, take: 1, select: { startsOn: true } },
		},
	});
	if (!found) return null;
	const { buyer, beneficiary, creditType, organization, billing, gateway, gatewayReference, ...order } = found;
	const { refundedMinor, closeReason, seller: sold, creditNotes, periods, subscriptionId, ...others } = order;
	const dueOn = dayOf(order.dueOn);
	const { planId: _, creditTypeId: __, version: ___, dueOn: ____, subscriptionPeriod: _____, ...numbered } = others;
	const { invoiceYear: _year, invoiceNumber: _number, invoicedOn: _day, ...shown } = numbered;
	const seesPayment = order.buyerId === actor.userId || (seesBilling && order.organizationId === actor.organizationId);
	const seesReason = seesPayment || order.beneficiaryId === actor.userId;
	const [operator, now, today, lots] = await Promise.all([
		db.organization.findFirst({ where: { isOperator: true }, select: { name: true } }),
		readStoredSeller(db),
		readToday(db),
		readOrderLots(actor, order, db),
	]);
	const seller = sellerSnapshotSchema.safeParse(sold ?? now?.seller).data ?? null;
	return {
		...shown,
		state: orderStateOf({ status: order.status, dueOn }, today.day),
		organizationName: organization.name,
		sellerName: seller?.legalName ?? operator?.name ?? null,
		orderedBy: { id: buyer.id, name: buyer.name, isRemoved: buyer.status === "removed" },
		creditedTo: { id: beneficiary.id, name: beneficiary.name },
		creditType: creditType.name,
		subscription: subscriptionId
			? await readOrderedPeriod(db, { order, startsOn: dayOf(periods[0]?.startsOn ?? null) })
			: null,
		closeReason: seesReason ? closeReason : null,
		lots,
		payment: seesPayment
			? {
					gateway,
					gatewayReference,
					refundedMinor,
					billing: billingSnapshotSchema.safeParse(billing).data ?? null,
					seller,
					dueOn,
					invoice: invoiceOf(found),
					creditNotes: creditNotes.map(shownNote),
				}
			: null,
	};
}

/** What is paid ends with what it has brought; what isn't paid yet, as many months after it began. */
async function readOrderedPeriod(
	db: Database,
	{ order, startsOn }: { order: Pick<Order, "expiresAt" | "validityMonths">; startsOn: string | null },
): Promise<OrderedPeriod> {
	if (startsOn === null) return { from: null, to: null };
	const { expiresAt, validityMonths } = order;
	const to = expiresAt ? await dayAt(sqlOf(db), expiresAt) : daysAfter(monthsAfter(startsOn, validityMonths), -1);
	return { from: startsOn, to };
}

/** As YYYY-MM-DD, of a day as Prisma gives it. */
function dayOf(day: Date | null): string | null {
	return day?.toISOString().slice(0, 10) ?? null;
}

function invoiceOf({ invoiceYear: year, invoiceNumber: number, invoicedOn }: Order): OrderPayment["invoice"] {
	const issuedOn = dayOf(invoicedOn);
	return year && number && issuedOn ? { number: paperNumber("invoice", { year, number }), issuedOn } : null;
}

function shownNote({ year, number, issuedOn, orderId: _, issuedAt: __, ...note }: StoredNote): CreditNote {
	return { ...note, number: paperNumber("credit_note", { year, number }), issuedOn: dayOf(issuedOn) ?? "" };
}

async function readOrderLots(
	actor: Actor,
	order: { id: string; beneficiaryId: string },
	db: Database,
): Promise<readonly OrderLot[] | null> {
	const isShared = order.beneficiaryId === actor.userId;
	const sharer = { id: actor.userId, creditOwnerId: order.beneficiaryId };
	if (!isShared && (await db.user.count({ where: sharer })) === 0) return null;
	return sqlOf(db).query<OrderLot>(
		`WITH "left" AS MATERIALIZED (
			SELECT * FROM "lot" WHERE "order_id" = $1::uuid AND "remaining" > 0
				AND ("held" > 0 OR "expires_at" IS NULL OR "expires_at" > statement_timestamp())
		)
		SELECT "lot"."id", "share_group"."name" AS "shareGroup", "holder"."name" AS "walletOf",
			"lot"."remaining", "lot"."held", "lot"."expires_at" AS "expiresAt"
		FROM "left" AS "lot"
		JOIN "account" ON "account"."id" = "lot"."account_id"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		LEFT JOIN "user" AS "holder" ON "holder"."id" = "account"."user_id"
		WHERE "account"."user_id" = $2::uuid OR "share_group"."creator_id" = $3::uuid
			OR "account"."user_id" = (SELECT "credit_owner_id" FROM "user" WHERE "id" = $3::uuid)
		ORDER BY "lot"."expires_at" NULLS LAST, "lot"."created_at", "lot"."id"`,
		[order.id, order.beneficiaryId, actor.userId],
	);
}

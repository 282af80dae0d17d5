import { z } from "zod";
import type { Gateway, OrderStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type BillingSnapshot, billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { maySeeBilling } from "../policy.ts";

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
	readonly status: OrderStatus;
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

export interface OrderLot {
	readonly id: string;
	/** The share group that holds it, named to its creator alone; null in a wallet. */
	readonly shareGroup: string | null;
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
}

/**
 * What can be printed for an order: an invoice while it is unpaid, a receipt once it is paid. Null where there is
 * neither, or where the viewer may not see it, because it shows billing information.
 */
export function paperOf({ payment, paidAt, status }: OrderDetail): "invoice" | "receipt" | null {
	if (!payment) return null;
	if (paidAt) return "receipt";
	return status === "pending" && payment.gateway === "invoice" ? "invoice" : null;
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
		include: { buyer: person, beneficiary: person, creditType: true, organization: true },
	});
	if (!found) return null;
	const { buyer, beneficiary, creditType, organization, billing, gateway, gatewayReference, ...order } = found;
	const { refundedMinor, closeReason, planId: _, creditTypeId: __, version: ___, ...shown } = order;
	const seesPayment = order.buyerId === actor.userId || (seesBilling && order.organizationId === actor.organizationId);
	const seesReason = seesPayment || order.beneficiaryId === actor.userId;
	const [seller, lots] = await Promise.all([
		db.organization.findFirst({ where: { isOperator: true }, select: { name: true } }),
		readOrderLots(actor, order, db),
	]);
	return {
		...shown,
		organizationName: organization.name,
		sellerName: seller?.name ?? null,
		orderedBy: { id: buyer.id, name: buyer.name, isRemoved: buyer.status === "removed" },
		creditedTo: { id: beneficiary.id, name: beneficiary.name },
		creditType: creditType.name,
		closeReason: seesReason ? closeReason : null,
		lots,
		payment: seesPayment
			? {
					gateway,
					gatewayReference,
					refundedMinor,
					billing: billingSnapshotSchema.safeParse(billing).data ?? null,
				}
			: null,
	};
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
		SELECT "lot"."id", "share_group"."name" AS "shareGroup", "lot"."remaining", "lot"."held",
			"lot"."expires_at" AS "expiresAt"
		FROM "left" AS "lot"
		JOIN "account" ON "account"."id" = "lot"."account_id"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "account"."user_id" = $2::uuid OR "share_group"."creator_id" = $3::uuid
		ORDER BY "lot"."expires_at" NULLS LAST, "lot"."created_at", "lot"."id"`,
		[order.id, order.beneficiaryId, actor.userId],
	);
}

import { z } from "zod";
import type { Gateway, OrderStatus } from "@/generated/prisma/enums.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type BillingSnapshot, billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { type Database, database } from "@/lib/db.ts";
import { sqlOf } from "@/lib/transaction.ts";

/** An order as its page shows it. Money is the currency's minor unit; tax rates are basis points (825 is 8.25 %). */
export interface OrderDetail {
	readonly id: string;
	readonly number: bigint;
	/** The buyer's organization, and the one that sells: the operator's own. */
	readonly organizationName: string;
	readonly sellerName: string | null;
	readonly orderedBy: { readonly id: string; readonly name: string };
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
	/** What is left of its credits now. */
	readonly lots: readonly OrderLot[];
	/** Null for those who may not see it (product.md 9). */
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

/** Of the buyer and *View Billing* only. */
export interface OrderPayment {
	readonly gateway: Gateway;
	readonly gatewayReference: string | null;
	readonly refundedMinor: bigint;
	readonly closeReason: string | null;
	/** The buyer's billing information as it was when the order was placed; null where the order has none. */
	readonly billing: BillingSnapshot | null;
}

/** Whether there is a receipt, and whoever was given this order may see it: it shows billing information. */
export function hasReceipt(order: OrderDetail): boolean {
	return order.paidAt !== null && order.payment !== null;
}

const person = { select: { id: true, name: true } } as const;

/**
 * One order, for those who see it in Order History (credited to the actor or his Credit Owner, or bought by him) and
 * for *View Billing* of its organization. Null for everybody else, whether it exists or not.
 */
export async function readOrder(actor: Actor, orderId: string, db: Database = database()): Promise<OrderDetail | null> {
	if (!z.uuid().safeParse(orderId).success) return null;
	const seesBilling = actor.rights.has("view_billing");
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
	const [seller, lots] = await Promise.all([
		db.organization.findFirst({ where: { isOperator: true }, select: { name: true } }),
		readOrderLots(actor, order, db),
	]);
	return {
		...shown,
		organizationName: organization.name,
		sellerName: seller?.name ?? null,
		orderedBy: buyer,
		creditedTo: beneficiary,
		creditType: creditType.name,
		lots,
		payment: seesPayment
			? {
					gateway,
					gatewayReference,
					refundedMinor,
					closeReason,
					billing: billingSnapshotSchema.safeParse(billing).data ?? null,
				}
			: null,
	};
}

async function readOrderLots(
	actor: Actor,
	order: { id: string; beneficiaryId: string },
	db: Database,
): Promise<readonly OrderLot[]> {
	return sqlOf(db).query<OrderLot>(
		`SELECT "lot"."id", "share_group"."name" AS "shareGroup", "lot"."remaining", "lot"."held",
			"lot"."expires_at" AS "expiresAt"
		FROM "lot"
		JOIN "account" ON "account"."id" = "lot"."account_id"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "lot"."order_id" = $1::uuid AND "lot"."remaining" > 0
			AND ("lot"."held" > 0 OR "lot"."expires_at" IS NULL OR "lot"."expires_at" > statement_timestamp())
			AND ("account"."user_id" = $2::uuid OR "share_group"."creator_id" = $3::uuid)
		ORDER BY "lot"."expires_at" NULLS LAST, "lot"."created_at", "lot"."id"`,
		[order.id, order.beneficiaryId, actor.userId],
	);
}

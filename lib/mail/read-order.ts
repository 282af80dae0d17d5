import type { OrderStatus } from "@/generated/prisma/enums.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { deploymentTimeZone } from "@/lib/deployment.ts";
import type { Transaction } from "@/lib/transaction.ts";
import { addressOf } from "./link.ts";
import { singleLine } from "./reader.ts";

/** An order as a mail tells of it. Money in the currency's minor unit, tax included. */
export interface MailedOrder {
	readonly number: string;
	readonly buyerId: string;
	readonly buyer: string;
	readonly beneficiary: string;
	readonly plan: string;
	readonly credits: bigint;
	readonly creditType: string;
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly status: OrderStatus;
	readonly placedAt: Date;
	readonly href: string;
	/** Null where it was never paid. */
	readonly payment: Payment | null;
}

/** What only the buyer is told (product.md 9). */
export interface Payment {
	readonly paidAt: Date;
	readonly priceMinor: bigint;
	readonly taxMinor: bigint;
	/** 0.2 for 20 %. */
	readonly taxRate: number;
	readonly billedTo: string | null;
	readonly expiresAt: Date | null;
	/** Credits expire at the end of a day there. */
	readonly deploymentTimeZone: string;
}

export async function readOrder(tx: Transaction, orderId: string): Promise<MailedOrder | null> {
	const order = await tx.prisma.order.findUnique({
		where: { id: orderId },
		include: { buyer: true, beneficiary: true, creditType: true },
	});
	if (!order) return null;
	const { number, buyerId, credits, totalMinor, currency, status, placedAt } = order;
	return {
		...{ buyerId, credits, totalMinor, currency, status, placedAt },
		number: String(number),
		buyer: singleLine(order.buyer.name),
		beneficiary: singleLine(order.beneficiary.name),
		plan: singleLine(order.planName),
		creditType: order.creditType.nameInText,
		href: addressOf(`/orders/${orderId}`),
		payment: order.paidAt && {
			paidAt: order.paidAt,
			priceMinor: order.priceMinor,
			taxMinor: order.taxMinor,
			taxRate: order.taxRateBasisPoints / 10_000,
			billedTo: billingSnapshotSchema.safeParse(order.billing).data?.legalName ?? null,
			expiresAt: order.expiresAt,
			deploymentTimeZone: await deploymentTimeZone(tx.sql),
		},
	};
}

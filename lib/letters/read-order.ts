import type { OrderStatus } from "@/generated/prisma/enums.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { paperNumber } from "@/lib/orders/numbers/paper-number.ts";
import { deploymentTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { sellerSnapshotSchema } from "@/lib/seller/schema.ts";
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
	/** What it pays starts with its payment, or has begun where it is a renewal. */
	readonly isSubscription: boolean;
	readonly placedAt: Date;
	readonly href: string;
	readonly bill: Bill;
	/** Null where it was never paid. */
	readonly payment: Payment | null;
	/** Why it was cancelled or refunded, and what the refund took back and pays back. */
	readonly closeReason: string | null;
	readonly refundedCredits: bigint;
	readonly refundedMinor: bigint;
}

/** What only the buyer and their billing email are told (product.md 9). */
export interface Bill {
	readonly priceMinor: bigint;
	readonly taxMinor: bigint;
	/** 0.2 for 20 %. */
	readonly taxRate: number;
	readonly billedTo: string | null;
	readonly poNumber: string | null;
	/** Null in orders from before invoices had numbers. */
	readonly invoiceNumber: string | null;
	/** The reference for the payment, where it isn't the invoice's number. */
	readonly reference: string | null;
	/** By when an invoice is to be paid, and how; null where nothing says so. The day is the deployment's, at midnight in UTC. */
	readonly dueOn: Date | null;
	readonly paymentInstructions: string | null;
}

export interface Payment {
	readonly paidAt: Date;
	readonly expiresAt: Date | null;
	/** Credits expire at the end of a day in this zone. */
	readonly deploymentTimeZone: string;
}

interface OrderRow extends Omit<MailedOrder, "number" | "href" | "bill" | "payment"> {
	readonly number: bigint;
	readonly priceMinor: bigint;
	readonly taxRateBasisPoints: number;
	readonly taxMinor: bigint;
	readonly billing: unknown;
	readonly reference: string | null;
	readonly invoiceYear: number | null;
	readonly invoiceNumber: number | null;
	readonly seller: unknown;
	readonly dueOn: Date | null;
	readonly paidAt: Date | null;
	readonly expiresAt: Date | null;
}

export async function readOrder(tx: Transaction, orderId: string): Promise<MailedOrder | null> {
	const [row] = await tx.sql.query<OrderRow>(
		`SELECT "number", "buyer_id" AS "buyerId", "buyer"."name" AS "buyer", "beneficiary"."name" AS "beneficiary",
			"plan_name" AS "plan", "credits", "credit_type"."name_in_text" AS "creditType", "price_minor" AS "priceMinor",
			"tax_rate_basis_points" AS "taxRateBasisPoints", "tax_minor" AS "taxMinor", "total_minor" AS "totalMinor",
			"currency"::text AS "currency", "billing", "gateway_reference" AS "reference",
			"invoice_year" AS "invoiceYear", "invoice_number" AS "invoiceNumber", "seller",
			"due_on" AS "dueOn", "order"."status"::text AS "status", "subscription_id" IS NOT NULL AS "isSubscription",
			"placed_at" AS "placedAt", "paid_at" AS "paidAt", "expires_at" AS "expiresAt", "close_reason" AS "closeReason",
			"refunded_credits" AS "refundedCredits", "refunded_minor" AS "refundedMinor"
		FROM "order"
		JOIN "user" AS "buyer" ON "buyer"."id" = "buyer_id"
		JOIN "user" AS "beneficiary" ON "beneficiary"."id" = "beneficiary_id"
		JOIN "credit_type" ON "credit_type"."id" = "credit_type_id"
		WHERE "order"."id" = $1::uuid`,
		[orderId],
	);
	if (!row) return null;
	const { number, buyer, beneficiary, plan, paidAt, expiresAt, ...order } = row;
	return {
		...order,
		number: String(number),
		buyer: singleLine(buyer),
		beneficiary: singleLine(beneficiary),
		plan: singleLine(plan),
		href: addressOf(`/orders/${orderId}`),
		bill: billOf(row),
		payment: paidAt && { paidAt, expiresAt, deploymentTimeZone: await deploymentTimeZone(tx.sql) },
		closeReason: order.closeReason && singleLine(order.closeReason),
	};
}

function billOf({
	priceMinor,
	taxMinor,
	taxRateBasisPoints,
	billing,
	reference,
	seller,
	dueOn,
	...row
}: OrderRow): Bill {
	const { invoiceYear: year, invoiceNumber: number } = row;
	const invoiceNumber = year && number ? paperNumber("invoice", { year, number }) : null;
	const billedTo = billingSnapshotSchema.safeParse(billing).data;
	return {
		...{ priceMinor, taxMinor, dueOn, invoiceNumber, reference: reference === invoiceNumber ? null : reference },
		paymentInstructions: (dueOn && sellerSnapshotSchema.safeParse(seller).data?.paymentInstructions) ?? null,
		taxRate: taxRateBasisPoints / 10_000,
		billedTo: billedTo ? singleLine(billedTo.legalName) : null,
		poNumber: billedTo?.poNumber ? singleLine(billedTo.poNumber) : null,
	};
}

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

interface OrderRow {
	readonly number: bigint;
	readonly buyerId: string;
	readonly buyer: string;
	readonly beneficiary: string;
	readonly plan: string;
	readonly credits: bigint;
	readonly creditType: string;
	readonly priceMinor: bigint;
	readonly taxRateBasisPoints: number;
	readonly taxMinor: bigint;
	readonly totalMinor: bigint;
	readonly currency: string;
	readonly billing: unknown;
	readonly status: OrderStatus;
	readonly placedAt: Date;
	readonly paidAt: Date | null;
	readonly expiresAt: Date | null;
}

export async function readOrder(tx: Transaction, orderId: string): Promise<MailedOrder | null> {
	const [row] = await tx.sql.query<OrderRow>(
		`SELECT "number", "buyer_id" AS "buyerId", "buyer"."name" AS "buyer", "beneficiary"."name" AS "beneficiary",
			"plan_name" AS "plan", "credits", "credit_type"."name_in_text" AS "creditType", "price_minor" AS "priceMinor",
			"tax_rate_basis_points" AS "taxRateBasisPoints", "tax_minor" AS "taxMinor", "total_minor" AS "totalMinor",
			"currency"::text AS "currency", "billing", "order"."status"::text AS "status", "placed_at" AS "placedAt",
			"paid_at" AS "paidAt", "expires_at" AS "expiresAt"
		FROM "order"
		JOIN "user" AS "buyer" ON "buyer"."id" = "buyer_id"
		JOIN "user" AS "beneficiary" ON "beneficiary"."id" = "beneficiary_id"
		JOIN "credit_type" ON "credit_type"."id" = "credit_type_id"
		WHERE "order"."id" = $1::uuid`,
		[orderId],
	);
	if (!row) return null;
	const { number, buyer, beneficiary, plan, ...order } = row;
	return {
		...order,
		number: String(number),
		buyer: singleLine(buyer),
		beneficiary: singleLine(beneficiary),
		plan: singleLine(plan),
		href: addressOf(`/orders/${orderId}`),
		payment: row.paidAt && { ...(await paymentOf(tx, row)), paidAt: row.paidAt },
	};
}

async function paymentOf(tx: Transaction, row: OrderRow): Promise<Omit<Payment, "paidAt">> {
	const { priceMinor, taxMinor, taxRateBasisPoints, billing, expiresAt } = row;
	return {
		...{ priceMinor, taxMinor, expiresAt },
		taxRate: taxRateBasisPoints / 10_000,
		billedTo: billingSnapshotSchema.safeParse(billing).data?.legalName ?? null,
		deploymentTimeZone: await deploymentTimeZone(tx.sql),
	};
}

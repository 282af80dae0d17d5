import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

/** What a user has left in another system. */
export interface Balance {
	readonly userId: string;
	readonly organizationId: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
	readonly expiresAt: Date;
	readonly reference: string;
	/** What was paid for it there, tax included; null where that isn't known. */
	readonly paid: { readonly totalMinor: bigint; readonly currency: string } | null;
}

/** Rows in one statement: a row has many columns, and a statement takes 32,767 values. */
const ROWS_AT_ONCE = 500;
const PLAN_NAME = "Balance brought over";

/**
 * Stores balances of another system as orders that are paid, each credited to the user themselves (product.md 55a): they
 * are listed and refunded like what was bought here. No one is written to. Returns the orders' ids; the caller has locked
 * the users, and lets the credits arrive.
 */
export async function recordBalances(tx: Transaction, balances: readonly Balance[]): Promise<readonly string[]> {
	const at = await tx.clock.now(tx.sql);
	const { currency } = await tx.prisma.deployment.findFirstOrThrow({ select: { currency: true } });
	const orders = balances.map(({ userId, organizationId, creditTypeId, credits, expiresAt, paid, reference }) => ({
		...{ organizationId, creditTypeId, credits, expiresAt },
		id: newId(),
		buyerId: userId,
		beneficiaryId: userId,
		planName: PLAN_NAME,
		priceMinor: paid?.totalMinor ?? 0n,
		taxRateBasisPoints: 0,
		taxMinor: 0n,
		totalMinor: paid?.totalMinor ?? 0n,
		currency: paid?.currency ?? currency,
		validityMonths: 0,
		billing: {},
		gateway: "external" as const,
		gatewayReference: reference,
		status: "paid" as const,
		placedAt: at,
		paidAt: at,
	}));
	for (let from = 0; from < orders.length; from += ROWS_AT_ONCE) {
		await tx.prisma.order.createMany({ data: orders.slice(from, from + ROWS_AT_ONCE) });
	}
	return orders.map(({ id }) => id);
}

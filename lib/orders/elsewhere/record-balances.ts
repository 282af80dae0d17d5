import { type Columns, insertRows } from "@/lib/ledger/posting/insert-rows.ts";
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

const PLAN_NAME = "Balance brought over";

const ORDER: Columns<{
	id: string;
	organization_id: string;
	buyer_id: string;
	beneficiary_id: string;
	plan_name: string;
	credit_type_id: string;
	credits: bigint;
	price_minor: bigint;
	tax_rate_basis_points: number;
	tax_minor: bigint;
	total_minor: bigint;
	currency: string;
	validity_months: number;
	billing: string;
	gateway: string;
	gateway_reference: string;
	status: string;
	placed_at: Date;
	paid_at: Date;
	expires_at: Date;
}> = {
	...{ id: "uuid", organization_id: "uuid", buyer_id: "uuid", beneficiary_id: "uuid" },
	...{ plan_name: "text", credit_type_id: "text", credits: "bigint" },
	...{ price_minor: "bigint", tax_rate_basis_points: "int", tax_minor: "bigint", total_minor: "bigint" },
	...{ currency: "text", validity_months: "int", billing: "jsonb" },
	...{ gateway: "gateway", gateway_reference: "text", status: "order_status" },
	...{ placed_at: "timestamptz", paid_at: "timestamptz", expires_at: "timestamptz" },
};

/**
 * Stores balances of another system as orders that are paid, each credited to the user themselves (product.md 55a): they
 * are listed and refunded like what was bought here. No one is written to. Returns the orders' ids; the caller has locked
 * the users, and lets the credits arrive.
 */
export async function recordBalances(tx: Transaction, balances: readonly Balance[]): Promise<readonly string[]> {
	const at = await tx.clock.now(tx.sql);
	const { currency } = await tx.prisma.deployment.findFirstOrThrow({ select: { currency: true } });
	const orders = balances.map(({ userId, organizationId, creditTypeId, credits, expiresAt, paid, reference }) => ({
		...{ id: newId(), organization_id: organizationId, buyer_id: userId, beneficiary_id: userId },
		...{ plan_name: PLAN_NAME, credit_type_id: creditTypeId, credits },
		...{ price_minor: paid?.totalMinor ?? 0n, tax_rate_basis_points: 0, tax_minor: 0n },
		...{ total_minor: paid?.totalMinor ?? 0n, currency: paid?.currency ?? currency, validity_months: 0, billing: "{}" },
		...{ gateway: "external", gateway_reference: reference, status: "paid" },
		...{ placed_at: at, paid_at: at, expires_at: expiresAt },
	}));
	await insertRows(tx.sql, "order", ORDER, orders);
	return orders.map(({ id }) => id);
}

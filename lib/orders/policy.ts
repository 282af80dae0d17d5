import type { Actor } from "@/lib/auth/actor.ts";

/** Buying needs the right *Purchase*; the beneficiary is the buyer's Credit Owner (product.md 12). */
export function mayPurchase(actor: Actor): boolean {
	return actor.rights.has("purchase");
}

/**
 * Opening any order of the actor's organization, with its payment and billing information, needs *View Billing*
 * (product.md 9).
 */
export function maySeeBilling(actor: Actor): boolean {
	return actor.rights.has("view_billing");
}

/** Only the operator confirms payments, cancels and refunds (product.md 41). */
export function mayManageOrders(actor: Actor): boolean {
	return actor.isOperator && actor.rights.has("manage_orders");
}

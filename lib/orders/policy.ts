import type { Actor } from "@/lib/auth/actor.ts";

/** Buying needs the right *Purchase*; for whom is decided by the buyer's Credit Owner (product.md 12). */
export const mayPurchase = (actor: Actor): boolean => actor.rights.has("purchase");

/** Opening every order of one's organization, with its payment and billing information, needs *View Billing* (product.md 9). */
export const maySeeBilling = (actor: Actor): boolean => actor.rights.has("view_billing");

/** Confirming payments, cancelling and refunding are the operator's (product.md 41). */
export const mayManageOrders = (actor: Actor): boolean => actor.isOperator && actor.rights.has("manage_orders");

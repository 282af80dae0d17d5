import { lockOrder } from "@/lib/orders/lock-order.ts";
import { storeCancellation } from "@/lib/orders/store-cancellation.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { endSubscription } from "@/lib/subscription-periods/end-subscription.ts";
import type { SubscriptionWithTerms } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { takeBackPeriod } from "@/lib/subscription-periods/pause-subscription.ts";

/** Nobody has paid its renewal: the subscription ends with what is unspent of the period, and its order is cancelled. */
export async function endUnpaidSubscription(tx: Transaction, subscription: SubscriptionWithTerms): Promise<void> {
	const { unpaidOrderId: orderId, status } = subscription;
	const order = orderId ? await lockOrder(tx, { orderId, actorId: null, toCancel: true }) : null;
	const credits = status === "active" ? await takeBackPeriod(tx, subscription) : 0n;
	await endSubscription(tx, subscription, { reason: "unpaid", actor: null, credits });
	if (order?.status === "pending") await storeCancellation(tx, [order], { actor: null, reason: null });
}

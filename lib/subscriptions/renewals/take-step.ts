import { dayAt } from "@/lib/platform/database/read-today.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { letArrive } from "@/lib/subscription-periods/let-arrive.ts";
import { readSubscription, type SubscriptionWithTerms } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { pauseSubscription } from "@/lib/subscription-periods/pause-subscription.ts";
import { dayOf, daysAfter } from "@/lib/text/months-after.ts";
import { announceRenewal } from "./announce-renewal.ts";
import { endUnpaidSubscription } from "./end-unpaid-subscription.ts";
import { lookAtCatalogue } from "./look-at-catalogue.ts";
import { renewOrEnd } from "./renew-or-end.ts";

/** For so long after its due date a renewal can still be paid. */
const PAUSED_DAYS = 30;

/**
 * Does what is due next of a locked subscription, in the order in which it was due: credits arrive, an unpaid one pauses
 * or ends, its catalogue is looked at, its renewal is announced, its period ends. False where nothing is due.
 */
export async function takeStep(tx: Transaction, id: string): Promise<boolean> {
	const subscription = await readSubscription(tx, id);
	const today = await dayAt(tx.sql, await tx.clock.now(tx.sql));
	if (subscription.status === "paused") {
		const endsAfter = subscription.dueOn && daysAfter(dayOf(subscription.dueOn), PAUSED_DAYS);
		if (!endsAfter || today <= endsAfter) return false;
		await endUnpaidSubscription(tx, subscription);
		return true;
	}
	const { status, nextOn, periodEndsOn, dueOn } = subscription;
	if (status !== "active" || !nextOn || !periodEndsOn) return false;
	const isOverdue = dueOn !== null && dayOf(dueOn) < today;
	const arrives = nextOn < periodEndsOn && dayOf(nextOn) <= today && !(isOverdue && dueOn < nextOn);
	if (arrives) return letNextArrive(tx, subscription);
	if (isOverdue) {
		// Who has cancelled it wouldn't pay to go on.
		if (subscription.cancelledAt) await endUnpaidSubscription(tx, subscription);
		else await pauseSubscription(tx, subscription);
		return true;
	}
	if (await lookAtCatalogue(tx, { subscription, today })) return true;
	if (await announceRenewal(tx, { subscription, today })) return true;
	return dayOf(periodEndsOn) <= today && renewOrEnd(tx, { subscription, today });
}

/** The next month of a period that is paid, or to be paid, with its first. */
async function letNextArrive(tx: Transaction, subscription: SubscriptionWithTerms): Promise<boolean> {
	const { id: subscriptionId, period, terms } = subscription;
	const { orderId } = await tx.prisma.subscriptionPeriod.findFirstOrThrow({ where: { subscriptionId, period } });
	await letArrive(tx, subscription, { orderId, months: terms.validityMonths });
	return true;
}

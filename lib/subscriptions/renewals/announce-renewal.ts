import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { SubscriptionWithTerms } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { noteEvent } from "@/lib/subscription-periods/note-event.ts";
import { dayOf, daysAfter } from "@/lib/text/months-after.ts";
import { readRenewalTerms } from "./renewal-terms.ts";

const ANNOUNCED_DAYS = 7;

/** Tells a subscriber a week before that their subscription renews (product.md 50), once; false where that isn't due. */
export async function announceRenewal(
	tx: Transaction,
	{ subscription, today }: { subscription: SubscriptionWithTerms; today: string },
): Promise<boolean> {
	const { id, periodEndsOn, announcedOn, cancelledAt, endsBecause } = subscription;
	if (!periodEndsOn || cancelledAt || endsBecause) return false;
	const day = dayOf(periodEndsOn);
	const isDue = day > today && day <= daysAfter(today, ANNOUNCED_DAYS);
	if (!isDue || announcedOn?.getTime() === periodEndsOn.getTime()) return false;
	const { version } = await readRenewalTerms(tx, { subscription, on: day });
	await tx.prisma.subscription.update({ where: { id }, data: { announcedOn: periodEndsOn } });
	await noteEvent(tx, subscription, { kind: "renewal_announced", day, planVersion: version.version });
	return true;
}

import type { SubscriptionEnd } from "@/generated/prisma/enums.ts";
import { endCoverage } from "@/lib/ledger/coverage/end-coverage.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { coverUseOf, endOfCoverage } from "@/lib/subscription-periods/cover-use-of.ts";
import type { SubscriptionWithTerms } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { noteEvent } from "@/lib/subscription-periods/note-event.ts";
import { dayOf, daysAfter, monthsAfter } from "@/lib/text/months-after.ts";
import {
	ANNOUNCED_BEFORE_DAYS,
	isAlike,
	priceIn,
	readNewestVersion,
	readPromisedVersion,
	type VersionWithPrices,
} from "./renewal-terms.ts";

interface Looked {
	readonly subscription: SubscriptionWithTerms;
	readonly today: string;
}

/**
 * Compares a subscription that goes on with what is sold now, and tells its subscriber at once what that changes: it ends at
 * its next date, or goes on after all (product.md 47 and 48), or its size or price changes at the first renewal that is 30
 * days away. False where there is nothing new.
 */
export async function lookAtCatalogue(tx: Transaction, { subscription, today }: Looked): Promise<boolean> {
	if (subscription.cancelledAt) return false;
	const newest = await readNewestVersion(tx, subscription.planId);
	const because = await endOf(tx, { subscription, newest });
	const isNew = newest.version > subscription.seenVersion;
	if (because === subscription.endsBecause && !isNew) return false;
	if (because !== subscription.endsBecause) await storeEnd(tx, { subscription, because });
	if (isNew) {
		await tx.prisma.subscription.update({
			where: { id: subscription.id },
			data: { seenVersion: newest.version },
		});
		if (because === null) await announceChange(tx, { subscription, today, newest });
	}
	return true;
}

/** Why it isn't renewed; null where it is. */
async function endOf(
	tx: Transaction,
	{ subscription, newest }: { subscription: SubscriptionWithTerms; newest: VersionWithPrices },
): Promise<SubscriptionEnd | null> {
	const { planId, currency } = subscription;
	const plan = await tx.prisma.plan.findUniqueOrThrow({ where: { id: planId }, include: { creditType: true } });
	if (plan.creditType.retiredAt) return "credit_type_retired";
	if (plan.withdrawnAt) return "plan_withdrawn";
	return priceIn(newest, currency) === null ? "currency_gone" : null;
}

async function storeEnd(
	tx: Transaction,
	{ subscription, because }: { subscription: SubscriptionWithTerms; because: SubscriptionEnd | null },
): Promise<void> {
	const { id, kind, periodEndsOn, endsBecause } = subscription;
	const stored = await tx.prisma.subscription.update({ where: { id }, data: { endsBecause: because } });
	if (because === null) await coverUseOf(tx, stored, { from: await tx.clock.now(tx.sql) });
	else if (kind === "unlimited") await endCoverage(tx, { subscriptionId: id, at: await endOfCoverage(tx, stored) });
	const day = periodEndsOn && dayOf(periodEndsOn);
	if (because === null) await noteEvent(tx, subscription, { kind: "goes_on", day });
	else if (endsBecause === null) await noteEvent(tx, subscription, { kind: "end_announced", day, endReason: because });
}

async function announceChange(
	tx: Transaction,
	{ subscription, today, newest }: Looked & { newest: VersionWithPrices },
): Promise<void> {
	if (isAlike(newest, await readPromisedVersion(tx, subscription), subscription.currency)) return;
	const day = firstRenewalFrom(subscription, daysAfter(today, ANNOUNCED_BEFORE_DAYS));
	await noteEvent(tx, subscription, { kind: "change_announced", planVersion: newest.version, day });
}

/** The first renewal on or after a day, by the months that are paid now. */
function firstRenewalFrom(
	{ anchorOn, anchorMonths, periodEndsOn, terms }: SubscriptionWithTerms,
	from: string,
): string {
	if (!anchorOn || !periodEndsOn) return from;
	const anchor = dayOf(anchorOn);
	let months = anchorMonths;
	while (monthsAfter(anchor, months) < dayOf(periodEndsOn)) months += 1;
	while (monthsAfter(anchor, months) < from) months += terms.validityMonths;
	return monthsAfter(anchor, months);
}

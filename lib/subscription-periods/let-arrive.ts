import { postAllowance } from "@/lib/ledger/movements/post-allowance.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { dayOf, monthsAfter } from "@/lib/text/months-after.ts";
import { startOfDay } from "./cover-use-of.ts";
import type { SubscriptionWithTerms } from "./lock-subscriptions.ts";

/** More than a period has parts. */
const PARTS_A_PERIOD = 100;

/** Which of a subscription's arrivals a part of a period is, for the ledger. */
export function arrivalNumber({ period, part }: { readonly period: number; readonly part: number }): number {
	return period * PARTS_A_PERIOD + part;
}

/**
 * The next part of a subscription's period arrives, once: the credits of a month that ends as the next one begins, and as
 * many of them as may be carried over end one month later (product.md 49), so that no job moves anything. Of an unlimited
 * subscription the one part is the whole period. The caller has locked the subscription.
 */
export async function letArrive(
	tx: Transaction,
	subscription: SubscriptionWithTerms,
	{ orderId, months, credits = subscription.terms.credits ?? 0n }: Arrival,
): Promise<SubscriptionWithTerms> {
	const { id, userId, creditTypeId, period, parts: part, anchorOn, anchorMonths, periodEndsOn, terms } = subscription;
	if (!anchorOn || !periodEndsOn) throw new Error(`Subscription ${id} has not begun.`);
	const isAllowance = subscription.kind === "allowance";
	const begun = anchorMonths + (isAllowance ? 1 : months);
	const after = (count: number) => monthsAfter(dayOf(anchorOn), count);
	const endsOn = isAllowance ? after(begun) : dayOf(periodEndsOn);
	const carried = least(terms.carryOverCredits ?? 0n, credits);
	await tx.prisma.subscriptionPeriod.create({
		data: {
			...{ subscriptionId: id, period, part, orderId, credits, carriedCredits: carried },
			startsOn: new Date(after(anchorMonths)),
			endsOn: new Date(endsOn),
			arrivedAt: await tx.clock.now(tx.sql),
		},
	});
	if (credits > 0n) {
		const lots = [
			{ credits: credits - carried, expiresAt: await lastInstantBefore(tx, endsOn) },
			{ credits: carried, expiresAt: await lastInstantBefore(tx, after(begun + 1)) },
		].filter((lot) => lot.credits > 0n);
		const arrival = arrivalNumber({ period, part });
		await postAllowance(tx, { subscriptionId: id, userId, creditTypeId, part: arrival, lots });
	}
	return tx.prisma.subscription.update({
		where: { id },
		data: { parts: part + 1, anchorMonths: begun, nextOn: new Date(endsOn) },
		include: { terms: true },
	});
}

interface Arrival {
	/** Which pays it. */
	readonly orderId: string;
	/** Of the whole period. */
	readonly months: number;
	readonly credits?: bigint;
}

/** The last millisecond before a day, so that the instant names the day before. */
export async function lastInstantBefore(tx: Transaction, day: string): Promise<Date> {
	return new Date((await startOfDay(tx.sql, day)).getTime() - 1);
}

function least(one: bigint, other: bigint): bigint {
	return one < other ? one : other;
}

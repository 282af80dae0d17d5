import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { monthsAfter } from "@/lib/text/months-after.ts";
import { letArrive } from "./let-arrive.ts";
import type { SubscriptionWithTerms } from "./lock-subscriptions.ts";

interface NewPeriod {
	/** Which pays it. */
	readonly orderId: string;
	readonly period: number;
	readonly planVersion: number;
	/** Months count from this day, and so many of them have begun before: it begins with the next. */
	readonly anchorOn: string;
	readonly anchorMonths: number;
	/** How many months it has. */
	readonly months: number;
	/** How often something arrived in it before it was paused. */
	readonly parts?: number;
	/** What arrives first, where it isn't a whole month's. */
	readonly credits?: bigint;
}

/** Begins a period of a subscription that the caller has locked: it is active, and the first of what it brings arrives. */
export async function beginPeriod(
	tx: Transaction,
	{ id }: Pick<SubscriptionWithTerms, "id">,
	{ orderId, period, planVersion, anchorOn, anchorMonths, months, parts = 0, credits }: NewPeriod,
): Promise<SubscriptionWithTerms> {
	const subscription = await tx.prisma.subscription.update({
		where: { id },
		data: {
			...{ status: "active", period, planVersion, parts, anchorMonths },
			anchorOn: new Date(anchorOn),
			nextOn: new Date(monthsAfter(anchorOn, anchorMonths)),
			periodEndsOn: new Date(monthsAfter(anchorOn, anchorMonths + months)),
		},
		include: { terms: true },
	});
	return letArrive(tx, subscription, { orderId, months, credits });
}

import type { PlanKind, SubscriptionEnd, SubscriptionEventKind } from "@/generated/prisma/enums.ts";
import { taxOf } from "@/lib/orders/tax-of.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { dayOf } from "@/lib/text/months-after.ts";

/** What a subscriber is told of their subscription, by mail and in their list: as it was when it happened. */
export interface SubscriptionNews {
	readonly event: SubscriptionEventKind;
	readonly plan: string;
	readonly kind: PlanKind;
	/** The credit type inside a sentence. */
	readonly type: string;
	/** When it happens, YYYY-MM-DD. */
	readonly day: string | null;
	/** Of the terms that it is about: what a month brings, and what of it may be carried over. */
	readonly monthly: bigint;
	readonly carried: bigint;
	/** How many months are paid at once. */
	readonly months: number;
	/** What it will cost, tax included, in the currency's minor unit; null where it has no price. */
	readonly totalMinor: bigint | null;
	readonly currency: string;
	/** What was taken back. */
	readonly credits: bigint;
	readonly endReason: SubscriptionEnd | null;
	/** Who did it, where that was neither the subscriber nor the clock. */
	readonly actor: string | null;
}

/** The news in these events of subscriptions, by their ids. */
export async function readSubscriptionNews(
	prisma: Database | Transaction["prisma"],
	eventIds: readonly string[],
): Promise<Map<string, SubscriptionNews>> {
	if (eventIds.length === 0) return new Map();
	const events = await prisma.subscriptionEvent.findMany({
		where: { id: { in: [...eventIds] } },
		include: {
			actor: { select: { id: true, name: true } },
			subscription: { include: { creditType: { select: { nameInText: true } } } },
		},
	});
	const planIds = events.map(({ subscription }) => subscription.planId);
	const versions = await prisma.planVersion.findMany({
		where: { planId: { in: planIds } },
		orderBy: { version: "desc" },
		include: { prices: true },
	});
	return new Map(
		events.flatMap(({ id, subscription, actor, ...event }): [string, SubscriptionNews][] => {
			const { planId, planVersion, currency, kind, userId, creditType } = subscription;
			const ofPlan = versions.filter((version) => version.planId === planId);
			const terms = ofPlan.find(({ version }) => version === (event.planVersion ?? planVersion));
			if (!terms) return [];
			const priceMinor = terms.prices.find((price) => price.currency === currency)?.priceMinor ?? null;
			const rateBasisPoints = ofPlan[0]?.taxRateBasisPoints ?? terms.taxRateBasisPoints;
			const news: SubscriptionNews = {
				...{ event: event.kind, plan: terms.name, kind, type: creditType.nameInText, currency },
				day: event.day && dayOf(event.day),
				monthly: terms.credits ?? 0n,
				carried: terms.carryOverCredits ?? 0n,
				months: terms.validityMonths,
				totalMinor: priceMinor === null ? null : priceMinor + taxOf({ priceMinor, rateBasisPoints }),
				credits: event.credits ?? 0n,
				endReason: event.endReason,
				actor: actor && actor.id !== userId ? actor.name : null,
			};
			return [[id, news]];
		}),
	);
}

import type { Prisma } from "@/generated/prisma/client.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { SubscriptionWithTerms } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { daysAfter } from "@/lib/text/months-after.ts";

type Reads = Pick<Transaction, "prisma" | "sql">;

/** A change is announced so long before the renewal at which it counts. */
export const ANNOUNCED_BEFORE_DAYS = 30;

export type VersionWithPrices = Prisma.PlanVersionGetPayload<{ include: { prices: true } }>;

/** What a renewal brings and costs, before tax, in the subscription's currency; the tax rate is the newest. */
export interface RenewalTerms {
	readonly version: VersionWithPrices;
	/** Null where it has no price in that currency. */
	readonly priceMinor: bigint | null;
	readonly taxRateBasisPoints: number;
}

/**
 * The terms of the renewal on this day (product.md 48): of the version that is newest of those announced 30 days before,
 * size and price alike; the newest of all where that brings and costs the same.
 */
export async function readRenewalTerms(
	tx: Reads,
	{ subscription, on }: { subscription: SubscriptionWithTerms; on: string },
): Promise<RenewalTerms> {
	const [newest, agreed] = await Promise.all([
		readNewestVersion(tx, subscription.planId),
		readAgreedVersion(tx, { subscription, on }),
	]);
	const version = isAlike(newest, agreed, subscription.currency) ? newest : agreed;
	return {
		version,
		priceMinor: priceIn(version, subscription.currency),
		taxRateBasisPoints: newest.taxRateBasisPoints,
	};
}

export async function readNewestVersion(tx: Reads, planId: string): Promise<VersionWithPrices> {
	return tx.prisma.planVersion.findFirstOrThrow({
		where: { planId },
		orderBy: { version: "desc" },
		include: { prices: true },
	});
}

/** The last version that was announced, by whichever day; the current one where none was. */
export async function readPromisedVersion(tx: Reads, subscription: SubscriptionWithTerms): Promise<VersionWithPrices> {
	return readAgreedVersion(tx, { subscription, on: null });
}

async function readAgreedVersion(
	tx: Reads,
	{ subscription, on }: { subscription: SubscriptionWithTerms; on: string | null },
): Promise<VersionWithPrices> {
	const { id, planId, planVersion } = subscription;
	const announced = await tx.prisma.subscriptionEvent.findMany({
		where: { subscriptionId: id, kind: "change_announced", planVersion: { gt: planVersion } },
		orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
	});
	let agreed = planVersion;
	for (const event of announced) {
		const day = await dayAt(tx.sql, event.happenedAt);
		if (event.planVersion === null || (on !== null && daysAfter(day, ANNOUNCED_BEFORE_DAYS) > on)) continue;
		agreed = event.planVersion;
		break;
	}
	return tx.prisma.planVersion.findUniqueOrThrow({
		where: { planId_version: { planId, version: agreed } },
		include: { prices: true },
	});
}

/** Whether two versions bring and cost the same in a currency: names, tax rates and days on sale may differ. */
export function isAlike(one: VersionWithPrices, other: VersionWithPrices, currency: string): boolean {
	return (
		one.credits === other.credits &&
		one.carryOverCredits === other.carryOverCredits &&
		one.validityMonths === other.validityMonths &&
		priceIn(one, currency) === priceIn(other, currency)
	);
}

export function priceIn({ prices }: VersionWithPrices, currency: string): bigint | null {
	return prices.find((price) => price.currency === currency)?.priceMinor ?? null;
}

import type { Prisma } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { plainAmount } from "@/lib/text/format-money.ts";
import { dayOf } from "@/lib/text/months-after.ts";

/** What a version of a plan says. The price is before tax, in the currency's minor unit; days are the deployment's. */
export interface PlanTerms {
	readonly name: string;
	/** Of an allowance, those of a month; null where it is unlimited. */
	readonly credits: bigint | null;
	/** How many of a month's credits last one month longer; null where it is no allowance. */
	readonly carryOverCredits: bigint | null;
	readonly taxRateBasisPoints: number;
	/** Of a subscription, the months that are paid at once: 1 or 12. */
	readonly validityMonths: number;
	readonly onSaleFrom: string | null;
	readonly onSaleUntil: string | null;
	readonly prices: readonly PlanPrice[];
}

export interface PlanPrice {
	readonly currency: string;
	readonly priceMinor: bigint;
}

/** How Prisma reads the newest version of a plan, with its prices by currency. */
export const NEWEST_VERSION = {
	versions: { orderBy: { version: "desc" }, take: 1, include: { prices: { orderBy: { currency: "asc" } } } },
} as const satisfies Prisma.PlanInclude;

type StoredVersion = Prisma.PlanVersionGetPayload<{ include: { prices: true } }>;

export function termsOf(stored: StoredVersion): PlanTerms {
	const { name, credits, carryOverCredits, taxRateBasisPoints, validityMonths, onSaleFrom, onSaleUntil, prices } =
		stored;
	return {
		name,
		credits,
		carryOverCredits,
		taxRateBasisPoints,
		validityMonths,
		onSaleFrom: onSaleFrom && dayOf(onSaleFrom),
		onSaleUntil: onSaleUntil && dayOf(onSaleUntil),
		prices: prices.map(({ currency, priceMinor }) => ({ currency, priceMinor })),
	};
}

/** Stores a version. Its number is the one after the newest, which the caller has read under the catalogue's lock. */
export async function addPlanVersion(
	tx: Transaction,
	{ actor, planId, version, terms }: { actor: Actor; planId: string; version: number; terms: PlanTerms },
): Promise<void> {
	const { prices, onSaleFrom, onSaleUntil, ...rest } = terms;
	await tx.prisma.planVersion.create({
		data: {
			...{ ...rest, planId, version },
			onSaleFrom: onSaleFrom === null ? null : new Date(onSaleFrom),
			onSaleUntil: onSaleUntil === null ? null : new Date(onSaleUntil),
			madeAt: await tx.clock.now(tx.sql),
			madeById: actor.userId,
			prices: { create: prices.map(({ currency, priceMinor }) => ({ currency, priceMinor })) },
		},
	});
}

type PlanFacts = Omit<PlanTerms, "prices" | "carryOverCredits"> & {
	/** Left out where nothing is carried over. */
	readonly carryOverCredits?: bigint;
	readonly prices: readonly string[];
};

/** A version as the audit log keeps it. */
export function factsOf({ prices, carryOverCredits, ...terms }: PlanTerms): PlanFacts {
	const amounts = prices.map(({ currency, priceMinor }) => `${plainAmount(priceMinor, currency)} ${currency}`);
	return { ...terms, ...(carryOverCredits !== null && { carryOverCredits }), prices: amounts.sort() };
}

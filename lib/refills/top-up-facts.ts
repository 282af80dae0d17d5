import type { Actor } from "@/lib/auth/actor.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { type Offer, readPrice } from "@/lib/orders/create-order.ts";
import { offeredGateway } from "@/lib/orders/gateways/offered-gateways.ts";
import { hasOrderedEnough } from "@/lib/orders/place-order.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { env } from "@/lib/platform/env.ts";
import { readUsed } from "./month-of.ts";
import { type NextStep, nextTopUpStep, type PackTerms, type TopUpFacts } from "./next-step.ts";
import { type StoredRefill, type StoredTopUp, topUpOf } from "./stored-refill.ts";

/** What the next step of a wallet's refill is decided by, and what would be ordered. */
export interface ReadTopUp {
	readonly topUp: StoredTopUp;
	readonly facts: TopUpFacts;
	readonly step: NextStep;
	/** Null where the pack isn't on sale. */
	readonly price: Pick<Offer, "plan" | "money"> | null;
	readonly accountId: string;
}

/** As of `at`. The actor is its owner, who is not suspended. */
export async function readTopUpFacts(
	{ prisma, sql }: Snapshot,
	{ refill, actor, at }: { readonly refill: StoredRefill; readonly actor: Actor; readonly at: Date },
): Promise<ReadTopUp> {
	const topUp = topUpOf(refill);
	const { userId } = actor;
	const owner = await prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { creditOwnerId: true } });
	const balances = await readBalances(sql, [userId], at);
	const wallet = balances.find(({ creditTypeId }) => creditTypeId === refill.creditTypeId);
	if (!topUp || !wallet) throw new Error(`Refill ${refill.id} is of no wallet.`);
	const gateway = topUp.gateway === "external" ? null : offeredGateway(topUp.gateway, { demoMode: env.DEMO_MODE });
	const price = await readPrice({ actor, db: prisma }, topUp.planId);
	const facts: TopUpFacts = {
		isActive: true,
		isOwnOwner: owner.creditOwnerId === userId,
		mayPurchase: mayPurchase(actor),
		hasBilling: (await prisma.billingInformation.count({ where: { userId } })) > 0,
		isPaymentOffered: gateway !== null,
		isRetired: refill.creditType.retiredAt !== null,
		orderStatus: refill.order?.status ?? null,
		accepted: topUp,
		sold: price && termsOf(price),
		available: wallet.available,
		threshold: refill.threshold,
		ordered: (await readUsed(sql, { refillIds: [refill.id], at })).get(refill.id) ?? 0n,
		ceiling: refill.ceiling,
		hasOrderedEnough: await hasOrderedEnough(prisma, { buyerId: userId, now: at }),
	};
	return { topUp, facts, step: nextTopUpStep(facts), price, accountId: wallet.accountId };
}

function termsOf({ plan, money }: Pick<Offer, "plan" | "money">): PackTerms {
	const { credits, validityMonths } = plan;
	return { credits, validityMonths, totalMinor: money.totalMinor, currency: money.currency };
}

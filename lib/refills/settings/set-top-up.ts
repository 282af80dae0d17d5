import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { readPrice } from "@/lib/orders/create-order.ts";
import { offeredGateway } from "@/lib/orders/gateways/offered-gateways.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockRefillsOf } from "../lock-refills.ts";
import { factsOfRefill, recordRefill } from "../record-refill.ts";
import type { ResumeRefillInput, SetTopUpInput } from "../schema.ts";
import { findRefill, type StoredRefill } from "../stored-refill.ts";

/**
 * Sets what is ordered for the actor's own wallet whenever too little is available, up to a ceiling a month (product.md 55).
 * The pack is accepted as it was seen: refused where it costs anything else by now (STALE). What the portal has paused goes
 * on with it; what the actor has paused stays so. Needs *Purchase*, billing information and that the actor is their own
 * Credit Owner.
 */
export async function setTopUp(
	{ actor, db, clock }: VerbContext,
	input: SetTopUpInput,
): Promise<Result<{ refillId: string }>> {
	if (!mayPurchase(actor)) return refuse("FORBIDDEN", "mayNotPurchase");
	const gateway = offeredGateway(input.gateway, { demoMode: env.DEMO_MODE });
	if (!gateway) return refuse("INVALID", "paymentNotOffered", {}, { field: "gateway" });
	return transact(
		db,
		async (tx) => {
			const owner = (await lockUsers(tx.sql, [actor.userId])).get(actor.userId);
			if (owner?.status !== "active") return refuse("FORBIDDEN", "signedOut");
			if (owner.creditOwnerId !== owner.id) return refuse("CONFLICT", "refillUsesAnothers");
			await lockRefillsOf(tx, [actor.userId]);
			const { creditTypeId } = input;
			const key = { userId: actor.userId, creditTypeId, kind: "top_up" } as const;
			const before = await findRefill(tx.prisma, key);
			if ((before?.version ?? null) !== input.version) return refuse("STALE", "refillChangedMeanwhile");
			const refusal =
				(await refusalToAccept(tx, { actor, creditTypeId, pack: input.pack })) ??
				refusalToSetCeiling({ ceiling: input.ceilingMinor, totalMinor: input.pack.totalMinor }) ??
				(await refusalToBill(tx, actor));
			if (refusal) return refusal;
			const refillId = await store(tx, { actor, input, before });
			return done({ refillId });
		},
		{ clock },
	);
}

/** Is the pack of this credit type sold as it was seen? */
export async function refusalToAccept(
	tx: Transaction,
	{ actor, creditTypeId, pack }: { actor: Actor; creditTypeId: string; pack: NonNullable<ResumeRefillInput["pack"]> },
): Promise<Refusal | null> {
	const price = await readPrice({ actor, db: tx.prisma }, pack.planId);
	if (!price || price.plan.creditTypeId !== creditTypeId) {
		return refuse("NOT_FOUND", "planNotOnSale", {}, { field: "pack" });
	}
	const { totalMinor, currency } = price.money;
	const isAsSeen = price.plan.version === pack.planVersion && totalMinor === pack.totalMinor;
	if (isAsSeen && currency === pack.currency) return null;
	return refuse("STALE", "refillPackChanged", { plan: price.plan.name }, { field: "pack" });
}

/** A ceiling that lets nothing through would never do anything. */
export function refusalToSetCeiling({ ceiling, totalMinor }: { ceiling: bigint; totalMinor: bigint }): Refusal | null {
	return ceiling < totalMinor ? refuse("INVALID", "ceilingBelowPack", {}, { field: "ceiling" }) : null;
}

async function refusalToBill(tx: Transaction, { userId }: Actor): Promise<Refusal | null> {
	const count = await tx.prisma.billingInformation.count({ where: { userId } });
	return count === 0 ? refuse("CONFLICT", "billingInformationMissing") : null;
}

async function store(
	tx: Transaction,
	{ actor, input, before }: { actor: Actor; input: SetTopUpInput; before: StoredRefill | null },
): Promise<string> {
	const { creditTypeId, threshold, pack, ceilingMinor: ceiling, gateway } = input;
	const key = { userId: actor.userId, creditTypeId, kind: "top_up" } as const;
	// One that was taken away comes back, with what counts for its ceiling.
	const removed = before ? null : await tx.prisma.refill.findFirst({ where: key });
	const setAt = await tx.clock.now(tx.sql);
	const isOwnPause = before?.pausedBecause === "owner";
	const terms = {
		...{ ...pack, threshold, ceiling, gateway, setAt, ceilingToldIn: null },
		...(!isOwnPause && { pausedBecause: null, pausedAt: null }),
		...(before?.order?.status !== "pending" && { orderId: null }),
	};
	const id = before?.id ?? removed?.id ?? newId();
	await tx.prisma.refill.upsert({
		where: { id },
		create: { id, ...key, ...terms },
		update: { ...terms, removedAt: null, version: { increment: 1 } },
	});
	const after = await findRefill(tx.prisma, { id });
	if (!after) throw new Error(`Refill ${id} was just set and is missing.`);
	const was = before && { before: factsOfRefill(before) };
	await recordRefill(tx, after, { what: "set", actor, ...was, after: factsOfRefill(after) });
	return id;
}

import type { Actor } from "@/lib/auth/actor.ts";
import { type Database, database } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import { postCharges } from "@/lib/ledger/charge.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/refusal.ts";
import type { Transaction } from "@/lib/transaction.ts";
import type { VerbContext } from "@/lib/verb.ts";
import { DEMO_ITEMS, type DemoItem } from "./demo-items.ts";
import { readPayers } from "./queries.ts";
import type { UseCreditsInput } from "./schema.ts";

/** The receipt of a charge. All amounts are credits. */
export interface UsedCredits {
	readonly chargeId: string;
	readonly charged: bigint;
	/** What the paying wallet holds after it. */
	readonly balanceAfter: bigint;
	/** Whose wallet paid. */
	readonly payer: { readonly name: string; readonly isActor: boolean };
}

/**
 * Uses the actor's own or his Credit Owner's credits for one of the demo's items: a real charge, so that the demo can
 * be played without a client of the API (product.md 29). In demo mode only; elsewhere there is no such thing. Lack of
 * credits is refused in words that say whose credits are used up and which of his own are parked (product.md 6).
 */
export async function useCredits(
	{ actor, db = database(), clock }: VerbContext,
	{ key, itemId, credits }: UseCreditsInput,
): Promise<Result<UsedCredits>> {
	const item = DEMO_ITEMS.find(({ id }) => id === itemId);
	if (!env.DEMO_MODE || !item) return refuse("NOT_FOUND", "notFound");
	const { creditTypeId, service } = item;
	const charge = { key, userId: actor.userId, creditTypeId, credits, service, item: item.item };
	const [outcome] = await postCharges({ db, clock, client: `user:${actor.userId}`, actorId: actor.userId }, [charge]);
	if (!outcome) throw new Error("A charge was not answered.");
	const read = "prisma" in db ? db.prisma : db;
	if (!outcome.ok) return outcome.code === "INSUFFICIENT_CREDITS" ? explain(outcome, actor, item, read) : outcome;
	const [slice] = outcome.value.slices;
	if (!slice) throw new Error(`Nothing paid for charge ${outcome.value.chargeId}.`);
	const { user } = await read.account.findUniqueOrThrow({
		where: { id: slice.accountId },
		select: { user: { select: { id: true, name: true } } },
	});
	return done({
		chargeId: outcome.value.chargeId,
		charged: outcome.value.charged,
		balanceAfter: slice.balanceAfter,
		payer: { name: user?.name ?? actor.name, isActor: user?.id === actor.userId },
	});
}

/** Whose credits are used up, and which of the actor's own are not in use meanwhile. */
async function explain(
	refusal: Refusal,
	actor: Actor,
	{ creditTypeId }: DemoItem,
	db: Database | Transaction["prisma"],
): Promise<Refusal> {
	const payer = (await readPayers(actor, db)).find(({ creditType }) => creditType.id === creditTypeId);
	if (!payer || payer.owner.isActor) return refusal;
	const { owner, parked, creditType } = payer;
	const values = { ...refusal.values, owner: owner.name, type: creditType.nameInText };
	const key = parked > 0n ? "ownersCreditsUsedUpOwnParked" : "ownersCreditsUsedUp";
	return { ...refusal, key, values: { ...values, parked } };
}

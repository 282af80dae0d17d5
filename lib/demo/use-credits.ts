import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { type Database, writingDatabase } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf, type Transaction } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";
import { readPlanName } from "@/lib/subscription-periods/read-plan-names.ts";
import { DEMO_ITEMS, type DemoItem } from "./demo-items.ts";
import { readPayers } from "./queries.ts";
import type { UseCreditsInput } from "./schema.ts";

/** What one pool paid, or would pay. All amounts are credits. */
export interface PaidSlice {
	readonly kind: "wallet" | "share_group";
	/** The wallet's user, or the share group. */
	readonly name: string;
	/** Whether it is the actor's own wallet. */
	readonly isActor: boolean;
	readonly credits: bigint;
	/** What the pool holds afterwards. */
	readonly balanceAfter: bigint;
}

/** The receipt of a charge. All amounts are credits. */
export interface UsedCredits {
	readonly chargeId: string;
	readonly charged: bigint;
	/** Where the actor's subscription covers it: then it costs nothing, and no pool has paid. */
	readonly covered: CoveredUse | null;
	/** In the order in which they paid. */
	readonly slices: readonly PaidSlice[];
}

/** What covers a use (product.md 16): the name of the subscription's plan. */
export interface CoveredUse {
	readonly plan: string | null;
}

/**
 * Uses credits for one of the demo's items, out of every pool that rule 29 names: a real charge, so that the demo can
 * be played without a client of the API. In demo mode only; elsewhere it is refused. The refusal for lack of credits
 * says whose credits are used up and which of the actor's own are parked (product.md 6).
 */
export async function useCredits(
	{ actor, db = writingDatabase(), clock }: VerbContext,
	{ key, ownerId, itemId, credits }: UseCreditsInput,
): Promise<Result<UsedCredits>> {
	const item = DEMO_ITEMS.find(({ id }) => id === itemId);
	if (!env.DEMO_MODE || !item) return refuse("NOT_FOUND", "notFound");
	const read = "prisma" in db ? db.prisma : db;
	const client = `user:${actor.userId}`;
	const changed = await refusalToChargeAnother(read, actor, { ownerId, client, key });
	if (changed) return changed;
	const { creditTypeId, service } = item;
	const charge = { key, userId: actor.userId, creditTypeId, credits, service, item: item.item };
	const [outcome] = await postCharges({ db, clock, client, actorId: actor.userId }, [charge]);
	if (!outcome) throw new Error("A charge was not answered.");
	if (!outcome.ok) return explain(outcome, actor, item, read);
	const { chargeId, charged, coveredBy, slices } = outcome.value;
	const accounts = await read.account.findMany({
		where: { id: { in: slices.map(({ accountId }) => accountId) } },
		select: {
			id: true,
			user: { select: { id: true, name: true } },
			shareGroup: { select: { name: true } },
		},
	});
	return done({
		chargeId,
		charged,
		covered: await readCoveredUse(sqlOf(read), coveredBy),
		slices: slices.map(({ accountId, credits: paid, balanceAfter }) => {
			const { user, shareGroup } = accounts.find(({ id }) => id === accountId) ?? {};
			return {
				kind: shareGroup ? "share_group" : "wallet",
				name: shareGroup?.name ?? user?.name ?? "",
				isActor: user?.id === actor.userId,
				credits: paid,
				balanceAfter,
			};
		}),
	});
}

/** Why not, where the page said that another's credits would be used; a use that was answered once is answered so again. */
async function refusalToChargeAnother(
	db: Database | Transaction["prisma"],
	{ userId }: Actor,
	{ ownerId, client, key }: { ownerId: string; client: string; key: string },
): Promise<Refusal | null> {
	const { creditOwner } = await db.user.findUniqueOrThrow({
		where: { id: userId },
		select: { creditOwner: { select: { id: true, name: true } } },
	});
	if (creditOwner.id === ownerId) return null;
	if (await db.request.findUnique({ where: { client_key: { client, key } }, select: { key: true } })) return null;
	return creditOwner.id === userId
		? refuse("STALE", "usesOwnCreditsNow")
		: refuse("STALE", "usesOthersCreditsNow", { name: creditOwner.name });
}

/** What covers a use, by its subscription; null where credits pay. */
export async function readCoveredUse(sql: Sql, subscriptionId: string | null): Promise<CoveredUse | null> {
	return subscriptionId === null ? null : { plan: await readPlanName(sql, subscriptionId) };
}

/**
 * Whose credits are used up, and which of the actor's own are not in use. Where share groups would have paid
 * too, and where a limit or a suspension is the reason, the ledger's own words say it better.
 */
export async function explain(
	refusal: Refusal,
	actor: Actor,
	{ creditTypeId }: Pick<DemoItem, "creditTypeId">,
	db: Database | Transaction["prisma"],
): Promise<Refusal> {
	if (refusal.key !== "insufficientCredits") return refusal;
	const payer = (await readPayers({ actor, db })).find(({ creditType }) => creditType.id === creditTypeId);
	if (!payer || payer.owner.isActor) return refusal;
	if ((await readUsableGroups(sqlOf(db), { userId: actor.userId })).length > 0) return refusal;
	const { owner, parked, creditType } = payer;
	const values = { ...refusal.values, owner: owner.name, type: creditType.nameInText };
	const key = parked > 0n ? "ownersCreditsUsedUpOwnParked" : "ownersCreditsUsedUp";
	return { ...refusal, key, values: { ...values, parked } };
}

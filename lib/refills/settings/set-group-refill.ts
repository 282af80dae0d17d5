import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { MAX_GROUP_REFILLS } from "../bounds.ts";
import { lockRefillsOf } from "../lock-refills.ts";
import { factsOfRefill, recordRefill } from "../record-refill.ts";
import type { SetGroupRefillInput } from "../schema.ts";
import { findRefill, type StoredRefill } from "../stored-refill.ts";

/**
 * Sets how many purchased credits of the actor's own wallet are shared with their group whenever it has too few, up to a
 * ceiling a month (product.md 55, 17). What the portal has paused goes on with it; what the actor has paused stays so. A
 * group that isn't the actor's is not found, one that is deleted refused, and so is an actor who uses another's credits.
 */
export async function setGroupRefill(
	{ actor, db, clock }: VerbContext,
	input: SetGroupRefillInput,
): Promise<Result<{ refillId: string }>> {
	const { shareGroupId, creditTypeId, credits, ceilingCredits } = input;
	return transact(
		db,
		async (tx) => {
			const creator = (await lockUsers(tx.sql, [actor.userId])).get(actor.userId);
			if (creator?.status !== "active") return refuse("FORBIDDEN", "signedOut");
			await lockRefillsOf(tx, [actor.userId]);
			const group = await tx.prisma.shareGroup.findFirst({ where: { id: shareGroupId, creatorId: actor.userId } });
			if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
			if (group.status !== "open") return refuse("CONFLICT", "shareGroupClosed");
			const pools = await readPoolsOfGroups(tx.sql, [shareGroupId]);
			if (!pools.some((pool) => pool.creditTypeId === creditTypeId)) return refuse("NOT_FOUND", "creditTypeNotFound");
			if (creator.creditOwnerId !== creator.id) return refuse("CONFLICT", "refillUsesAnothers");
			if (ceilingCredits < credits) return refuse("INVALID", "ceilingBelowCredits", {}, { field: "ceiling" });
			const before = await findRefill(tx.prisma, { shareGroupId, creditTypeId });
			if ((before?.version ?? null) !== input.version) return refuse("STALE", "refillChangedMeanwhile");
			const refusal = before ? null : await refusalToSetMore(tx, actor);
			if (refusal) return refusal;
			return done({ refillId: await store(tx, { actor, input, before }) });
		},
		{ clock },
	);
}

async function refusalToSetMore(tx: Transaction, { userId }: Actor): Promise<Refusal | null> {
	const count = await tx.prisma.refill.count({
		where: { userId, removedAt: null, kind: "share_group", shareGroup: { status: "open" } },
	});
	return count < MAX_GROUP_REFILLS
		? null
		: refuse("TOO_MANY_REQUESTS", "tooManyGroupRefills", { most: MAX_GROUP_REFILLS });
}

async function store(
	tx: Transaction,
	{ actor, input, before }: { actor: Actor; input: SetGroupRefillInput; before: StoredRefill | null },
): Promise<string> {
	const { shareGroupId, creditTypeId, threshold, credits, ceilingCredits: ceiling } = input;
	// One that was taken away comes back, with what counts for its ceiling.
	const removed = before
		? null
		: await tx.prisma.refill.findFirst({ where: { shareGroupId, creditTypeId, userId: actor.userId } });
	const isOwnPause = before?.pausedBecause === "owner";
	const setAt = await tx.clock.now(tx.sql);
	const terms = {
		...{ threshold, credits, ceiling, setAt, ceilingToldIn: null, shortSince: null },
		...(!isOwnPause && { pausedBecause: null, pausedAt: null }),
	};
	const id = before?.id ?? removed?.id ?? newId();
	await tx.prisma.refill.upsert({
		where: { id },
		create: { id, kind: "share_group", userId: actor.userId, shareGroupId, creditTypeId, ...terms },
		update: { ...terms, removedAt: null, version: { increment: 1 } },
	});
	const after = await findRefill(tx.prisma, { id });
	if (!after) throw new Error(`Refill ${id} was just set and is missing.`);
	const was = before && { before: factsOfRefill(before) };
	await recordRefill(tx, after, { what: "set", actor, ...was, after: factsOfRefill(after) });
	return id;
}

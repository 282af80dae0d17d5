import { loadActor } from "@/lib/auth/actor.ts";
import { lockGroup } from "@/lib/ledger/movements/lock-share-group.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { spendable } from "@/lib/ledger/posting/lot.ts";
import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { lockWelcomeMails } from "@/lib/share-groups/lock-welcome-mails.ts";
import { chooseOutstandingWelcomeMails, writeWelcomeMails } from "@/lib/share-groups/welcome/welcome-mails.ts";
import { readLargestUsers } from "../largest-users.ts";
import { lockRefillsOf } from "../lock-refills.ts";
import { readUsed } from "../month-of.ts";
import { type GroupFacts, nextGroupStep } from "../next-step.ts";
import { recordRefill } from "../record-refill.ts";
import { storeEvent, tellOfEvent } from "../store-event.ts";
import { findRefill, isRetiredSince, type StoredRefill } from "../stored-refill.ts";
import type { Candidate } from "./run-top-up.ts";
import { stopRefill, tellOfCeiling, tellOfShortage } from "./stop-refill.ts";

/**
 * Decides again, under the locks of the creator's refills, their wallet and the group, and shares the credits, pauses, or
 * tells that the ceiling is reached or the wallet has too little (product.md 55). Addresses that waited for credits are
 * welcomed, as whenever credits are shared (product.md 23). Returns whether anything was done.
 */
export async function runGroupRefill(tx: Transaction, { id, userId }: Candidate): Promise<boolean> {
	await lockWelcomeMails(tx, userId);
	await lockUsers(tx.sql, [userId]);
	await lockRefillsOf(tx, [userId]);
	const refill = await findRefill(tx.prisma, { id, pausedBecause: null });
	const actor = await loadActor(userId, tx.prisma);
	if (!refill?.shareGroupId || refill.credits === null || !actor) return false;
	const { shareGroupId, creditTypeId, credits } = refill;
	const now = await tx.clock.now(tx.sql);
	const entries = await chooseOutstandingWelcomeMails(tx.sql, { creator: actor, shareGroupId, now });
	const { facts, accountId } = await lockFacts(tx, { ...refill, shareGroupId, credits });
	const step = nextGroupStep(facts);
	if (step.kind === "stop") {
		await stopRefill(tx, refill, step.why);
		return true;
	}
	if (step.kind === "ceiling") return tellOfCeiling(tx, refill, facts.available);
	if (step.kind === "short") return tellOfShortage(tx, refill, facts.shareable);
	if (refill.shortSince !== null) await tx.prisma.refill.update({ where: { id }, data: { shortSince: null } });
	if (step.kind !== "refill") return false;
	const used = await readLargestUsers(tx, { refill, accountId });
	const posted = await postAllocation(tx, { shareGroupId, creditTypeId, credits, actorId: null });
	if (!posted.ok) throw new Error(`Refill ${id} can't share, though it was to: ${posted.key}`);
	const { available } = facts;
	const eventId = await storeEvent(tx, refill, { kind: "shared", credits, available, used });
	await recordRefill(tx, refill, { what: "done", actor: null, after: { credits, available } });
	await tellOfEvent(tx, refill, { eventId, kind: "refilled" });
	await writeWelcomeMails(tx, { actor, entries });
	return true;
}

type GroupRefill = StoredRefill & { readonly shareGroupId: string; readonly credits: bigint };

/** Locks the wallet and the group's account, and reads what the next step is decided by. */
async function lockFacts(tx: Transaction, refill: GroupRefill): Promise<{ facts: GroupFacts; accountId: string }> {
	const { shareGroupId, creditTypeId, threshold, credits, ceiling } = refill;
	const locked = await lockGroup(tx, { shareGroupId, creditTypeId, actorId: null, from: "wallet" });
	if (!locked) throw new Error(`Share group ${shareGroupId} has no account of ${creditTypeId}.`);
	const { posting, walletId, groupAccountId, creator, status, at } = locked;
	const balances = await readGroupBalances(tx.sql, [shareGroupId], at);
	const purchased = posting.lotsOf(walletId).filter(({ kind }) => kind === "purchased");
	const facts: GroupFacts = {
		...{ status, threshold, credits, ceiling },
		isActive: creator.status === "active",
		isOwnOwner: creator.creditOwnerId === creator.id,
		isRetired: isRetiredSince(refill),
		available: balances.find(({ accountId }) => accountId === groupAccountId)?.available ?? 0n,
		shareable: purchased.reduce((sum, lot) => sum + spendable(lot, at), 0n),
		shared: (await readUsed(tx.sql, { refillIds: [refill.id], at })).get(refill.id) ?? 0n,
	};
	return { facts, accountId: groupAccountId };
}

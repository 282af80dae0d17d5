import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { spendable, takeCredits } from "../posting/lot.ts";
import { refusalToMoveCredits } from "../posting/refusal-to-move-credits.ts";
import { lockGroup } from "./lock-share-group.ts";

/** Credits that have moved, with the lot that they are in now. */
export interface MovedLot {
	readonly lotId: string;
	readonly credits: bigint;
	readonly expiresAt: Date | null;
}

export interface PostedMovement {
	readonly credits: bigint;
	readonly lots: readonly MovedLot[];
	/** Balances in credits, what is on hold included. */
	readonly walletBalanceAfter: bigint;
	readonly groupBalanceAfter: bigint;
}

/**
 * Moves credits from the creator's own wallet into their share group: purchased, unexpired and unheld lots only, in the
 * order of rule 28, each keeping its expiry (product.md 17, 18). Refused while the creator uses another's credits, is
 * suspended, or the group is being deleted. The caller decides whether the actor may.
 */
export async function postAllocation(
	tx: Transaction,
	allocation: {
		readonly shareGroupId: string;
		readonly creditTypeId: string;
		readonly credits: bigint;
		readonly actorId: string | null;
	},
): Promise<Result<PostedMovement>> {
	const { credits, actorId } = allocation;
	const outOfRange = refusalToMoveCredits(credits);
	if (outOfRange) return { ...outOfRange, field: "credits" };
	const locked = await lockGroup(tx, { ...allocation, from: "wallet" });
	if (!locked) return refuse("NOT_FOUND", "notFound");
	const { posting, creator, walletId, groupAccountId, at } = locked;
	if (locked.status !== "open") return refuse("CONFLICT", "closedToSharing");
	if (creator.status !== "active") return refuse("SUSPENDED", "creatorSuspended", { creator: creator.name });
	if (creator.creditOwnerId !== creator.id) return refuse("FORBIDDEN", "ownCreditsParked", {}, { field: "credits" });
	const shareable = posting.lotsOf(walletId).filter((lot) => lot.kind === "purchased");
	const parts = takeCredits(shareable, credits, at);
	if (!parts) {
		const available = shareable.reduce((sum, lot) => sum + spendable(lot, at), 0n);
		return refuse("INSUFFICIENT_CREDITS", "fewerShareableCredits", { available }, { field: "credits" });
	}
	const links = { kind: "allocation", movementId: newId(), userId: creator.id, actorId, at } as const;
	const lots = parts.map((part): MovedLot => {
		const to = posting.openLotLike(part.lot, { accountId: groupAccountId });
		posting.move({ ...links, credits: part.credits, from: part.lot, to });
		return { lotId: to.id, credits: part.credits, expiresAt: to.expiresAt };
	});
	await posting.flush();
	return done({
		credits,
		lots,
		walletBalanceAfter: posting.account(walletId).balance,
		groupBalanceAfter: posting.account(groupAccountId).balance,
	});
}

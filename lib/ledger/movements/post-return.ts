import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { loadLots } from "../posting/load-lots.ts";
import type { Lot } from "../posting/lot.ts";
import type { Posting } from "../posting/posting.ts";
import { refusalToMoveCredits } from "../posting/refusal-to-move-credits.ts";
import { lockGroup } from "./lock-share-group.ts";
import type { MovedLot, PostedMovement } from "./post-allocation.ts";

/**
 * Moves unspent, unexpired and unheld credits from a share group back to its creator's own wallet, parked or not, into
 * the lots that they came from, with the expiry that they have (product.md 18, 26). `"all"` takes what there is, even
 * nothing. The caller decides whether the actor may.
 */
export async function postReturn(
	tx: Transaction,
	movement: {
		readonly shareGroupId: string;
		readonly creditTypeId: string;
		readonly credits: bigint | "all";
		readonly actorId: string | null;
	},
): Promise<Result<PostedMovement>> {
	const { actorId } = movement;
	const outOfRange = movement.credits === "all" ? null : refusalToMoveCredits(movement.credits);
	if (outOfRange) return { ...outOfRange, field: "credits" };
	const locked = await lockGroup(tx, { ...movement, from: "group" });
	if (!locked) return refuse("NOT_FOUND", "notFound");
	const { posting, creator, walletId, groupAccountId, at } = locked;

	const available = posting.available(groupAccountId, at);
	const credits = movement.credits === "all" ? available : movement.credits;
	const returned = { walletId, groupAccountId, creatorId: creator.id, actorId, credits, at };
	const lots = await returnLots(tx.sql, posting, returned);
	if (!lots) return refuse("INSUFFICIENT_CREDITS", "groupHasFewer", { available }, { field: "credits" });
	await posting.flush();
	return done({
		credits,
		lots,
		walletBalanceAfter: posting.account(walletId).balance,
		groupBalanceAfter: posting.account(groupAccountId).balance,
	});
}

/**
 * Moves credits of a locked group's account back into the lots of its creator's wallet that they came from, in the
 * order of rule 28; null where there are not as many. The caller flushes.
 */
export async function returnLots(
	sql: Sql,
	posting: Posting,
	movement: {
		readonly walletId: string;
		readonly groupAccountId: string;
		readonly creatorId: string;
		readonly actorId: string | null;
		readonly credits: bigint;
		readonly at: Date;
	},
): Promise<MovedLot[] | null> {
	const { walletId, groupAccountId, creatorId, actorId, at } = movement;
	const parts = posting.take(groupAccountId, movement.credits, at);
	if (!parts) return null;
	await loadOriginalLots(sql, posting, { accountId: walletId, lots: parts.map((part) => part.lot) });
	const links = { kind: "return", movementId: newId(), userId: creatorId, actorId, at } as const;
	return parts.map((part): MovedLot => {
		const to = lotToReturnTo(posting, { lot: part.lot, accountId: walletId });
		posting.move({ ...links, credits: part.credits, from: part.lot, to });
		return { lotId: to.id, credits: part.credits, expiresAt: to.expiresAt };
	});
}

/**
 * Loads the lots of a locked account to which `lotToReturnTo` may lead credits of these lots: those where they first
 * arrived, emptied or not, and those that replace them.
 */
export async function loadOriginalLots(
	sql: Sql,
	posting: Posting,
	{ accountId, lots }: { readonly accountId: string; readonly lots: readonly Lot[] },
): Promise<void> {
	const originals = await sql.query<{ lotId: string }>(
		`SELECT "id" AS "lotId" FROM "lot" WHERE "account_id" = $1::uuid AND "id" = ANY ($2::uuid[])
		UNION
		SELECT "id" FROM "lot"
		WHERE "account_id" = $1::uuid AND "closed_at" IS NULL AND "origin_lot_id" = ANY ($2::uuid[])`,
		[accountId, lots.map(originOf)],
	);
	const found = originals.map(({ lotId }) => ({ accountId, lotId }));
	await loadLots(sql, posting, found);
}

/**
 * The account's lot of the same origin that expires with this one; a new one like it where there is none, because a
 * refund to a lot that had expired has its own expiry (product.md 32). After `loadOriginalLots`.
 */
export function lotToReturnTo(
	posting: Posting,
	{ lot, accountId }: { readonly lot: Lot; readonly accountId: string },
): Lot {
	const same = posting
		.loadedLots(accountId)
		.find((own) => originOf(own) === originOf(lot) && own.expiresAt?.getTime() === lot.expiresAt?.getTime());
	return same ?? posting.openLotLike(lot, { accountId });
}

export function originOf(lot: Lot): string {
	return lot.originLotId ?? lot.id;
}

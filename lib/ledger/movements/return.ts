import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { loadLots } from "../posting/lock.ts";
import { type Lot, takeCredits } from "../posting/lots.ts";
import type { Posting } from "../posting/post.ts";
import { refuseCredits } from "../posting/refuse-credits.ts";
import type { MovedLot, PostedMovement } from "./allocate.ts";
import { lockGroup } from "./group-accounts.ts";

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
	const { shareGroupId, actorId } = movement;
	const outOfRange = movement.credits === "all" ? null : refuseCredits(movement.credits);
	if (outOfRange) return { ...outOfRange, field: "credits" };
	const locked = await lockGroup(tx, movement);
	if (!locked) return refuse("NOT_FOUND", "notFound");
	const { posting, creator, walletId, groupAccountId, at } = locked;

	const available = posting.available(groupAccountId, at);
	const credits = movement.credits === "all" ? available : movement.credits;
	const creatorId = creator.id;
	const lots = await returnLots(tx.sql, posting, {
		shareGroupId,
		walletId,
		groupAccountId,
		creatorId,
		actorId,
		credits,
		at,
	});
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
		readonly shareGroupId: string;
		readonly walletId: string;
		readonly groupAccountId: string;
		readonly creatorId: string;
		readonly actorId: string | null;
		readonly credits: bigint;
		readonly at: Date;
	},
): Promise<MovedLot[] | null> {
	const { shareGroupId, walletId, creatorId, actorId, at } = movement;
	const parts = takeCredits(posting.lotsOf(movement.groupAccountId), movement.credits, at);
	if (!parts) return null;
	await loadOriginalLots(sql, posting, { walletId, lots: parts.map((part) => part.lot) });
	return parts.map((part): MovedLot => {
		const to = lotToReturnTo(posting, { lot: part.lot, walletId });
		const links = { kind: "return", shareGroupId, userId: creatorId, actorId, at } as const;
		posting.move({ ...links, credits: part.credits, from: part.lot, to });
		return { lotId: to.id, credits: part.credits, expiresAt: to.expiresAt };
	});
}

/** Lots of the wallet that these may have come from, including emptied ones. */
async function loadOriginalLots(
	sql: Sql,
	posting: Posting,
	{ walletId, lots }: { walletId: string; lots: readonly Lot[] },
): Promise<void> {
	const originals = await sql.query<{ id: string }>(
		`SELECT "id" FROM "lot" WHERE "account_id" = $1::uuid
			AND ("id" = ANY ($2::uuid[]) OR "origin_lot_id" = ANY ($2::uuid[]))`,
		[walletId, lots.map(originOf)],
	);
	const lotIds = originals.map((lot) => lot.id);
	await loadLots(sql, posting, lotIds);
}

/**
 * The wallet's lot of the same origin that expires with this one; a new one like it where there is none, because a
 * refund to a lot that had expired has its own expiry (product.md 32).
 */
export function lotToReturnTo(posting: Posting, { lot, walletId }: { lot: Lot; walletId: string }): Lot {
	const same = posting
		.lotsOf(walletId)
		.find((own) => originOf(own) === originOf(lot) && own.expiresAt?.getTime() === lot.expiresAt?.getTime());
	return same ?? posting.openLotLike(lot, { accountId: walletId });
}

export function originOf(lot: Lot): string {
	return lot.originLotId ?? lot.id;
}

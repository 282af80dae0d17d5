import type { VerbContext } from "@/lib/actions/verb.ts";
import type { PostedAdjustment } from "@/lib/ledger/movements/post-adjustment.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Result, refuse } from "@/lib/platform/refusal.ts";
import { findHolderOf, type Holder, lockHolder, postAudited } from "./adjust-credits.ts";
import { mayGrantCredits } from "./policy.ts";
import type { UndoMovementInput } from "./schema.ts";

/** Owns the keys of what was undone: each grant and adjustment is undone once, by any operator. */
export const UNDO = "undo";

/** The key under which the opposite of a movement is posted. */
export function undoKey({ accountId, version }: { accountId: string; version: bigint }): string {
	return `${accountId}:${version}`;
}

/**
 * Undoes a grant or an adjustment by the opposite movement of its lot (product.md 42): the history keeps both. A second
 * time, by the same actor or another, nothing happens. Refused where what was given is spent, held or expired by now (CONFLICT).
 */
export async function undoMovement(
	{ actor, db, clock }: VerbContext,
	{ accountId, version, reason }: UndoMovementInput,
): Promise<Result<PostedAdjustment>> {
	if (!mayGrantCredits(actor)) return refuse("NOT_FOUND", "notFound");
	return postOnce(
		{ db, clock, client: UNDO },
		{ key: undoKey({ accountId, version }), kind: "adjustment", body: { accountId, version } },
		{
			lock: async (tx) => {
				const undone = await findUndoable(tx, { accountId, version });
				const { found: holder } = await lockHolder(tx, { actor, holder: undone?.holder ?? null });
				return { undone: undone && holder && { ...undone, holder } };
			},
			post: async (tx, { undone }) => {
				if (!undone) return refuse("NOT_FOUND", "movementNotFound");
				const { lotId, credits, holder } = undone;
				const posted = await postAudited(tx, { actor, holder, lotId, credits: -credits, reason });
				// Kept under the key, a lack of credits would last after some have come back.
				if (posted.ok || posted.code !== "INSUFFICIENT_CREDITS") return posted;
				return refuse("CONFLICT", "undoneHasFewer", posted.values);
			},
		},
	);
}

interface Undoable {
	readonly lotId: string;
	readonly credits: bigint;
	readonly holder: Holder;
}

async function findUndoable(
	tx: Transaction,
	{ accountId, version }: { accountId: string; version: bigint },
): Promise<Undoable | null> {
	const entry = await tx.prisma.ledgerEntry.findUnique({ where: { accountId_version: { accountId, version } } });
	if (entry?.kind !== "grant" && entry?.kind !== "adjustment") return null;
	const holder = await findHolderOf(tx, accountId);
	return holder && { lotId: entry.lotId, credits: entry.credits, holder };
}

import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** A user whose Credit Owner changes. */
export interface OwnerMove {
	readonly userId: string;
	readonly oldOwnerId: string;
	/** Null where the user becomes their own. */
	readonly newOwnerId: string | null;
}

/**
 * Stores the Credit Owners of users who are locked with everyone whom it affects, with an audit row each: of one user or
 * of many. It decides nothing and tells nobody (`tellOfCreditOwners`).
 */
export async function setCreditOwners(
	tx: Transaction,
	{ actor, organizationId, moves }: { actor: Actor | null; organizationId: string; moves: readonly OwnerMove[] },
): Promise<void> {
	await tx.sql.execute(
		`UPDATE "user" SET "credit_owner_id" = coalesce("move"."owner_id", "user"."id"), "version" = "version" + 1
		FROM unnest($1::uuid[], $2::uuid[]) AS "move" ("user_id", "owner_id") WHERE "user"."id" = "move"."user_id"`,
		[moves.map(({ userId }) => userId), moves.map(({ newOwnerId }) => newOwnerId)],
	);
	await recordAudits(
		tx,
		moves.map(({ userId, oldOwnerId, newOwnerId }) => ({
			actor,
			organizationId,
			action: "user.credit_owner_changed",
			subject: { type: "user", id: userId },
			before: { creditOwnerId: oldOwnerId },
			after: { creditOwnerId: newOwnerId ?? userId },
		})),
	);
}

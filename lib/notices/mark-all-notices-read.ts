import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { MarkAllNoticesReadInput } from "./schema.ts";

/**
 * Marks all notices of the actor's as read that are older than what they have seen, and returns how many (product.md
 * 59).
 */
export async function markAllNoticesRead(
	{ actor, db, clock }: VerbContext,
	{ until }: MarkAllNoticesReadInput,
): Promise<Result<{ count: number }>> {
	return transact(
		db,
		async (tx) => {
			const readAt = await tx.clock.now(tx.sql);
			const { count } = await tx.prisma.notice.updateMany({
				where: { userId: actor.userId, readAt: null, createdAt: { lte: new Date(until) } },
				data: { readAt },
			});
			return done({ count });
		},
		{ clock },
	);
}

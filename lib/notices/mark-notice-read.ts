import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { MarkNoticeReadInput } from "./schema.ts";

/** Marks a notice of the actor's as read, once or twice; others' are not found (product.md 59). */
export async function markNoticeRead(
	{ actor, db, clock }: VerbContext,
	{ noticeId }: MarkNoticeReadInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const found = await tx.sql.execute(
				`UPDATE "notice" SET "read_at" = coalesce("read_at", $3::timestamptz)
				WHERE "id" = $1::uuid AND "user_id" = $2::uuid`,
				[noticeId, actor.userId, await tx.clock.now(tx.sql)],
			);
			return found > 0 ? done(null) : refuse("NOT_FOUND", "noticeNotFound");
		},
		{ clock },
	);
}

import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ViewInput } from "./schema.ts";

/** Deletes a view of the actor's own, for everyone who sees it. Lists that opened with it open without any. */
export async function deleteView({ actor, db, clock }: VerbContext, { viewId }: ViewInput): Promise<Result<null>> {
	return transact(
		db,
		async ({ prisma }) => {
			const { count } = await prisma.savedView.deleteMany({ where: { id: viewId, userId: actor.userId } });
			return count === 0 ? refuse("NOT_FOUND", "viewNotFound") : done(null);
		},
		{ clock },
	);
}

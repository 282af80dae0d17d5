import type { ActionContext } from "@/lib/actions/verb.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { KeepViewInput } from "./schema.ts";

interface KeepViewContext {
	readonly actor: ActionContext["actor"];
	readonly visit: Pick<ActionContext["visit"], "sessionId">;
	readonly db?: Database | Transaction;
}

/**
 * Keeps, for the actor's session, whose credits pages show where their address doesn't say (product.md 7). The user's own
 * are kept beside those of the Credit Owner of this moment: with another one, the owner's are shown again.
 */
export async function keepView({ actor, visit, db }: KeepViewContext, { view }: KeepViewInput): Promise<Result<null>> {
	return transact(db, async (tx) => {
		await tx.sql.execute(
			`UPDATE "session" SET "own_shown_beside" =
				CASE WHEN $3::boolean THEN (SELECT "credit_owner_id" FROM "user" WHERE "id" = $2::uuid) END
			WHERE "id" = $1::uuid AND "user_id" = $2::uuid AND "ended_at" IS NULL`,
			[visit.sessionId, actor.userId, view === "own"],
		);
		return done(null);
	});
}

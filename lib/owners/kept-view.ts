import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { RequestedView } from "./credit-view.ts";

/** Whose credits a Credit User's session shows where an address doesn't say. */
export interface KeptView {
	readonly ownerName: string;
	readonly view: RequestedView;
}

/**
 * What the session has kept: the Credit Owner's, unless the actor has chosen their own in this session while they used
 * the same owner's (product.md 7). Null for those who are their own Credit Owner.
 */
export async function readKeptView(
	{ actor, db = database() }: ReadContext,
	sessionId: string | null,
): Promise<KeptView | null> {
	const [kept] = await sqlOf(db).query<{ ownerName: string; isOwn: boolean }>(
		`SELECT "owner"."name" AS "ownerName", coalesce("session"."own_shown_beside" = "owner"."id", false) AS "isOwn"
		FROM "user" JOIN "user" AS "owner" ON "owner"."id" = "user"."credit_owner_id"
		LEFT JOIN "session" ON "session"."id" = $2::uuid AND "session"."user_id" = "user"."id"
		WHERE "user"."id" = $1::uuid AND "owner"."id" <> "user"."id"`,
		[actor.userId, sessionId],
	);
	return kept ? { ownerName: kept.ownerName, view: kept.isOwn ? "own" : "owner" } : null;
}

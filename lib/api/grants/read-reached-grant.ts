import type { z } from "@hono/zod-openapi";
import { UNDO, undoKey } from "@/lib/grants/undo-movement.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { ApiContext } from "../api-context.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import type { grantShape } from "./schema.ts";

/** A grant: the lot that it opened, and its place in the history of the wallet. */
interface Grant {
	readonly lotId: string;
	readonly accountId: string;
	readonly version: bigint;
	readonly userId: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
	readonly remaining: bigint;
	readonly expiresAt: Date | null;
	readonly reason: string | null;
	readonly grantedAt: Date;
}

/** A user's grant, if the key reaches them; else NOT_FOUND. */
export async function readReachedGrant(
	context: ApiContext,
	{ user: reference, grant_id: grantId }: { readonly user: string; readonly grant_id: string },
): Promise<Result<Grant & { readonly isUndone: boolean }>> {
	const user = await findReachedUser(context, reference);
	if (!user.ok) return user;
	const { db } = context;
	// `<> 'charge'` changes no answer: it is the condition of the index `entry_other`.
	const [grant] = await sqlOf(db).query<Grant>(
		`SELECT "lot"."id" AS "lotId", "account"."id" AS "accountId", "entry"."version", "account"."user_id" AS "userId",
			"account"."credit_type_id" AS "creditTypeId", "entry"."credits", "lot"."remaining",
			"lot"."expires_at" AS "expiresAt", "entry"."reason", "entry"."posted_at" AS "grantedAt"
		FROM "account" JOIN "lot" ON "lot"."account_id" = "account"."id" AND "lot"."id" = $2::uuid
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "lot"."account_id" AND "entry"."lot_id" = "lot"."id"
			AND "entry"."kind" = 'grant' AND "entry"."kind" <> 'charge'
		WHERE "account"."user_id" = $1::uuid`,
		[user.value.userId, grantId],
	);
	if (!grant) return refuse("NOT_FOUND", "apiGrantNotFound");
	const undone = await db.request.count({ where: { client: UNDO, key: undoKey(grant) } });
	return done({ ...grant, isUndone: undone > 0 });
}

export function grantJson(grant: Grant & { readonly isUndone: boolean }): z.input<typeof grantShape> {
	return {
		grant_id: grant.lotId,
		user_id: grant.userId,
		credit_type: grant.creditTypeId,
		credits: toJsonCredits(grant.credits),
		remaining: toJsonCredits(grant.remaining),
		expires_at: grant.expiresAt?.toISOString() ?? null,
		reason: grant.reason,
		granted_at: grant.grantedAt.toISOString(),
		is_undone: grant.isUndone,
	};
}

import type { VisitorContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { useToken as spendToken } from "../tokens/tokens.ts";
import type { FollowSignInLinkInput } from "./schema.ts";

/**
 * Uses up a link with which the vendor lets a user in (product.md 56b), and says who it is. Refuses alike (NOT_FOUND) one
 * that is old, used or replaced, of a user who may not come in now, and no link at all.
 */
export async function followSignInLink(
	{ db, clock }: VisitorContext,
	{ token }: FollowSignInLinkInput,
): Promise<Result<{ userId: string }>> {
	return transact(
		db,
		async (tx) => {
			const found = await spendToken(tx, { purpose: "sign_in", token });
			return found ? done({ userId: found.userId }) : refuse("NOT_FOUND", "linkNotGood");
		},
		{ clock },
	);
}

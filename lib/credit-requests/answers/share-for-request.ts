import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { shareCredits } from "@/lib/share-groups/credits/share-credits.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";
import type { ShareForRequestInput } from "../schema.ts";
import { findRequestToGrant, grantRequest } from "./grant-request.ts";

/**
 * Answers a request with credits of the actor's own, put into a share group of theirs that lets the person in (product.md 17,
 * 46). Refused as `shareCredits` is; NOT_FOUND for a group that isn't theirs or doesn't let the person in any more. The
 * request is the key of the movement: sent again, nothing moves a second time.
 */
export async function shareForRequest(
	context: VerbContext,
	{ requestId, shareGroupId, credits }: ShareForRequestInput,
): Promise<Result<null>> {
	const { actor, db, clock } = context;
	return transact(
		db,
		async (tx) => {
			const found = await findRequestToGrant(tx, { actor, requestId, as: "allocation" });
			if (!found.ok) return found;
			const { request, isGranted } = found.value;
			if (isGranted) return done(null);
			const { creditTypeId, userId } = request;
			const movement = { key: `request:${requestId}`, shareGroupId, creditTypeId, credits };
			const shared = await shareCredits({ ...context, db: tx }, movement);
			if (!shared.ok) return shared;
			// Under the group's lock, with which it lets in whom it does.
			const groups = await readUsableGroups(tx.sql, { userId });
			if (!groups.some((group) => group.shareGroupId === shareGroupId)) {
				return refuse("NOT_FOUND", "shareGroupNotFound");
			}
			return grantRequest(tx, { actor, requestId, grant: { as: "allocation", credits, shareGroupId } });
		},
		{ clock },
	);
}

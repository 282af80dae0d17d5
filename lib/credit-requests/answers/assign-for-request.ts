import type { VerbContext } from "@/lib/actions/verb.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { AssignForRequestInput } from "../schema.ts";
import { findRequestToGrant, grantRequest } from "./grant-request.ts";

/**
 * Answers a request with another Credit Owner (product.md 1, 46a). With `consolidate` the person's own purchased credits
 * move along (product.md 55a). Needs *Edit User*, and is refused as `assignCreditOwner` is; CONFLICT where the person uses
 * these credits already.
 */
export async function assignForRequest(
	{ actor, db, clock }: VerbContext,
	{ requestId, ownerId, consolidate }: AssignForRequestInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const found = await findRequestToGrant(tx, { actor, requestId, as: "owner" });
			if (!found.ok) return found;
			const { request, isGranted } = found.value;
			if (isGranted) return done(null);
			const { userId } = request;
			const assignment = { userId, ownerId, creditUsers: null, consolidate };
			const assigned = await assignCreditOwner({ actor, db: tx, clock }, assignment);
			if (!assigned.ok) return assigned;
			if (!assigned.value.changed) return refuse("CONFLICT", "ownerAsBefore", {}, { field: "creditOwnerId" });
			return grantRequest(tx, { actor, requestId, grant: { as: "owner", ownerId } });
		},
		{ clock },
	);
}

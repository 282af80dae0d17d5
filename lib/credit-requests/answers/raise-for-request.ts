import type { VerbContext } from "@/lib/actions/verb.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { raiseLimit } from "@/lib/limits/raise-limit.ts";
import type { LimitedPool } from "@/lib/limits/schema.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";
import type { RaiseForRequestInput } from "../schema.ts";
import { findRequestToGrant, grantRequest } from "./grant-request.ts";

/**
 * Answers a request with a raise until a day (product.md 44, 46): in the wallet of the person's Credit Owner, or in a share
 * group of the actor's own that lets the person in. With the actor's own rights, and refused as `raiseLimit` is; NOT_FOUND
 * for a group that isn't theirs or doesn't let the person in any more.
 */
export async function raiseForRequest(
	{ actor, db, clock }: VerbContext,
	{ requestId, shareGroupId, ...raise }: RaiseForRequestInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const found = await findRequestToGrant(tx, { actor, requestId, as: "raise" });
			if (!found.ok) return found;
			const { request, isGranted } = found.value;
			if (isGranted) return done(null);
			// Its Credit Owner and address stay as they are until the end.
			const asker = (await lockUsers(tx.sql, [actor.userId, request.userId, await ownerOf(tx, request)])).get(
				request.userId,
			);
			if (!asker) return refuse("NOT_FOUND", "requestNotFound");
			const { creditTypeId } = request;
			const limited: { pool: LimitedPool; person: string } | null =
				shareGroupId === null
					? { pool: { kind: "wallet", ownerId: asker.creditOwnerId, creditTypeId }, person: asker.id }
					: await memberOf(tx, { shareGroupId, creditTypeId, userId: asker.id });
			if (!limited) return refuse("NOT_FOUND", "shareGroupNotFound");
			const raised = await raiseLimit({ actor, db: tx, clock }, { ...limited, ...raise });
			if (!raised.ok) return raised;
			const ownerId = shareGroupId === null ? asker.creditOwnerId : null;
			return grantRequest(tx, { actor, requestId, grant: { as: "raise", ...raise, shareGroupId, ownerId } });
		},
		{ clock },
	);
}

async function ownerOf(tx: Transaction, { userId }: { userId: string }): Promise<string> {
	return (await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } })).creditOwnerId;
}

/** The person as the share group knows them: by the address that lets them in. */
async function memberOf(
	tx: Transaction,
	{ shareGroupId, creditTypeId, userId }: { shareGroupId: string; creditTypeId: string; userId: string },
) {
	const groups = await readUsableGroups(tx.sql, { userId });
	const group = groups.find((one) => one.shareGroupId === shareGroupId);
	return group ? { pool: { kind: "share_group" as const, shareGroupId, creditTypeId }, person: group.address } : null;
}

import { endUngrantedInvitations } from "@/lib/accounts/invitations/end-ungranted-invitations.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { endSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { type LapsedCredits, postLapse } from "@/lib/ledger/movements/post-lapse.ts";
import { cancelOpenOrders } from "@/lib/orders/cancel-open-orders.ts";
import { moveCreditUsers, refuseForCreditUsers } from "@/lib/owners/move-credit-users.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { type AffectedUsers, lockAffectedUsers } from "@/lib/people/lock-users-to-change.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { endRefillsOf } from "@/lib/refills/settings/end-refills-of.ts";
import { revokeKeysOf } from "@/lib/service-users/move-keys.ts";
import { passOnServiceUsers } from "@/lib/service-users/pass-on-service-users.ts";
import { deleteOpenGroups } from "@/lib/share-groups/deletion/delete-open-groups.ts";
import { type OpenGroup, readOpenGroups } from "@/lib/share-groups/deletion/open-groups.ts";
import { endSubscriptionsOf } from "@/lib/subscriptions/end-subscriptions-of.ts";
import { forgetUsers } from "./forget-users.ts";
import { readCreditsLeft } from "./preview-removal.ts";
import { readRoles, refusalToRemove } from "./refusals.ts";
import type { RemoveUserInput } from "./schema.ts";

export interface RemovedUser {
	/** The names of the share groups that were deleted with the user. */
	readonly deletedGroups: readonly string[];
	readonly cancelledOrders: readonly bigint[];
	readonly lapsed: readonly LapsedCredits[];
}

/**
 * Removes a user: their sessions end, their name, address and password are gone, and their address is free for a new
 * account. What they used and bought stays, under another name (product.md 37). In the same step their Credit Users are
 * pointed elsewhere or back to themselves (product.md 36), their refills, subscriptions and pending orders end, their share groups are
 * deleted, so that what is free in them returns to the user's wallets, and their credits then either stay where no one
 * can spend them (the operator can still refund their orders) or lapse. They can't be given to another user: no
 * movement of the ledger leads from wallet to wallet, and credits that left the wallet that an order was credited to
 * could not be refunded with it. Open invitations that the user sent end. The actor becomes responsible for the user's
 * service users (product.md 36a); a service user is removed like a person, and leaves the share groups that let it in.
 *
 * What is on hold, in the user's wallets or groups, is settled by the holder, whatever was chosen. What isn't used of
 * it comes to the user's wallets later and stays there, as with `keep`: a removed user never pays for anything again.
 *
 * Refuses the actor, the last administrator and a user with rights that the actor lacks (product.md 38), a user who was
 * changed since `version` (STALE), one who has share groups that `shareGroupIds` doesn't name, and credits left without
 * a choice for them.
 */
export async function removeUser(context: VerbContext, input: RemoveUserInput): Promise<Result<RemovedUser>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const affected = await lockAffectedUsers(tx, {
			...input,
			organizationId: actor.organizationId,
			otherId: actor.userId,
		});
		if (!affected) return refuse("NOT_FOUND", "userNotFound");
		const groups = await readOpenGroups(tx.sql, affected.user.id);
		const obstacle =
			refusalToRemove({ actor, user: affected.user, ...(await readRoles(tx, actor.organizationId)) }) ??
			(await refusalToRemoveWithoutChoice(tx, { affected, groups, input }));
		if (obstacle) return obstacle;

		const { userId, reason } = input;
		// First, so that the mails about the removal don't go to the removed user.
		await endSessionsOfUser(tx, userId);
		await forgetUsers(tx, { organizationId: actor.organizationId, users: [affected.user], actorId: actor.userId });
		await endUngrantedInvitations(tx, { actor });
		await revokeKeysOf(tx, { actor, userId });
		const passedOn = await passOnServiceUsers(tx, { actor, fromIds: [userId] });
		const moved = await movePeople(tx, { actor, affected, input });
		if (!moved.ok) return moved;
		const refills = await endRefillsOf(tx, { actor, userIds: [userId] });
		await endSubscriptionsOf(tx, { actor, userIds: [userId] });
		const cancelledOrders = await cancelOpenOrders(tx, { actor, userIds: [userId], reason });
		await deleteOpenGroups(tx, { actor, creatorId: userId, groups, reason });
		const lapsed = input.credits === "lapse" ? await postLapse(tx, { userId, reason, actorId: actor.userId }) : [];
		const removed = { deletedGroups: groups.map(({ name }) => name), cancelledOrders, lapsed };
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "user.removed",
			subject: { type: "user", id: userId },
			before: { status: affected.user.status },
			after: {
				status: "removed",
				...factsOf({ affected, ...removed }),
				...(refills > 0 && { refills }),
				...(passedOn.length > 0 && { serviceUsers: passedOn }),
			},
			reason,
		});
		return done(removed);
	});
}

/** Refuses to delete anything that wasn't shown or has no choice made for it. */
async function refusalToRemoveWithoutChoice(
	tx: Transaction,
	{
		affected: { user },
		groups,
		input,
	}: { affected: AffectedUsers; groups: readonly OpenGroup[]; input: RemoveUserInput },
): Promise<Refusal | null> {
	const { name } = user;
	if (user.version !== input.version) return refuse("STALE", "userChangedMeanwhile", { name });
	const unnamed = groups.filter(({ id }) => !input.shareGroupIds.includes(id));
	if (unnamed.length > 0) {
		const names = unnamed.map((group) => group.name).join(", ");
		return refuse(
			"CONFLICT",
			"removedHasShareGroups",
			{ name, count: unnamed.length, names },
			{ field: "shareGroups" },
		);
	}
	if (input.credits) return null;
	const left = await readCreditsLeft(tx, { userId: user.id, shareGroups: groups });
	if (left.every(({ available }) => available === 0n)) return null;
	return refuse("CONFLICT", "chooseWhatBecomesOfCredits", { name }, { field: "credits" });
}

async function movePeople(
	tx: Transaction,
	{ actor, affected, input }: { actor: Actor; affected: AffectedUsers; input: RemoveUserInput },
): Promise<Result<null>> {
	if (affected.creditUsers.length === 0) return done(null);
	if (!input.creditUsers) return refuseForCreditUsers(affected, { key: "removedHasCreditUsers" });
	return moveCreditUsers(tx, { actor, affected, choice: input.creditUsers });
}

function factsOf({ affected, deletedGroups, cancelledOrders, lapsed }: RemovedUser & { affected: AffectedUsers }) {
	const lapsedCredits = lapsed.map(({ creditTypeId, credits }) => `${creditTypeId}: ${credits}`);
	return {
		...(affected.creditUsers.length > 0 && { creditUsers: affected.creditUsers.length }),
		...(deletedGroups.length > 0 && { deletedGroups }),
		...(cancelledOrders.length > 0 && { cancelledOrders: cancelledOrders.map(String) }),
		...(lapsedCredits.length > 0 && { lapsedCredits }),
	};
}

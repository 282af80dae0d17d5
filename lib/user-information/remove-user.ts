import { endUngrantedInvitations } from "@/lib/accounts/invitations/end-ungranted-invitations.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { endSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { type LapsedCredits, postLapse } from "@/lib/ledger/movements/lapse.ts";
import { eraseAddressesOf } from "@/lib/ledger/paying/addresses.ts";
import { cancelOpenOrders } from "@/lib/orders/cancel-open-orders.ts";
import { forgetMailTo } from "@/lib/outbox/forget-mail.ts";
import {
	type AffectedUsers,
	lockAffectedUsers,
	moveCreditUsers,
	refuseForCreditUsers,
} from "@/lib/owners/move-credit-users.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { REMOVED_NAME, removedEmail } from "@/lib/people/removed-email.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { deleteOpenGroups } from "@/lib/share-groups/deletion/delete-open-groups.ts";
import { type OpenGroup, readOpenGroups } from "@/lib/share-groups/deletion/open-groups.ts";
import { readCreditsLeft } from "./preview-removal.ts";
import { refusalToRemove } from "./refusals.ts";
import type { RemoveUserInput } from "./removal-schema.ts";

export interface RemovedUser {
	/** The names of the share groups that were deleted with the user. */
	readonly deletedGroups: readonly string[];
	readonly cancelledOrders: readonly bigint[];
	readonly lapsed: readonly LapsedCredits[];
}

/**
 * Removes a user: their sessions end, their name, address and password are gone, and their address is free for a new
 * account. What they used and bought stays, under another name (product.md 37). In the same step their Credit Users are
 * pointed elsewhere or back to themselves (product.md 36), their pending orders are cancelled, their share groups are
 * deleted, so that what is free in them returns to the user's wallets, and their credits then either stay where no one
 * can spend them (the operator can still refund their orders) or lapse. They can't be given to another user: no
 * movement of the ledger leads from wallet to wallet, and credits that left the wallet that an order was credited to
 * could not be refunded with it. Open invitations that the user sent end.
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
			(await refusalToRemove(tx, { actor, user: affected.user })) ??
			(await refusalToRemoveWithoutChoice(tx, { affected, groups, input }));
		if (obstacle) return obstacle;

		const { userId, reason } = input;
		// First, so that the mails about the removal don't go to the removed user.
		await forget(tx, { ...affected.user, organizationId: actor.organizationId });
		await endUngrantedInvitations(tx, { actor });
		const moved = await movePeople(tx, { actor, affected, input });
		if (!moved.ok) return moved;
		const cancelledOrders = await cancelOpenOrders(tx, { actor, userId, reason });
		await deleteOpenGroups(tx, { actor, creatorId: userId, groups, reason });
		const lapsed = input.credits === "lapse" ? await postLapse(tx, { userId, reason, actorId: actor.userId }) : [];
		const removed = { deletedGroups: groups.map(({ name }) => name), cancelledOrders, lapsed };
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "user.removed",
			subject: { type: "user", id: userId },
			before: { status: affected.user.status },
			after: { status: "removed", ...factsOf({ affected, ...removed }) },
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

/**
 * Erases the user's identity: everything that names them, lets them in or tells where they have been. What refers to
 * them keeps their id. The audit log, which can't be changed, no longer shows what it says of them (`readNames`).
 */
async function forget(tx: Transaction, { id, email, organizationId }: Person): Promise<void> {
	await endSessionsOfUser(tx, id);
	await tx.prisma.session.updateMany({ where: { userId: id }, data: { userAgent: null, ipAddress: null } });
	await tx.prisma.securityEvent.deleteMany({ where: { userId: id } });
	await tx.prisma.billingInformation.deleteMany({ where: { userId: id } });
	await tx.prisma.confirmedBillingEmail.deleteMany({ where: { userId: id } });
	await forgetMailTo(tx, { userId: id, email });
	await forgetInvitations(tx, { id, email, organizationId });
	await tx.prisma.user.update({
		where: { id },
		data: {
			status: "removed",
			name: REMOVED_NAME,
			email: removedEmail(id),
			emailVerifiedAt: null,
			pendingEmail: null,
			passwordHash: null,
			timeZone: null,
			lastSignedInAt: null,
			creditOwnerId: id,
			version: { increment: 1 },
		},
	});
	await eraseAddressesOf(tx.sql, id);
}

interface Person {
	readonly id: string;
	readonly email: string;
	readonly organizationId: string;
}

/** The invitation that the user accepted, and unaccepted ones of the organization to the same address. */
async function forgetInvitations(tx: Transaction, { id, email, organizationId }: Person): Promise<void> {
	await tx.sql.execute(
		`UPDATE "invitation" SET "name" = $4, "email" = $5
		WHERE "accepted_by_id" = $1::uuid
			OR ("organization_id" = $2::uuid AND lower("email") = lower($3) AND "revoked_at" IS NOT NULL)`,
		[id, organizationId, email, REMOVED_NAME, removedEmail(id)],
	);
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

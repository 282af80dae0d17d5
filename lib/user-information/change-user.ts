import { endUngrantedInvitations } from "@/lib/accounts/invitations/end-ungranted-invitations.ts";
import { dropPendingEmail, enteredEmail, isSameEmail, requestEmail } from "@/lib/accounts/request-email.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { assignOwner } from "@/lib/owners/assign-credit-owner.ts";
import { moveCreditUsers, refuseForCreditUsers } from "@/lib/owners/move-credit-users.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { type AffectedUsers, type ChangeableUser, lockAffectedUsers } from "@/lib/people/lock-users-to-change.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { cancelSubscriptionsOf } from "@/lib/subscriptions/cancel-subscriptions-of.ts";
import { changeLimits } from "./change-limits.ts";
import {
	readRoles,
	refusalToChangeEmail,
	refusalToChangeRole,
	refusalToChangeStatus,
	refusalToRename,
} from "./refusals.ts";
import type { ChangeUserInput, SaveUserInput, UserField } from "./schema.ts";
import { storeFields } from "./store-fields.ts";
import { storeStatuses } from "./store-statuses.ts";

/** The answer to a stale form: the user as stored, and who changed them last. */
export interface StaleUser {
	readonly stored: Pick<ChangeableUser, UserField | "version">;
	/** Of the stored Credit Owner and role. */
	readonly creditOwnerName: string;
	readonly roleName: string;
	readonly changedBy: string | null;
	/** Whether that was the actor, in another tab or window. */
	readonly isByYourself: boolean;
}

/**
 * The one Save of User Information: stores everything or nothing (product.md 4). Refuses with STALE when the user was
 * changed since `version`, with the stored values in `details`; nothing is overwritten. Suspending a user whose credits
 * others use takes a choice for these and ends the user's sessions at once (product.md 36); the actor becomes responsible
 * for the user's service users (product.md 36a). Limits are those on the wallet of the Credit Owner that the save leaves
 * the user with (product.md 43). `consolidate` moves the user's own purchased credits along with a new Credit Owner
 * (product.md 55a); `cancelSubscriptions` cancels what the user has subscribed to, which goes on otherwise, parked (product.md
 * 49). Actors don't grant rights
 * that they lack, or change the identity of a user who has such rights, and the last administrator stays one
 * (product.md 38). Refusals name the field that they are about.
 */
export async function changeUser(
	context: VerbContext,
	input: ChangeUserInput & Partial<Pick<SaveUserInput, "limits" | "consolidate" | "cancelSubscriptions">>,
): Promise<Result<{ version: number }>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const affected = await lockAffectedUsers(tx, {
			...input,
			organizationId: actor.organizationId,
			otherId: input.creditOwnerId,
		});
		// A service user has no address, role, language or time zone to set: it has verbs of its own.
		if (affected?.user.kind !== "person") return refuse("NOT_FOUND", "userNotFound");
		if (affected.user.version !== input.version) return refuseStale(tx, actor, affected.user);

		const change = { actor, user: affected.user, input, ...(await readRoles(tx, actor.organizationId)) };
		const obstacle =
			refusalToRename(change) ??
			refusalToChangeRole(change) ??
			refusalToChangeStatus(change) ??
			refusalToChangeEmail(change);
		if (obstacle) return obstacle;
		const { userId, creditOwnerId: ownerId, creditUsers } = input;
		const { consolidate } = input;
		const becomesCreditUser = ownerId !== userId && ownerId !== affected.user.creditOwnerId;
		if (input.cancelSubscriptions && becomesCreditUser) await cancelSubscriptionsOf(tx, { actor, userId });
		const assigned = await assignOwner(tx, { actor, affected, ownerId, creditUsers, consolidate });
		if (!assigned.ok) return assigned;
		const limited = await changeLimits(tx, actor, { userId, ownerId, changes: input.limits ?? [] });
		if (!limited.ok) return limited;
		const stored = await storeStatus(tx, { actor, affected, input, ownerChanged: assigned.value.changed });
		if (!stored.ok) return stored;
		const asked = await storeEmail(tx, { actor, user: affected.user, email: input.email });
		if (!asked.ok) return asked;
		await storeFields(tx, { actor, users: [affected.user], fields: input });
		const { userRoleId, status } = affected.user;
		if (input.userRoleId !== userRoleId || input.status !== status) await endUngrantedInvitations(tx, { actor });
		const { version } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { version: true } });
		return done({ version });
	});
}

async function refuseStale(tx: Transaction, actor: Actor, user: ChangeableUser): Promise<Refusal> {
	const last = await tx.prisma.auditEntry.findFirst({
		where: { subjectId: user.id, subjectType: "user" },
		orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
		select: { actorId: true, apiKeyId: true, actor: { select: { name: true } } },
	});
	const { name, userRoleId, status, language, timeZone, creditOwnerId, version } = user;
	const names = await tx.prisma.user.findUniqueOrThrow({
		where: { id: user.id },
		select: { creditOwner: { select: { name: true } }, userRole: { select: { name: true } } },
	});
	const details: StaleUser = {
		stored: { name, email: enteredEmail(user), userRoleId, status, language, timeZone, creditOwnerId, version },
		creditOwnerName: names.creditOwner.name,
		roleName: names.userRole.name,
		changedBy: last?.actor?.name ?? null,
		isByYourself: last?.actorId === actor.userId && last.apiKeyId === null,
	};
	return refuse("STALE", "userChangedMeanwhile", { name }, { details });
}

async function storeStatus(
	tx: Transaction,
	save: { actor: Actor; affected: AffectedUsers; input: ChangeUserInput; ownerChanged: boolean },
): Promise<Result<null>> {
	const { actor, affected, input } = save;
	if (input.status === affected.user.status) return done(null);
	// A user who has just become a Credit User has already moved their own along.
	if (input.status === "suspended" && affected.creditUsers.length > 0 && !save.ownerChanged) {
		if (!input.creditUsers) return refuseForCreditUsers(affected, { key: "suspendedHasCreditUsers" });
		const moved = await moveCreditUsers(tx, { actor, affected, choice: input.creditUsers });
		if (!moved.ok) return moved;
	}
	await storeStatuses(tx, { actor, users: [affected.user], status: input.status });
	return done(null);
}

/** A new address is pending until its mailbox confirms; entering the old one again cancels that. */
async function storeEmail(
	tx: Transaction,
	{ actor, user, email }: { actor: Actor; user: ChangeableUser; email: string },
): Promise<Result<null>> {
	if (isSameEmail(email, enteredEmail(user))) return done(null);
	if (!isSameEmail(email, user.email)) return requestEmail(tx, { actor, user, email });
	await dropPendingEmail(tx, { actor, user });
	return done(null);
}

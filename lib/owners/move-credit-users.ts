import type { Actor } from "@/lib/auth/actor.ts";
import type { AffectedUsers, ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import { type RightsHolder, refusalToTakeOver } from "@/lib/people/policy.ts";
import type { CreditUsersChoice } from "@/lib/people/schema.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToChooseOwner } from "./policy.ts";
import { setCreditOwners } from "./set-credit-owners.ts";
import { tellOfCreditOwners } from "./tell-of-credit-owners.ts";

/** How many of a user's Credit Users a refusal and a preview name; the rest are counted. */
export const CREDIT_USERS_NAMED = 5;

/** The refusal that lists a user's Credit Users and offers to move them in the same save (product.md 2 and 36). */
export function refuseForCreditUsers(
	{ user, creditUsers }: AffectedUsers,
	reason:
		| { key: "ownerHasCreditUsers" | "manyOwnersHaveCreditUsers"; owner: string }
		| { key: "suspendedHasCreditUsers" | "manySuspendedHaveCreditUsers" | "removedHasCreditUsers" },
): Refusal {
	const named = creditUsers.slice(0, CREDIT_USERS_NAMED);
	const names = named.map((creditUser) => creditUser.name).join(", ");
	const values = { user: user.name, count: creditUsers.length, names };
	return refuse("CONFLICT", reason.key, "owner" in reason ? { ...values, owner: reason.owner } : values, {
		field: "creditUsers",
		details: { creditUsers: named.map(({ id, name }) => ({ id, name })), count: creditUsers.length },
	});
}

/**
 * Points all of a user's Credit Users at another owner or back at themselves, with an audit row each. One of them can
 * take over: that user becomes their own Credit Owner, and the others follow.
 */
export async function moveCreditUsers(
	tx: Transaction,
	{ actor, affected, choice }: { actor: Actor; affected: AffectedUsers; choice: CreditUsersChoice },
): Promise<Result<null>> {
	if (choice.to === "owner") {
		const { ownerId } = choice;
		const refusal =
			(await refusalToMoveTo(tx, { affected, ownerId })) ??
			(await refusalToBecomeOwner(tx, { actor, ownerId, users: affected.creditUsers, field: "creditUsers" }));
		if (refusal) return refusal;
	}
	const newOwnerId = choice.to === "owner" ? choice.ownerId : null;
	const moves = affected.creditUsers.map(({ id }) => ({ userId: id, oldOwnerId: affected.user.id, newOwnerId }));
	await setCreditOwners(tx, { actor, organizationId: actor.organizationId, moves });
	await tellOfCreditOwners(tx, { moves, changedById: actor.userId });
	return done(null);
}

async function refusalToMoveTo(
	tx: Transaction,
	{ affected, ownerId }: { affected: AffectedUsers; ownerId: string },
): Promise<Refusal | null> {
	const field = "creditUsers";
	if (ownerId === affected.user.id) {
		return refuse("CONFLICT", "creditUsersTargetIsLeaving", { user: affected.user.name }, { field });
	}
	const owner = affected.users.get(ownerId);
	if (!owner) return refuse("NOT_FOUND", "creditOwnerNotFound", {}, { field });
	const takesOver = owner.creditOwnerId === affected.user.id;
	const creditOwner = takesOver ? owner : await nameOf(tx, owner.creditOwnerId);
	return refusalToChooseOwner(affected.user, { ...owner, creditOwner }, field);
}

/** Actors can't point at themselves a user who has rights that they lack (product.md 38). The users are locked. */
export async function refusalToBecomeOwner(
	tx: Transaction,
	{
		actor,
		ownerId,
		users,
		field,
	}: { actor: Actor; ownerId: string; users: readonly ChangeableUser[]; field: "creditOwnerId" | "creditUsers" },
): Promise<Refusal | null> {
	if (ownerId !== actor.userId) return null;
	return refusalToTakeOver(actor, [...(await readRightsOf(tx, users)).values()], field);
}

/** Users with the rights of their roles, by the users' ids. Final only after `lockOrganizations`. */
export async function readRightsOf(
	tx: Transaction,
	users: readonly ChangeableUser[],
): Promise<ReadonlyMap<string, RightsHolder>> {
	const roles = await tx.prisma.userRole.findMany({
		where: { id: { in: [...new Set(users.map(({ userRoleId }) => userRoleId))] } },
		select: { id: true, rights: true },
	});
	const rightsOf = new Map(roles.map(({ id, rights }) => [id, rights]));
	return new Map(users.map(({ id, name, userRoleId }) => [id, { name, rights: rightsOf.get(userRoleId) ?? [] }]));
}

/** A user's name for a sentence; unlocked, because names decide nothing. */
export async function nameOf(tx: Transaction, userId: string): Promise<{ id: string; name: string }> {
	return tx.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { id: true, name: true } });
}

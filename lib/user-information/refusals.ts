import { enteredEmail, isSameEmail } from "@/lib/accounts/request-email.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import { type RightsHolder, refusalToActOn, rightsLackedBy } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import type { ChangeUserInput } from "./schema.ts";

interface Change {
	readonly actor: Actor;
	readonly user: ChangeableUser;
	readonly input: Pick<ChangeUserInput, "name" | "userRoleId" | "status" | "email">;
}

/** Why this user can't be renamed; null if they can, or already have the name. */
export async function refusalToRename(tx: Transaction, { actor, user, input }: Change): Promise<Refusal | null> {
	if (input.name === user.name) return null;
	return refusalToActOn(actor, await holderOf(tx, user), { field: "name" });
}

/** Why this user can't get this role (product.md 38); null if they can, or already have it. */
export async function refusalToChangeRole(tx: Transaction, { actor, user, input }: Change): Promise<Refusal | null> {
	if (input.userRoleId === user.userRoleId) return null;
	const field = "userRoleId";
	const role = await tx.prisma.userRole.findFirst({
		where: { id: input.userRoleId, organizationId: actor.organizationId },
	});
	if (!role) return refuse("NOT_FOUND", "roleNotFound", {}, { field });
	if (rightsLackedBy(actor, role.rights).length > 0) {
		return refuse("FORBIDDEN", "roleHasRightsYouLack", { role: role.name }, { field });
	}
	return (
		refusalToActOn(actor, await holderOf(tx, user), { field }) ??
		(await refusalToLoseLastAdministrator(tx, { user, field }))
	);
}

/** Why this user can't be suspended or reactivated; null if they can, or already are. */
export async function refusalToChangeStatus(tx: Transaction, { actor, user, input }: Change): Promise<Refusal | null> {
	if (input.status === user.status) return null;
	const field = "status";
	const refusal = refusalToActOn(actor, await holderOf(tx, user), { field });
	if (refusal || input.status === "active") return refusal;
	const last = await refusalToLoseLastAdministrator(tx, { user, field });
	if (last) return last;
	return user.id === actor.userId ? refuse("CONFLICT", "cannotSuspendYourself", {}, { field }) : null;
}

/** Why another address can't be entered for this user; null if it can, or is already entered. */
export async function refusalToChangeEmail(tx: Transaction, { actor, user, input }: Change): Promise<Refusal | null> {
	if (isSameEmail(input.email, enteredEmail(user))) return null;
	const field = "email";
	// Actors change their own address in the profile, which asks for the password.
	if (user.id === actor.userId) return refuse("CONFLICT", "ownEmailInProfile", {}, { field });
	return refusalToActOn(actor, await holderOf(tx, user), { field });
}

/** Why this user can't be removed; null if they can. */
export async function refusalToRemove(
	tx: Transaction,
	{ actor, user }: Pick<Change, "actor" | "user">,
): Promise<Refusal | null> {
	if (user.id === actor.userId) return refuse("CONFLICT", "cannotRemoveYourself");
	return refusalToActOn(actor, await holderOf(tx, user)) ?? (await refusalToLoseLastAdministrator(tx, { user }));
}

/** A locked user with the rights of their role. */
async function holderOf(tx: Transaction, { name, userRoleId }: ChangeableUser): Promise<RightsHolder> {
	const { rights } = await tx.prisma.userRole.findUniqueOrThrow({ where: { id: userRoleId } });
	return { name, rights };
}

/** Under the organization's lock, so that two administrators can't step down at once. */
async function refusalToLoseLastAdministrator(
	tx: Transaction,
	{ user, field }: { user: ChangeableUser; field?: string },
): Promise<Refusal | null> {
	const role = await tx.prisma.userRole.findUniqueOrThrow({ where: { id: user.userRoleId } });
	if (role.builtIn !== "administrator" || user.status !== "active") return null;
	const another = await tx.prisma.user.findFirst({
		where: { userRoleId: role.id, status: "active", id: { not: user.id } },
		select: { id: true },
	});
	return another ? null : refuse("CONFLICT", "lastAdministrator", { name: user.name }, { field });
}

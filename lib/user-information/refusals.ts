import { enteredEmail, isSameEmail } from "@/lib/accounts/request-email.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import { type RightsHolder, refusalToActOn, rightsLackedBy } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import type { ChangeUserInput } from "./schema.ts";

interface Change extends OrganizationRoles {
	readonly actor: Actor;
	readonly user: ChangeableUser;
	readonly input: Pick<ChangeUserInput, "name" | "userRoleId" | "status" | "email">;
}

type RoleChange = Omit<Change, "input"> & { readonly input: Pick<ChangeUserInput, "userRoleId"> };
type StatusChange = Omit<Change, "input"> & { readonly input: Pick<ChangeUserInput, "status"> };

/** A user role with what a change of its users looks at. */
interface Role extends RightsHolder {
	readonly builtIn: string | null;
}

type Roles = ReadonlyMap<string, Role>;

/** What a change of an organization's users looks at. */
interface OrganizationRoles {
	/** By id. */
	readonly roles: Roles;
	/** How many active administrators there are, without those who stop being one in the same change. */
	readonly administrators: number;
}

/** The user roles of an organization, and how many administrators it has. Final only after `lockOrganizations`. */
export async function readRoles(tx: Transaction, organizationId: string): Promise<OrganizationRoles> {
	const roles = await tx.prisma.userRole.findMany({ where: { organizationId } });
	return {
		roles: new Map(roles.map(({ id, name, rights, builtIn }) => [id, { name, rights, builtIn }])),
		administrators: await tx.prisma.user.count({
			where: { organizationId, status: "active", userRole: { builtIn: "administrator" } },
		}),
	};
}

/** Why this user can't be renamed; null if they can, or already have the name. */
export function refusalToRename({ actor, user, roles, input }: Change): Refusal | null {
	if (input.name === user.name) return null;
	return refusalToActOn(actor, holderOf(roles, user), { field: "name" });
}

/**
 * Why this user can't get this role (product.md 38); null if they can, or already have it. The last active
 * administrator is refused.
 */
export function refusalToChangeRole({ actor, user, roles, administrators, input }: RoleChange): Refusal | null {
	if (input.userRoleId === user.userRoleId) return null;
	const field = "userRoleId";
	const role = roles.get(input.userRoleId);
	if (!role) return refuse("NOT_FOUND", "roleNotFound", {}, { field });
	if (rightsLackedBy(actor, role.rights).length > 0) {
		return refuse("FORBIDDEN", "roleHasRightsYouLack", { role: role.name }, { field });
	}
	return (
		refusalToActOn(actor, holderOf(roles, user), { field }) ??
		refusalToLoseLastAdministrator({ user, roles, administrators, field })
	);
}

/** Why this user can't be suspended or reactivated; null if they can, or already are. */
export function refusalToChangeStatus({ actor, user, roles, administrators, input }: StatusChange): Refusal | null {
	if (input.status === user.status) return null;
	const field = "status";
	const refusal = refusalToActOn(actor, holderOf(roles, user), { field });
	if (refusal || input.status === "active") return refusal;
	const last = refusalToLoseLastAdministrator({ user, roles, administrators, field });
	if (last) return last;
	return user.id === actor.userId ? refuse("CONFLICT", "cannotSuspendYourself", {}, { field }) : null;
}

/** Why another address can't be entered for this user; null if it can, or is already entered. */
export function refusalToChangeEmail({ actor, user, roles, input }: Change): Refusal | null {
	if (isSameEmail(input.email, enteredEmail(user))) return null;
	const field = "email";
	// Actors change their own address in the profile, which asks for the password.
	if (user.id === actor.userId) return refuse("CONFLICT", "ownEmailInProfile", {}, { field });
	return refusalToActOn(actor, holderOf(roles, user), { field });
}

/** Why this user can't be removed; null if they can. */
export function refusalToRemove({ actor, user, roles, administrators }: Omit<Change, "input">): Refusal | null {
	if (user.id === actor.userId) return refuse("CONFLICT", "cannotRemoveYourself");
	return (
		refusalToActOn(actor, holderOf(roles, user)) ?? refusalToLoseLastAdministrator({ user, roles, administrators })
	);
}

/** A locked user with the rights of their role. */
function holderOf(roles: Roles, { name, userRoleId }: ChangeableUser): RightsHolder {
	return { name, rights: roleOf(roles, userRoleId).rights };
}

function roleOf(roles: Roles, id: string): Role {
	const role = roles.get(id);
	if (!role) throw new Error(`The user role ${id} is not of the organization.`);
	return role;
}

/** Under the organization's lock, so that two administrators can't step down at once. */
function refusalToLoseLastAdministrator({
	user,
	roles,
	administrators,
	field,
}: OrganizationRoles & { user: ChangeableUser; field?: string }): Refusal | null {
	if (administrators > 1 || !isAdministrator(roles, user)) return null;
	return refuse("CONFLICT", "lastAdministrator", { name: user.name }, { field });
}

/** Whether a user counts among the active administrators. */
export function isAdministrator(roles: Roles, { userRoleId, status }: ChangeableUser): boolean {
	return roleOf(roles, userRoleId).builtIn === "administrator" && status === "active";
}

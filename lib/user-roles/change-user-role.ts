import { endUngrantedInvitations } from "@/lib/accounts/invitations/end-ungranted-invitations.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToChangeRights, refusalToEditUserRoles } from "./policy.ts";
import { isNameTaken, type StoredUserRole } from "./queries.ts";
import type { ChangeUserRoleInput } from "./schema.ts";

/**
 * Renames a role or changes its rights; its users have them from their next request on (product.md 36). Refuses with
 * STALE when it was changed since `version`. The administrator's role keeps all its rights, both built-in ones keep
 * their names, and actors can't change a role that has a right which they lack, or add one (product.md 38).
 */
export async function changeUserRole(
	context: VerbContext,
	input: ChangeUserRoleInput,
): Promise<Result<{ version: number }>> {
	return changeOrganization(context, refusalToEditUserRoles, async (tx, actor) => {
		const { organizationId } = actor;
		const role = await tx.prisma.userRole.findFirst({ where: { id: input.userRoleId, organizationId } });
		if (!role) return refuse("NOT_FOUND", "roleNotFound");
		if (role.version !== input.version) return refuse("STALE", "roleChangedMeanwhile", { name: role.name });
		const obstacle = await refusalToChange(tx, { actor, role, input });
		if (obstacle) return obstacle;

		const before = { name: role.name, rights: role.rights };
		const after = { name: input.name, rights: input.rights };
		const changed = { name: after.name !== before.name, rights: !haveTheSame(after.rights, before.rights) };
		if (!changed.name && !changed.rights) return done({ version: role.version });
		const version = role.version + 1;
		await tx.prisma.userRole.update({ where: { id: role.id }, data: { ...after, version } });
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "user_role.changed",
			subject: { type: "user_role", id: role.id },
			before: only(before, changed),
			after: only(after, changed),
		});
		if (changed.rights) await endUngrantedInvitations(tx, { actor });
		return done({ version });
	});
}

async function refusalToChange(
	tx: Transaction,
	{ actor, role, input }: { actor: Actor; role: StoredUserRole; input: ChangeUserRoleInput },
): Promise<Refusal | null> {
	const refusal = refusalToChangeRights(actor, { before: role.rights, after: input.rights });
	if (refusal) return refusal;
	if (role.builtIn && input.name !== role.name) {
		return refuse("CONFLICT", "roleIsBuiltIn", { name: role.name }, { field: "name" });
	}
	if (role.builtIn === "administrator" && role.rights.some((right) => !input.rights.includes(right))) {
		return refuse("CONFLICT", "administratorKeepsRights", {}, { field: "rights" });
	}
	const { id: exceptId, organizationId } = role;
	if (await isNameTaken(tx, { organizationId, name: input.name, exceptId })) {
		return refuse("CONFLICT", "roleNameTaken", { name: input.name }, { field: "name" });
	}
	return null;
}

function haveTheSame(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((right) => other.includes(right));
}

function only(facts: { name: string; rights: readonly string[] }, changed: { name: boolean; rights: boolean }) {
	return { ...(changed.name && { name: facts.name }), ...(changed.rights && { rights: facts.rights }) };
}

import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToChangeRights, refusalToEditUserRoles } from "./policy.ts";
import type { StoredUserRole } from "./queries.ts";
import type { DeleteUserRoleInput } from "./schema.ts";

const USERS_NAMED = 5;

/** Deletes an unused role. Refuses a built-in one, and one in use, naming who has it (CONFLICT). */
export async function deleteUserRole(context: VerbContext, input: DeleteUserRoleInput): Promise<Result<null>> {
	return changeOrganization(context, refusalToEditUserRoles, async (tx, actor) => {
		const { organizationId } = actor;
		const role = await tx.prisma.userRole.findFirst({ where: { id: input.userRoleId, organizationId } });
		if (!role) return refuse("NOT_FOUND", "roleNotFound");
		const obstacle = await refusalToDelete(tx, { actor, role });
		if (obstacle) return obstacle;
		await tx.prisma.userRole.delete({ where: { id: role.id } });
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "user_role.deleted",
			subject: { type: "user_role", id: role.id },
			before: { name: role.name, rights: role.rights },
		});
		return done(null);
	});
}

async function refusalToDelete(
	tx: Transaction,
	{ actor, role }: { actor: Actor; role: StoredUserRole },
): Promise<Refusal | null> {
	const refusal = refusalToChangeRights(actor, { before: role.rights, after: [] });
	if (refusal) return refusal;
	if (role.builtIn) return refuse("CONFLICT", "roleIsBuiltIn", { name: role.name });
	const count = await tx.prisma.user.count({ where: { userRoleId: role.id } });
	if (count > 0) {
		const users = await tx.prisma.user.findMany({
			where: { userRoleId: role.id },
			orderBy: { name: "asc" },
			take: USERS_NAMED,
			select: { name: true },
		});
		const names = users.map((user) => user.name).join(", ");
		return refuse("CONFLICT", "roleInUse", { name: role.name, count, names });
	}
	return refusalToEndInvitations(tx, role);
}

/** A role of an open invitation is in use; that of an expired invitation is not. */
async function refusalToEndInvitations(tx: Transaction, { id, name }: StoredUserRole): Promise<Refusal | null> {
	const now = await tx.clock.now(tx.sql);
	const open = { userRoleId: id, acceptedAt: null, revokedAt: null };
	const invited = await tx.prisma.invitation.findMany({
		where: { ...open, expiresAt: { gt: now } },
		orderBy: { name: "asc" },
		select: { name: true },
	});
	if (invited.length === 0) {
		await tx.prisma.invitation.updateMany({ where: open, data: { revokedAt: now } });
		return null;
	}
	const names = invited.slice(0, USERS_NAMED).map((one) => one.name);
	return refuse("CONFLICT", "roleInvited", { name, count: invited.length, names: names.join(", ") });
}

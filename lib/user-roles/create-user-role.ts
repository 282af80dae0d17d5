import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToChangeRights, refusalToEditUserRoles } from "./policy.ts";
import { isNameTaken } from "./queries.ts";
import type { CreateUserRoleInput } from "./schema.ts";

/** Makes a user role with rights that the actor has (product.md 38). Refuses a name that is taken (CONFLICT). */
export async function createUserRole(
	context: VerbContext,
	input: CreateUserRoleInput,
): Promise<Result<{ userRoleId: string }>> {
	return changeOrganization(context, refusalToEditUserRoles, async (tx, actor) => {
		const refusal = refusalToChangeRights(actor, { before: [], after: input.rights });
		if (refusal) return refusal;
		const { organizationId } = actor;
		if (await isNameTaken(tx, { organizationId, name: input.name })) {
			return refuse("CONFLICT", "roleNameTaken", { name: input.name }, { field: "name" });
		}
		const userRoleId = newId();
		const { name, rights } = input;
		const createdAt = await tx.clock.now(tx.sql);
		await tx.prisma.userRole.create({ data: { id: userRoleId, organizationId, name, rights, createdAt } });
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "user_role.created",
			subject: { type: "user_role", id: userRoleId },
			after: { name, rights },
		});
		return done({ userRoleId });
	});
}

import { recordAudits } from "@/lib/audit/record-audit.ts";
import { rightsOfOrganization, type UserRight } from "@/lib/auth/rights-of-organization.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

export interface CreatedOrganization {
	readonly organizationId: string;
	/** The built-in role with every right that a role of this organization can have. */
	readonly administratorRoleId: string;
	/** The built-in role with the right to purchase. */
	readonly memberRoleId: string;
}

/**
 * Makes an organization with its built-in user roles, without any users. There is at most one operator's organization.
 */
export async function createOrganization(
	tx: Transaction,
	{ name, isOperator = false }: { name: string; isOperator?: boolean },
): Promise<CreatedOrganization> {
	const made = { organizationId: newId(), administratorRoleId: newId(), memberRoleId: newId() };
	const { organizationId } = made;
	const createdAt = await tx.clock.now(tx.sql);
	await tx.prisma.organization.create({ data: { id: organizationId, name, isOperator, createdAt } });
	const administratorRights: UserRight[] = [...rightsOfOrganization({ isOperator })];
	const memberRights: UserRight[] = ["purchase"];
	const roles = [
		{
			id: made.administratorRoleId,
			name: "Administrator",
			builtIn: "administrator" as const,
			rights: administratorRights,
		},
		{ id: made.memberRoleId, name: "Member", builtIn: "member" as const, rights: memberRights },
	];
	await tx.prisma.userRole.createMany({ data: roles.map((role) => ({ ...role, organizationId, createdAt })) });
	await recordAudits(
		tx,
		roles.map((role) => ({
			actor: null,
			organizationId,
			action: "user_role.created" as const,
			subject: { type: "user_role" as const, id: role.id },
			after: { name: role.name, rights: role.rights },
		})),
	);
	return made;
}

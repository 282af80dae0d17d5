import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { openWallets } from "@/lib/ledger/posting/open-wallets.ts";
import { nameOf } from "@/lib/owners/move-credit-users.ts";
import { refusalToChooseOwner } from "@/lib/owners/policy.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { type ChangeableUser, lockUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { serviceEmail } from "@/lib/people/service-email.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToBeResponsible, refusalToTakeServiceName } from "./change-service-user.ts";
import type { CreateServiceUserInput } from "./schema.ts";

/**
 * Makes a service user in the actor's organization, with wallets of its own (product.md 56): it can't sign in, its mails
 * go to the responsible person, and it has the built-in role of members, whose rights it never uses. Needs *Edit User*.
 * Refuses a name that another one has (CONFLICT), and a responsible person or Credit Owner who can't be one, each at its
 * field.
 */
export async function createServiceUser(
	context: VerbContext,
	{ name, responsibleId, creditOwnerId }: CreateServiceUserInput,
): Promise<Result<{ userId: string }>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const { organizationId } = actor;
		const userIds = creditOwnerId === null ? [responsibleId] : [responsibleId, creditOwnerId];
		const users = await lockUsersToChange(tx, { organizationId, userIds });
		const id = newId();
		const obstacle =
			(await refusalToTakeServiceName(tx, { organizationId, name })) ??
			refusalToBeResponsible(users.get(responsibleId)) ??
			(creditOwnerId === null ? null : await refusalToUse(tx, { user: { id, name }, owner: users.get(creditOwnerId) }));
		if (obstacle) return obstacle;
		const role = await tx.prisma.userRole.findFirstOrThrow({ where: { organizationId, builtIn: "member" } });
		const facts = { name, responsibleId, creditOwnerId: creditOwnerId ?? id };
		await tx.prisma.user.create({
			data: {
				id,
				kind: "service",
				organizationId,
				userRoleId: role.id,
				email: serviceEmail(id),
				createdAt: await tx.clock.now(tx.sql),
				...facts,
			},
		});
		await openWallets(tx, [id]);
		const subject = { type: "user", id } as const;
		await recordAudit(tx, { actor, organizationId, action: "service_user.created", subject, after: facts });
		return done({ userId: id });
	});
}

async function refusalToUse(
	tx: Transaction,
	{ user, owner }: { user: { id: string; name: string }; owner: ChangeableUser | undefined },
): Promise<Refusal | null> {
	if (!owner) return refuse("NOT_FOUND", "creditOwnerNotFound", {}, { field: "creditOwnerId" });
	return refusalToChooseOwner(user, { ...owner, creditOwner: await nameOf(tx, owner.creditOwnerId) });
}

import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { type AddedUser, lockNewUser, refusalToAddUser } from "./add-user.ts";
import { createUser } from "./create-user.ts";

/**
 * The operator makes a customer's organization with its first administrator, whom they vouch for as `addUser` says. Refuses
 * (NOT_FOUND) all but the operator's people with *Edit User*, and an address or id that a user has (CONFLICT).
 */
export async function addOrganization(
	{ actor, db, clock }: VerbContext,
	{ name, administrator }: { readonly name: string; readonly administrator: AddedUser },
): Promise<Result<{ organizationId: string; administratorId: string }>> {
	if (!actor.isOperator || !mayEditUsers(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			await lockNewUser(tx, administrator);
			const taken = await refusalToAddUser(tx, administrator);
			if (taken) return taken;
			const { organizationId, administratorRoleId: userRoleId } = await createOrganization(tx, { name });
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "organization.created",
				subject: { type: "organization", id: organizationId },
				after: { name },
			});
			const user = { ...administrator, organizationId, userRoleId, emailVerifiedAt: null, passwordHash: null };
			return done({ organizationId, administratorId: await createUser(tx, { actor, ...user }) });
		},
		{ clock },
	);
}

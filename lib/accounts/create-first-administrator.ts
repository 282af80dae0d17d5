import { createOrganization } from "@/lib/organizations/create-organization.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { createUser, type NewUser } from "./create-user.ts";

type FirstUser = Omit<NewUser, "organizationId" | "userRoleId" | "emailVerifiedAt">;

/**
 * Makes an organization with its first administrator, whose address counts as verified. The caller has found that no
 * account has the address, and holds its lock. Returns the user's id.
 */
export async function createFirstAdministrator(
	tx: Transaction,
	{ organization, user }: { organization: { name: string; isOperator?: boolean }; user: FirstUser },
): Promise<string> {
	const { organizationId, administratorRoleId: userRoleId } = await createOrganization(tx, organization);
	const emailVerifiedAt = await tx.clock.now(tx.sql);
	return createUser(tx, { actor: null, organizationId, userRoleId, emailVerifiedAt, ...user });
}

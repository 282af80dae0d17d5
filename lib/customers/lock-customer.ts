import type { Organization } from "@/generated/prisma/client.ts";
import { lockOrganizations } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** A customer's organization as it is under its lock; null for the operator's own, a sandbox, and none at all. */
export async function lockCustomer(tx: Transaction, organizationId: string): Promise<Organization | null> {
	await lockOrganizations(tx, [organizationId]);
	return tx.prisma.organization.findFirst({ where: { id: organizationId, isOperator: false, sandboxOfId: null } });
}

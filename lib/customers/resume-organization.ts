import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockCustomer } from "./lock-customer.ts";
import { mayManageOrganizations } from "./policy.ts";
import type { ResumeOrganizationInput } from "./schema.ts";

/**
 * Lets a suspended organization go on as it was: its people sign in again, and its users who were suspended one by one stay
 * so. Refuses one that isn't suspended, or is closed (CONFLICT). Needs the operator's *Manage Organizations*.
 */
export async function resumeOrganization(
	{ actor, db, clock }: VerbContext,
	{ organizationId }: ResumeOrganizationInput,
): Promise<Result<null>> {
	if (!mayManageOrganizations(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const organization = await lockCustomer(tx, organizationId);
			if (!organization) return refuse("NOT_FOUND", "organizationNotFound");
			if (organization.closedAt) return refuse("CONFLICT", "organizationIsClosed", { name: organization.name });
			if (!organization.suspendedAt) {
				return refuse("CONFLICT", "organizationIsNotSuspended", { name: organization.name });
			}
			await tx.prisma.organization.update({
				where: { id: organizationId },
				data: { suspendedAt: null, suspendedById: null, suspendReason: null },
			});
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "organization.resumed",
				subject: { type: "organization", id: organizationId },
			});
			return done(null);
		},
		{ clock },
	);
}

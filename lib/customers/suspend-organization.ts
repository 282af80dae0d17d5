import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { endSessionsOfOrganization } from "@/lib/auth/sessions/sessions.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockCustomer } from "./lock-customer.ts";
import { mayManageOrganizations } from "./policy.ts";
import type { SuspendOrganizationInput } from "./schema.ts";

/**
 * Suspends a customer's organization (product.md 57): its sessions end, none of its people can sign in or be charged, its
 * keys are refused, and its credits pay for nobody. What was on hold before can still be captured or released. Nothing of it
 * is lost, and `resumeOrganization` lets it go on. Refuses the operator's own organization and a sandbox (NOT_FOUND), and
 * one that is suspended (CONFLICT). Needs the operator's *Manage Organizations*.
 */
export async function suspendOrganization(
	{ actor, db, clock }: VerbContext,
	{ organizationId, reason }: SuspendOrganizationInput,
): Promise<Result<null>> {
	if (!mayManageOrganizations(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const organization = await lockCustomer(tx, organizationId);
			if (!organization) return refuse("NOT_FOUND", "organizationNotFound");
			if (organization.closedAt) return refuse("CONFLICT", "organizationIsClosed", { name: organization.name });
			if (organization.suspendedAt) {
				return refuse("CONFLICT", "organizationIsSuspended", { name: organization.name });
			}
			await tx.prisma.organization.update({
				where: { id: organizationId },
				data: { suspendedAt: await tx.clock.now(tx.sql), suspendedById: actor.userId, suspendReason: reason },
			});
			await endSessionsOfOrganization(tx, organizationId);
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "organization.suspended",
				subject: { type: "organization", id: organizationId },
				reason,
			});
			return done(null);
		},
		{ clock },
	);
}

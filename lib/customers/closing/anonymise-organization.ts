import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { REMOVED_NAME, removedEmail } from "@/lib/people/removed-email.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { forgetUsers } from "@/lib/user-information/forget-users.ts";
import { lockCustomer } from "../lock-customer.ts";
import { mayManageOrganizations } from "../policy.ts";
import { lockEveryone } from "./lock-everyone.ts";
import type { AnonymiseOrganizationInput } from "./schema.ts";

/** What it is called from then on. */
const ANONYMOUS_NAME = "Closed organization";

/**
 * Erases the names and addresses of a closed organization's people, as if each had been removed (product.md 37), and its own
 * name and logo (product.md 57a). What was used and bought stays, under another name; so do invoices with whom they were billed to.
 * It can't be undone. Refuses a name that isn't the organization's (INVALID), one that isn't closed, and one that is
 * anonymised (CONFLICT). Needs *Manage Organizations*.
 */
export async function anonymiseOrganization(
	{ actor, db, clock }: VerbContext,
	{ organizationId, name }: AnonymiseOrganizationInput,
): Promise<Result<{ people: number }>> {
	if (!mayManageOrganizations(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const organization = await lockCustomer(tx, organizationId);
			if (!organization) return refuse("NOT_FOUND", "organizationNotFound");
			if (!organization.closedAt) return refuse("CONFLICT", "organizationIsNotClosed", { name: organization.name });
			if (organization.anonymisedAt) return refuse("CONFLICT", "organizationIsAnonymous");
			if (name !== organization.name) return refuse("INVALID", "nameIsAnother", {}, { field: "name" });
			const sandbox = await tx.prisma.organization.findUnique({ where: { sandboxOfId: organizationId } });
			const organizationIds = [organizationId, ...(sandbox ? [sandbox.id] : [])];
			const users = await lockEveryone(tx, { organizationIds, actorId: actor.userId });
			await forgetUsers(tx, { organizationId, users, actorId: actor.userId });
			await forgetOthers(tx, organizationIds);
			await tx.prisma.organization.updateMany({
				where: { id: { in: organizationIds } },
				data: { name: ANONYMOUS_NAME },
			});
			await tx.prisma.organizationLogo.deleteMany({ where: { organizationId: { in: organizationIds } } });
			const anonymisedAt = await tx.clock.now(tx.sql);
			await tx.prisma.organization.update({ where: { id: organizationId }, data: { anonymisedAt } });
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "organization.anonymised",
				subject: { type: "organization", id: organizationId },
				after: { people: users.length },
			});
			return done({ people: users.length });
		},
		{ clock },
	);
}

/** Whom it has written to and invited. */
async function forgetOthers(tx: Transaction, organizationIds: readonly string[]): Promise<void> {
	await tx.prisma.mail.deleteMany({ where: { organizationId: { in: [...organizationIds] } } });
	const invitations = await tx.prisma.invitation.findMany({
		where: { organizationId: { in: [...organizationIds] }, name: { not: REMOVED_NAME } },
		select: { id: true },
	});
	await tx.sql.execute(
		`UPDATE "invitation" SET "name" = $3, "email" = "forgotten"."email"
		FROM unnest($1::uuid[], $2::text[]) AS "forgotten" ("id", "email") WHERE "invitation"."id" = "forgotten"."id"`,
		[invitations.map(({ id }) => id), invitations.map(({ id }) => removedEmail(id)), REMOVED_NAME],
	);
}

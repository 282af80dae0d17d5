import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type ChangeableUser, lockOrganizations, lockUsersToChange } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { keepViewsPrivate } from "@/lib/saved-views/forget-views-of.ts";
import { moveKeys } from "@/lib/service-users/move-keys.ts";

/** What keeps a user where they are, whatever they are invited to. */
export type MoveObstacle = "operator" | "others";

/**
 * Why a user can't leave their organization for another one (product.md 39); null when they are its only person and can.
 */
export async function obstacleOfMove(prisma: Transaction["prisma"], actor: Actor): Promise<MoveObstacle | null> {
	const another = await prisma.user.findFirst({
		where: {
			organizationId: actor.organizationId,
			id: { not: actor.userId },
			kind: "person",
			status: { not: "removed" },
		},
		select: { id: true },
	});
	if (another) return "others";
	// Without this user, no one could run the deployment.
	return actor.isOperator ? "operator" : null;
}

/**
 * Locks a user, with the service users who come along, the organization that they leave and the one that they join, so that no one joins the one that is about
 * to be empty, and returns the user; null when they have left it already.
 */
export async function lockMove(
	tx: Transaction,
	{ actor, toOrganizationId }: { actor: Actor; toOrganizationId: string },
): Promise<ChangeableUser | null> {
	const { organizationId, userId } = actor;
	await lockOrganizations(tx, [organizationId, toOrganizationId]);
	const serviceUsers = await findServiceUsers(tx, organizationId);
	const users = await lockUsersToChange(tx, { organizationId, userIds: [userId, ...serviceUsers] });
	return users.get(userId) ?? null;
}

/** The refusal for a user who can't leave, naming what they would have to do. */
export function refusalToMove(obstacle: MoveObstacle, actor: Actor): Refusal {
	const organization = actor.organizationName;
	return refuse("CONFLICT", obstacle === "operator" ? "operatorCantLeave" : "organizationHasOthers", { organization });
}

/**
 * Moves the only person of an organization to another one (product.md 39), with its service users (product.md 39a).
 * Wallets, share groups, Billing Information, sessions and usage are the user's own and come along unchanged; orders that
 * they placed or that were credited to them are given the new organization. The old one stays, empty, for its audit log,
 * and no one can join it any more.
 */
export async function moveUser(
	tx: Transaction,
	{ actor, to }: { actor: Actor; to: { organizationId: string; userRoleId: string } },
): Promise<void> {
	const { organizationId: from, userId, name, email } = actor;
	await revokeInvitationsOf(tx, from);
	// A removed user's Credit Owner may not be in another organization.
	await tx.sql.execute(
		`UPDATE "user" SET "credit_owner_id" = "id"
		WHERE "organization_id" = $1::uuid AND "credit_owner_id" <> "id" AND "status" = 'removed'`,
		[from],
	);
	const serviceUsers = await findServiceUsers(tx, from);
	const movedIds = [userId, ...serviceUsers];
	// In one statement: a service user, its Credit Owner and its responsible person are of one organization.
	await tx.sql.execute(
		`UPDATE "user" SET "organization_id" = $2::uuid, "version" = "version" + 1,
			"user_role_id" = CASE "kind" WHEN 'person' THEN $3::uuid ELSE (
				SELECT "id" FROM "user_role" WHERE "organization_id" = $2::uuid AND "built_in" = 'member') END,
			"credit_owner_id" = CASE "kind" WHEN 'person' THEN "id" ELSE "credit_owner_id" END
		WHERE "id" = ANY ($1::uuid[])`,
		[movedIds, to.organizationId, to.userRoleId],
	);
	await moveKeys(tx, { actor, from, to: to.organizationId });
	await keepViewsPrivate(tx, userId);
	await tx.prisma.order.updateMany({
		where: { organizationId: from, OR: [{ buyerId: { in: movedIds } }, { beneficiaryId: { in: movedIds } }] },
		data: { organizationId: to.organizationId },
	});
	const subject = { type: "user", id: userId } as const;
	await recordAudits(tx, [
		{ actor, organizationId: from, action: "user.left", subject, before: { name, email } },
		{
			actor,
			organizationId: to.organizationId,
			action: "user.joined",
			subject,
			after: { name, email, userRoleId: to.userRoleId },
		},
		...serviceUsers.flatMap((id) => [
			{ actor, organizationId: from, action: "user.left" as const, subject: { type: "user" as const, id } },
			{
				actor,
				organizationId: to.organizationId,
				action: "user.joined" as const,
				subject: { type: "user" as const, id },
				after: { responsibleId: userId },
			},
		]),
	]);
}

/** Under the organization's lock they stay as they are. */
async function findServiceUsers(tx: Transaction, organizationId: string): Promise<string[]> {
	const found = await tx.prisma.user.findMany({
		where: { organizationId, kind: "service", status: { not: "removed" } },
		select: { id: true },
	});
	return found.map(({ id }) => id);
}

async function revokeInvitationsOf(tx: Transaction, organizationId: string): Promise<void> {
	await tx.prisma.invitation.updateMany({
		where: { organizationId, acceptedAt: null, revokedAt: null },
		data: { revokedAt: await tx.clock.now(tx.sql) },
	});
}

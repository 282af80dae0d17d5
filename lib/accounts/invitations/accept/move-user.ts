import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type LockedUser, lockUsers } from "@/lib/people/lock-users.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** What keeps somebody where he is, whatever he is invited to. */
export type MoveObstacle = "operator" | "others";

/** Why somebody can't leave his organization for another one (product.md 39); null where he is its only user and can. */
export async function obstacleOfMove(prisma: Transaction["prisma"], actor: Actor): Promise<MoveObstacle | null> {
	const another = await prisma.user.findFirst({
		where: { organizationId: actor.organizationId, id: { not: actor.userId }, status: { not: "removed" } },
		select: { id: true },
	});
	if (another) return "others";
	// Without him nobody could run the deployment.
	return actor.isOperator ? "operator" : null;
}

/**
 * Locks somebody with the organization that he leaves and the one that he joins, so that nobody joins the one that is
 * about to be empty, and answers him; null where he has left it already.
 */
export async function lockMove(
	tx: Transaction,
	{ actor, toOrganizationId }: { actor: Actor; toOrganizationId: string },
): Promise<LockedUser | null> {
	const { organizationId, userId } = actor;
	await tx.sql.query(`SELECT 1 FROM "organization" WHERE "id" = ANY ($1::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`, [
		[organizationId, toOrganizationId],
	]);
	const users = await lockUsers(tx, { organizationId, userIds: [userId] });
	return users.get(userId) ?? null;
}

/** The refusal for somebody who can't leave, naming what he would have to do. */
export function refusalOfMove(obstacle: MoveObstacle, actor: Actor): Refusal {
	const organization = actor.organizationName;
	return refuse("CONFLICT", obstacle === "operator" ? "operatorCantLeave" : "organizationHasOthers", { organization });
}

/**
 * Moves the only user of an organization to another one (product.md 39). Wallets, share groups, Billing Information,
 * sessions and what he used are his own and come along as they are; orders that he placed or that were credited to him
 * are told the new organization. The old one stays, empty, for its audit log, and nobody can join it any more.
 */
export async function moveUser(
	tx: Transaction,
	{ actor, to }: { actor: Actor; to: { organizationId: string; userRoleId: string } },
): Promise<void> {
	const { organizationId: from, userId, name, email } = actor;
	await revokeInvitationsOf(tx, from);
	// Nobody who was removed keeps his credits in use across organizations.
	await tx.sql.query(
		`UPDATE "user" SET "credit_owner_id" = "id"
		WHERE "organization_id" = $1::uuid AND "credit_owner_id" <> "id" RETURNING "id"`,
		[from],
	);
	await tx.prisma.user.update({
		where: { id: userId },
		data: {
			organizationId: to.organizationId,
			userRoleId: to.userRoleId,
			creditOwnerId: userId,
			version: { increment: 1 },
		},
	});
	await tx.prisma.order.updateMany({
		where: { organizationId: from, OR: [{ buyerId: userId }, { beneficiaryId: userId }] },
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
	]);
}

async function revokeInvitationsOf(tx: Transaction, organizationId: string): Promise<void> {
	await tx.prisma.invitation.updateMany({
		where: { organizationId, acceptedAt: null, revokedAt: null },
		data: { revokedAt: await tx.clock.now(tx.sql) },
	});
}

import type { InvitationEnd } from "@/generated/prisma/enums.ts";
import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { endOfInvitation, type Inviter } from "./policy.ts";

interface Granted extends Inviter {
	readonly invitedById: string;
	readonly userRoleId: string;
	readonly roleRights: readonly UserRight[];
}

const OPEN = `"invitation"."accepted_at" IS NULL AND "invitation"."revoked_at" IS NULL`;

/** Whether an open invitation is one that its inviter may still send. Final only after `lockOrganizations`. */
export async function isStillGranted(tx: Pick<Transaction, "sql">, invitationId: string): Promise<boolean> {
	const [granted] = await readGranted(tx, { where: `"invitation"."id" = $1::uuid`, value: invitationId });
	return granted !== undefined && endOfInvitation(granted, granted.roleRights) === null;
}

/**
 * Ends the open invitations of an organization whose inviters may not send them any more, after a change of a user's
 * role or status or of a role's rights, in its transaction. The organization is locked.
 */
export async function endUngrantedInvitations(tx: Transaction, { actor }: { actor: Actor }): Promise<void> {
	const { organizationId } = actor;
	const where = `"invitation"."organization_id" = $1::uuid`;
	for (const granted of await readGranted(tx, { where, value: organizationId })) {
		const endedBecause = endOfInvitation(granted, granted.roleRights);
		if (endedBecause) await endInvitations(tx, { actor, granted, endedBecause });
	}
}

/** Each inviter with each role that they invited with. */
async function readGranted(
	{ sql }: Pick<Transaction, "sql">,
	{ where, value }: { where: string; value: string },
): Promise<Granted[]> {
	return sql.query<Granted>(
		`SELECT DISTINCT "invited_by_id" AS "invitedById", "invitation"."user_role_id" AS "userRoleId",
			"inviter"."status"::text AS "status",
			"inviter"."organization_id" = "invitation"."organization_id" AS "isOfOrganization",
			"own"."rights"::text[] AS "rights", "invited"."rights"::text[] AS "roleRights"
		FROM "invitation"
		JOIN "user" AS "inviter" ON "inviter"."id" = "invited_by_id"
		JOIN "user_role" AS "own" ON "own"."id" = "inviter"."user_role_id"
		JOIN "user_role" AS "invited" ON "invited"."id" = "invitation"."user_role_id"
		WHERE ${where} AND ${OPEN}`,
		[value],
	);
}

async function endInvitations(
	tx: Transaction,
	{ actor, granted, endedBecause }: { actor: Actor; granted: Granted; endedBecause: InvitationEnd },
): Promise<void> {
	const { organizationId } = actor;
	const ended = await tx.sql.query<{ id: string; name: string; email: string }>(
		`UPDATE "invitation" SET "revoked_at" = $4::timestamptz, "ended_because" = $5::"invitation_end"
		WHERE "organization_id" = $1::uuid AND "invited_by_id" = $2::uuid AND "user_role_id" = $3::uuid AND ${OPEN}
		RETURNING "id", "name", "email"`,
		[organizationId, granted.invitedById, granted.userRoleId, await tx.clock.now(tx.sql), endedBecause],
	);
	await recordAudits(
		tx,
		ended.map(({ id, name, email }) => ({
			actor,
			organizationId,
			action: "invitation.ended" as const,
			subject: { type: "invitation" as const, id },
			before: { name, email },
			after: { endedBecause },
		})),
	);
}

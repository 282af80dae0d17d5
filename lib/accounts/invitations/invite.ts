import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { placeKey } from "@/lib/auth/requests/client-address.ts";
import { enqueueMails } from "@/lib/outbox/enqueue-mail.ts";
import { newEmail, personFields } from "@/lib/people/schema.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { CheckedInvitee } from "./check-invitees.ts";
import { INVITATION_DAYS } from "./schema.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export type GoodInvitee = Extract<CheckedInvitee, { problem: null }>;

/** When an invitation that is sent now ends. */
export function invitationEnd(now: Date): Date {
	return new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
}

/** Invites these people and writes to each, all at one instant; the organization is locked, and each was checked. */
export async function invite(
	tx: Transaction,
	{ actor, invitees, ipAddress }: { actor: Actor; invitees: readonly GoodInvitee[]; ipAddress?: string },
): Promise<string[]> {
	const { organizationId, userId: invitedById } = actor;
	const now = await tx.clock.now(tx.sql);
	const rows = invitees.map(({ invitee, userRoleId }) => {
		const [name, email] = [personFields.name.parse(invitee.name), newEmail.parse(invitee.email)];
		return { id: newId(), organizationId, invitedById, name, email, userRoleId };
	});
	await replaceEarlier(tx, { organizationId, emails: rows.map(({ email }) => email), now });
	const times = { createdAt: now, lastSentAt: now, expiresAt: invitationEnd(now) };
	await tx.prisma.invitation.createMany({ data: rows.map((row) => ({ ...row, ...times })) });
	await recordAudits(
		tx,
		rows.map(({ id, name, email, userRoleId }) => ({
			actor,
			organizationId,
			action: "invitation.created" as const,
			subject: { type: "invitation" as const, id },
			after: { name, email, userRoleId },
		})),
	);
	await sendInvitations(tx, { actor, invitations: rows, ipAddress });
	return rows.map(({ id }) => id);
}

interface Invited {
	readonly id: string;
	readonly email: string;
}

/** Writes to the invited addresses; whether one has an account elsewhere is deliberately not checked. */
export async function sendInvitations(
	tx: Transaction,
	{ actor, invitations, ipAddress }: { actor: Actor; invitations: readonly Invited[]; ipAddress?: string },
): Promise<void> {
	const { organizationId, language } = actor;
	await enqueueMails(
		tx,
		invitations.map(({ id: invitationId, email }) => ({
			kind: "invitation",
			to: { email, name: null, userId: null, organizationId, language },
			facts: { invitationId },
		})),
		{ place: ipAddress === undefined ? null : placeKey(ipAddress) },
	);
}

/** Invitations that expired or ended with their inviter make room for another to the same address. */
async function replaceEarlier(
	tx: Transaction,
	{ organizationId, emails, now }: { organizationId: string; emails: readonly string[]; now: Date },
): Promise<void> {
	await tx.sql.execute(
		`UPDATE "invitation" SET "revoked_at" = coalesce("revoked_at", $3::timestamptz), "ended_because" = NULL
		WHERE "organization_id" = $1::uuid AND lower("email") = ANY ($2::text[]) AND "accepted_at" IS NULL
			AND ("ended_because" IS NOT NULL OR ("revoked_at" IS NULL AND "expires_at" <= $3::timestamptz))`,
		[organizationId, emails.map((email) => email.toLowerCase()), now],
	);
}

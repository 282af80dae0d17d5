import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { hasPaid } from "@/lib/organizations/has-paid.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { isMailboxFull } from "@/lib/outbox/limits.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";

/** How often an hour a new address of one user is written to, so that no one can fill another's mailbox. */
export const EMAIL_CHANGES_AN_HOUR = 5;
/**
 * How often a mailbox is written to in 24 hours as somebody's new address, for whichever users of organizations that
 * have never paid.
 */
export const EMAIL_CHANGES_TO_MAILBOX_A_DAY = 5;
/** And for those of all together: organizations that have never paid can't use up what others may send. */
export const EMAIL_CHANGES_TO_MAILBOX_FROM_ALL_A_DAY = 10;

/** Whether two addresses are one: they match case-insensitively (product.md 22). */
export function isSameEmail(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** The address that a user is to have: the pending one, or else their own. */
export function enteredEmail({ email, pendingEmail }: Pick<ChangeableUser, "email" | "pendingEmail">): string {
	return pendingEmail ?? email;
}

/**
 * Stores an address as pending and writes to it; the old one counts until the mailbox confirms (product.md 21). Whether
 * it belongs to another user is not checked before it is confirmed, so that this doesn't reveal who has an account. The
 * user is locked.
 */
export async function requestEmail(
	tx: Transaction,
	{ actor, user, email }: { actor: Actor; user: ChangeableUser; email: string },
): Promise<Result<null>> {
	const sent = await sendEmailChange(tx, { organizationId: actor.organizationId, user, email });
	if (!sent.ok) return sent;
	await tx.prisma.user.update({
		where: { id: user.id },
		data: { pendingEmail: email, version: { increment: 1 } },
	});
	await recordAudit(tx, {
		actor,
		organizationId: actor.organizationId,
		action: "user.email_change_requested",
		subject: { type: "user", id: user.id },
		before: { pendingEmail: user.pendingEmail },
		after: { pendingEmail: email },
	});
	return done(null);
}

/** Writes to the pending address; refused when that was done too often, for this user or to this mailbox. */
export async function sendEmailChange(
	tx: Transaction,
	{ organizationId, user, email }: { organizationId: string; user: ChangeableUser; email: string },
): Promise<Result<null>> {
	const [row] = await tx.sql.query<{ count: number }>(
		`SELECT count(*)::int AS "count" FROM "mail"
		WHERE "kind" = 'email_change' AND "user_id" = $1::uuid AND "created_at" > $2::timestamptz - interval '1 hour'`,
		[user.id, await tx.clock.now(tx.sql)],
	);
	const count = row?.count ?? 0;
	if (count >= EMAIL_CHANGES_AN_HOUR) {
		return refuse("TOO_MANY_REQUESTS", "tooManyEmailChanges", { count }, { field: "email" });
	}
	const isTrusted = await hasPaid(tx.sql, organizationId);
	const most = isTrusted ? EMAIL_CHANGES_TO_MAILBOX_FROM_ALL_A_DAY : EMAIL_CHANGES_TO_MAILBOX_A_DAY;
	if (await isMailboxFull(tx, { kind: "email_change", email, most })) {
		return refuse("TOO_MANY_REQUESTS", "newEmailWrittenToOften", { email }, { field: "email" });
	}
	const { id: userId, name, language } = user;
	await enqueueMail(tx, {
		kind: "email_change",
		to: { email, name, userId, organizationId, language },
		facts: { userId },
	});
	return done(null);
}

/** Discards the pending address; its link stops working. The user is locked. */
export async function dropPendingEmail(
	tx: Transaction,
	{ actor, user }: { actor: Actor; user: ChangeableUser },
): Promise<void> {
	if (user.pendingEmail === null) return;
	await tx.prisma.user.update({ where: { id: user.id }, data: { pendingEmail: null, version: { increment: 1 } } });
	await recordAudit(tx, {
		actor,
		organizationId: actor.organizationId,
		action: "user.email_change_cancelled",
		subject: { type: "user", id: user.id },
		before: { pendingEmail: user.pendingEmail },
		after: { pendingEmail: null },
	});
}

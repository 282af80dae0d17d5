import { hasPaid } from "@/lib/organizations/has-paid.ts";
import { isPlaceFull } from "@/lib/outbox/limits.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { mailboxOf } from "@/lib/text/addresses/match-keys.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many invitations an organization sends in 24 hours at most, so that no organization can send mail in bulk. */
export const INVITATIONS_A_DAY = 2_000;
/** While it has never paid for anything; all such organizations together send so many from one place (`MAILS_A_DAY_FROM_PLACE`). */
export const INVITATIONS_A_DAY_UNPAID = 30;

/** How many of them to one mailbox, however it is written, and however often it is invited again. */
export const INVITATIONS_TO_MAILBOX_A_DAY = 3;
/**
 * How many a mailbox gets from all organizations together. Those that have never paid stop at the number above, so that
 * they can't use up what others may send.
 */
export const INVITATIONS_TO_MAILBOX_FROM_ALL_A_DAY = 10;

/** What was sent in the last 24 hours, first invitations and again, and what is about to be. */
export interface SentToday {
	readonly hasPaid: boolean;
	/** By this organization. */
	total: number;
	/** By this organization and by all of them, for each mailbox that was asked about. */
	readonly own: Map<string, number>;
	readonly all: Map<string, number>;
}

/** One after another for each mailbox, whichever organization sends. The organization is locked. */
export async function readSentToday(
	tx: Transaction,
	{ organizationId, emails }: { organizationId: string; emails: readonly string[] },
): Promise<SentToday> {
	const mailboxes = [...new Set(emails.map(mailboxOfEmail))];
	await lockMailboxes(tx, mailboxes);
	const since = await dayAgo(tx);
	const total = await tx.prisma.mail.count({
		where: { organizationId, kind: "invitation", createdAt: { gt: since } },
	});
	const rows = await tx.sql.query<{ mailbox: string; own: number; all: number }>(
		`SELECT "mailbox", count(*)::int AS "all", count(*) FILTER (WHERE "organization_id" = $2::uuid)::int AS "own"
		FROM "mail" WHERE "mailbox" = ANY ($1::text[]) AND "kind" = 'invitation' AND "created_at" > $3::timestamptz
		GROUP BY "mailbox"`,
		[mailboxes, organizationId, since],
	);
	return {
		hasPaid: await hasPaid(tx.sql, organizationId),
		total,
		own: new Map(rows.map(({ mailbox, own }) => [mailbox, own])),
		all: new Map(rows.map(({ mailbox, all }) => [mailbox, all])),
	};
}

/** Counts one more invitation to this address and says whether it may be sent. */
export function countOneMore(sent: SentToday, email: string): boolean {
	const mailbox = mailboxOfEmail(email);
	const [own, all] = [(sent.own.get(mailbox) ?? 0) + 1, (sent.all.get(mailbox) ?? 0) + 1];
	sent.own.set(mailbox, own);
	sent.all.set(mailbox, all);
	const most = sent.hasPaid ? INVITATIONS_TO_MAILBOX_FROM_ALL_A_DAY : INVITATIONS_TO_MAILBOX_A_DAY;
	return own <= INVITATIONS_TO_MAILBOX_A_DAY && all <= most;
}

/**
 * Refuses more invitations than an organization has left for today, or than are left for the place that they are sent
 * from while the organization has never paid. The organization is locked.
 */
export async function refusalToInviteMore(
	tx: Transaction,
	{ sent, count, ipAddress }: { sent: SentToday; count: number; ipAddress?: string },
): Promise<Refusal | null> {
	if (count === 0) return null;
	const most = sent.hasPaid ? INVITATIONS_A_DAY : INVITATIONS_A_DAY_UNPAID;
	const left = Math.max(0, most - sent.total);
	if (count > left) return refuse("TOO_MANY_REQUESTS", "tooManyInvitations", { most, left });
	if (sent.hasPaid || ipAddress === undefined) return null;
	const areTooMany = await isPlaceFull(tx, { ipAddress, count });
	return areTooMany ? refuse("TOO_MANY_REQUESTS", "tooManyInvitationsFromHere") : null;
}

/** The refusal for an address whose mailbox was written to often enough. */
export function refuseForMailbox(email: string, at: { field?: string } = {}): Refusal {
	return refuse("TOO_MANY_REQUESTS", "inviteeWrittenToOften", { email, most: INVITATIONS_TO_MAILBOX_A_DAY }, at);
}

const mailboxOfEmail = (email: string): string => mailboxOf(email.toLowerCase());

async function dayAgo(tx: Transaction): Promise<Date> {
	return new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS);
}

const MAILBOX_LOCKS = 64;

/** A few locks for however many mailboxes, always in the same order. */
async function lockMailboxes(tx: Transaction, mailboxes: readonly string[]): Promise<void> {
	const buckets = mailboxes.map((mailbox) => {
		const sum = [...mailbox].reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7);
		return sum % MAILBOX_LOCKS;
	});
	await lockKeys(
		tx.sql,
		"mailboxes",
		buckets.map((bucket) => `invited:${bucket}`),
	);
}

import type { MailStatus } from "@/generated/prisma/enums.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { mailboxOf } from "@/lib/text/addresses/match-keys.ts";

/** How many welcome mails one creator's groups send to one mailbox in 24 hours at most, however it is written. */
export const WELCOME_MAILS_TO_MAILBOX_A_DAY = 3;
/** And the groups of all creators together, of whatever organizations. */
export const WELCOME_MAILS_TO_MAILBOX_FROM_ALL_A_DAY = 10;

const DAY_MS = 24 * 60 * 60 * 1000;
const ON_THEIR_WAY: MailStatus[] = ["sending", "sent", "maybe_sent", "kept"];

/**
 * Of these mailboxes, those that all creators together have sent enough today, mails that wait included. Another
 * creator's mails count once they are committed; `isFullAtDelivery` decides about those of the same instant.
 */
export async function readFullMailboxes(
	sql: Sql,
	{ mailboxes, now }: { mailboxes: readonly string[]; now: Date },
): Promise<Set<string>> {
	const rows = await sql.query<{ mailbox: string }>(
		`SELECT "mailbox" FROM "mail"
		WHERE "mailbox" = ANY ($1::text[]) AND "kind" = 'share_group_welcome' AND "created_at" > $2::timestamptz
			AND "status" NOT IN ('obsolete', 'failed')
		GROUP BY "mailbox" HAVING count(*) >= $3::int`,
		[mailboxes, new Date(now.getTime() - DAY_MS), WELCOME_MAILS_TO_MAILBOX_FROM_ALL_A_DAY],
	);
	return new Set(rows.map(({ mailbox }) => mailbox));
}

/**
 * Whether a mailbox has had its welcome mails of the day when another is about to go out: those that are on their way
 * or have arrived. Deliveries take turns for each mailbox.
 */
export async function isFullAtDelivery(tx: Transaction, { email }: { email: string }): Promise<boolean> {
	const mailbox = mailboxOf(email.toLowerCase());
	await lockKeys(tx.sql, "mailboxes", [`welcome:${mailbox}`]);
	const createdAt = { gt: new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS) };
	const status = { in: ON_THEIR_WAY };
	const had = await tx.prisma.mail.count({ where: { mailbox, kind: "share_group_welcome", createdAt, status } });
	return had >= WELCOME_MAILS_TO_MAILBOX_FROM_ALL_A_DAY;
}

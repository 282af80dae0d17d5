import { placeKey } from "@/lib/auth/requests/client-address.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { mailboxOf } from "@/lib/text/addresses/match-keys.ts";
import type { MailKind } from "./mail-kinds.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * How many mails to possible strangers all organizations that have never paid together send from one place in 24 hours:
 * invitations, and billing emails to confirm. Organizations that have paid are not counted by place.
 */
export const MAILS_A_DAY_FROM_PLACE = 60;

/** Whether this many more from this place are too many. Callers take turns for each place. */
export async function isPlaceFull(
	tx: Transaction,
	{ ipAddress, count }: { ipAddress: string; count: number },
): Promise<boolean> {
	const place = placeKey(ipAddress);
	await lockKeys(tx.sql, "places", [place]);
	const createdAt = { gt: new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS) };
	return (await tx.prisma.mail.count({ where: { place, createdAt } })) + count > MAILS_A_DAY_FROM_PLACE;
}

/**
 * Whether a mailbox, however it is written, was sent this many mails of a kind in the last 24 hours, by anyone. Callers
 * take turns for each mailbox.
 */
export async function isMailboxFull(
	tx: Transaction,
	{ kind, email, most }: { kind: MailKind; email: string; most: number },
): Promise<boolean> {
	const mailbox = mailboxOf(email.toLowerCase());
	await lockKeys(tx.sql, "mailboxes", [`${kind}:${mailbox}`]);
	const createdAt = { gt: new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS) };
	return (await tx.prisma.mail.count({ where: { kind, mailbox, createdAt } })) >= most;
}

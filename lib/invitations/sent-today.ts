import { mailboxOf } from "@/lib/match-addresses.ts";
import { type Refusal, refuse } from "@/lib/refusal.ts";
import type { Transaction } from "@/lib/transaction.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many invitations an organization sends in 24 hours at most, so that nobody sends the world mail from here. */
export const INVITATIONS_A_DAY = 2_000;

/** How many of them to one mailbox, whatever its plus-tag, and however often it is invited anew. */
export const INVITATIONS_TO_MAILBOX_A_DAY = 3;

/** How many invitations each mailbox was sent by an organization in the last 24 hours, first ones and again. */
export async function readSentToday(tx: Transaction, organizationId: string): Promise<Map<string, number>> {
	const since = new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS);
	const mails = await tx.prisma.mail.findMany({
		where: { organizationId, kind: "invitation", createdAt: { gt: since } },
		select: { recipientEmail: true },
	});
	const sent = new Map<string, number>();
	for (const { recipientEmail } of mails) countOneMore(sent, recipientEmail);
	return sent;
}

/** Counts one more to this address, and says whether it may be sent. */
export function countOneMore(sent: Map<string, number>, email: string): boolean {
	const mailbox = mailboxOf(email.toLowerCase());
	const count = (sent.get(mailbox) ?? 0) + 1;
	sent.set(mailbox, count);
	return count <= INVITATIONS_TO_MAILBOX_A_DAY;
}

/** Refuses more invitations than an organization has left for today. The organization is locked. */
export async function refusalOfCount(
	tx: Transaction,
	{ organizationId, count }: { organizationId: string; count: number },
): Promise<Refusal | null> {
	const sent = await readSentToday(tx, organizationId);
	const left = Math.max(0, INVITATIONS_A_DAY - [...sent.values()].reduce((sum, one) => sum + one, 0));
	return count > left ? refuse("TOO_MANY_REQUESTS", "tooManyInvitations", { most: INVITATIONS_A_DAY, left }) : null;
}

/** The refusal for an address whose mailbox was written to often enough. */
export function refuseForMailbox(email: string, at: { field?: string } = {}): Refusal {
	return refuse("TOO_MANY_REQUESTS", "inviteeWrittenToOften", { email, most: INVITATIONS_TO_MAILBOX_A_DAY }, at);
}

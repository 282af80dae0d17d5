import { mailboxOf } from "@/lib/match-addresses.ts";
import { hasPaid } from "@/lib/organizations/has-paid.ts";
import type { Transaction } from "@/lib/transaction.ts";

/**
 * How many mails about orders go to one billing email in 24 hours at most, whoever gave it: nobody has confirmed it, so
 * that it may be a stranger's. The second number is for an organization that has never paid.
 */
export const BILLING_MAILS_A_DAY = 20;
export const BILLING_MAILS_A_DAY_UNPAID = 2;

/** Whether one more mail about an order may go to this billing email. Counted one after another for each mailbox. */
export async function mayMailBilling(
	tx: Transaction,
	{ email, organizationId }: { email: string; organizationId: string | null },
): Promise<boolean> {
	const mailbox = mailboxOf(email.toLowerCase());
	await tx.sql.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`billing_mail:${mailbox}`]);
	const now = await tx.clock.now(tx.sql);
	const sent = await tx.prisma.mail.count({
		where: {
			mailbox,
			kind: { in: ["order_placed", "receipt", "order_closed"] },
			createdAt: { gt: new Date(now.getTime() - 86_400_000) },
		},
	});
	const trusted = organizationId !== null && (await hasPaid(tx.sql, organizationId));
	return sent < (trusted ? BILLING_MAILS_A_DAY : BILLING_MAILS_A_DAY_UNPAID);
}

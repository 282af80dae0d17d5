import type { VisitorContext } from "@/lib/actions/verb.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { mailboxOf } from "@/lib/text/addresses/match-keys.ts";
import type { StopMailInput } from "./schema.ts";
import { readStopToken } from "./stop-token.ts";

/**
 * Ends mail to the mailbox that the link was sent to, however it is written, from every sender: welcome mails, and
 * whatever else goes to an address without an account, such as invitations (product.md 23). What its owner can
 * spend stays, and what they are told as a user. Done once or twice, it has one effect. NOT_FOUND where the link is no
 * good.
 */
export async function stopMail(context: VisitorContext, input: StopMailInput): Promise<Result<{ address: string }>> {
	return changeStop(context, input, async (tx, mailbox) => {
		await tx.sql.execute(
			`INSERT INTO "mail_stop" ("address", "stopped_at") VALUES ($1, $2::timestamptz) ON CONFLICT DO NOTHING`,
			[mailbox, await tx.clock.now(tx.sql)],
		);
	});
}

/** Takes that back, for a mailbox whose owner wants to sign up or be invited after all. */
export async function resumeMail(context: VisitorContext, input: StopMailInput): Promise<Result<{ address: string }>> {
	return changeStop(context, input, async (tx, mailbox) => {
		await tx.prisma.mailStop.deleteMany({ where: { address: mailbox } });
	});
}

async function changeStop(
	{ db, clock }: VisitorContext,
	{ token }: StopMailInput,
	change: (tx: Transaction, mailbox: string) => Promise<void>,
): Promise<Result<{ address: string }>> {
	const address = readStopToken(token);
	if (!address) return refuse("NOT_FOUND", "stopLinkNotGood");
	return transact(
		db,
		async (tx) => {
			await change(tx, mailboxOf(address));
			return done({ address });
		},
		{ clock },
	);
}

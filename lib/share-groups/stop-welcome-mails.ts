import { mailboxOf } from "@/lib/match-addresses.ts";
import { done, refuse } from "@/lib/refusal.ts";
import { transact } from "@/lib/transaction.ts";
import type { VisitorVerb } from "@/lib/verb.ts";
import type { StopWelcomeMailsInput } from "./schema.ts";
import { readStopToken } from "./stop-link.ts";

/**
 * Ends welcome mails to the mailbox that the link was sent to, whatever plus-tag it is written with, from everybody, for
 * good; what its owner can spend stays (product.md 23). Done once or twice, it has one effect.
 */
export const stopWelcomeMails: VisitorVerb<StopWelcomeMailsInput, { address: string }> = async (
	{ db, clock },
	{ token },
) => {
	const address = readStopToken(token);
	if (!address) return refuse("NOT_FOUND", "stopLinkNotGood");
	return transact(
		db,
		async (tx) => {
			await tx.sql.query(
				`INSERT INTO "welcome_mail_stop" ("address", "stopped_at") VALUES ($1, $2::timestamptz)
				ON CONFLICT DO NOTHING RETURNING "address"`,
				[mailboxOf(address), await tx.clock.now(tx.sql)],
			);
			return done({ address });
		},
		{ clock },
	);
};

import type { VerbContext } from "@/lib/actions/verb.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { isBillingEmailConfirmed } from "./is-billing-email-confirmed.ts";
import { readBillingInformation } from "./queries.ts";
import { sendBillingConfirmation } from "./send-billing-confirmation.ts";

/**
 * Writes again to the actor's billing email, a few times a day at most; the link of the earlier mail stops working.
 * Refused where it needs no confirmation, or was confirmed in the meantime (CONFLICT).
 */
export async function sendBillingConfirmationAgain(context: VerbContext): Promise<Result<{ billingEmail: string }>> {
	const { userId, organizationId, language, email: ownEmail } = context.actor;
	return transact(
		context.db,
		async (tx) => {
			await lockUserBesideCharges(tx, userId);
			const stored = await readBillingInformation({ actor: context.actor, db: tx.prisma });
			if (!stored || (await isBillingEmailConfirmed(tx.prisma, { userId, ownEmail, ...stored }))) {
				return refuse("CONFLICT", "billingEmailNeedsNoConfirmation");
			}
			const { billingEmail } = stored;
			const user = { id: userId, organizationId, language };
			const sent = await sendBillingConfirmation(tx, { user, email: billingEmail, ipAddress: context.ipAddress });
			return sent.ok ? done({ billingEmail }) : sent;
		},
		{ clock: context.clock },
	);
}

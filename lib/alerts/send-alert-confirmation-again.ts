import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";
import { lockOwnAlert } from "./lock-own-alerts.ts";
import type { SendAlertConfirmationAgainInput } from "./schema.ts";
import { askReceivers } from "./set-receivers.ts";

/**
 * Asks a receiver of an alert of the actor's own again, a few times a day at most; the link of the earlier mail stops
 * working. Refused with NOT_FOUND where there is no such receiver, CONFLICT where they have agreed, TOO_MANY_REQUESTS.
 */
export async function sendAlertConfirmationAgain(
	{ actor: by, db, clock, ipAddress }: VerbContext,
	{ alertId, email }: SendAlertConfirmationAgainInput,
): Promise<Result<{ email: string }>> {
	return transact(
		db,
		async (tx) => {
			const own = await lockOwnAlert(tx, by, alertId);
			if (!own.ok) return own;
			const { actor, receivers } = own.value;
			const receiver = receivers.find(({ address }) => address === normalizeAddress(email));
			if (!receiver) return refuse("NOT_FOUND", "receiverNotFound");
			const { address } = receiver;
			const where = { userId: actor.userId, address };
			if ((await tx.prisma.confirmedAlertEmail.count({ where })) > 0) return refuse("CONFLICT", "receiverHasAgreed");
			const unasked = await askReceivers(tx, { actor, receivers: [receiver], ipAddress });
			if (unasked > 0) return refuse("TOO_MANY_REQUESTS", "receiverWrittenToOften", { email: receiver.email });
			return done({ email: receiver.email });
		},
		{ clock },
	);
}

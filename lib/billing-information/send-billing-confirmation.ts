import { placeKey } from "@/lib/auth/requests/client-address.ts";
import { hasPaid } from "@/lib/organizations/has-paid.ts";
import { enqueueMails } from "@/lib/outbox/enqueue-mail.ts";
import { isMailboxFull, isPlaceFull } from "@/lib/outbox/limits.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many confirmations one user can request in 24 hours, for whatever addresses. */
export const CONFIRMATIONS_A_DAY = 5;
/**
 * How many one mailbox gets in 24 hours at the request of organizations that have never paid, however it is written.
 */
export const CONFIRMATIONS_TO_MAILBOX_A_DAY = 3;
/** And at the request of all together: organizations that have never paid can't use up what others may send. */
export const CONFIRMATIONS_TO_MAILBOX_FROM_ALL_A_DAY = 10;

/** The user who gave the address. */
interface Asker {
	readonly id: string;
	readonly organizationId: string;
	readonly language: string;
}

/**
 * Tells a billing email that it was given as one; the mail carries no words of the user's (product.md 10). Refused
 * where the user requested enough in a day, the mailbox was written to enough, or, while the organization has never
 * paid, enough was sent from the same place. The user is locked.
 */
export async function sendBillingConfirmation(
	tx: Transaction,
	{ user, email, ipAddress }: { user: Asker; email: string; ipAddress?: string },
): Promise<Result<null>> {
	const createdAt = { gt: new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS) };
	const asked = await tx.prisma.mail.count({ where: { kind: "billing_email", userId: user.id, createdAt } });
	if (asked >= CONFIRMATIONS_A_DAY) return refuse("TOO_MANY_REQUESTS", "tooManyBillingConfirmations", { most: asked });
	const isTrusted = await hasPaid(tx.sql, user.organizationId);
	const most = isTrusted ? CONFIRMATIONS_TO_MAILBOX_FROM_ALL_A_DAY : CONFIRMATIONS_TO_MAILBOX_A_DAY;
	if (await isMailboxFull(tx, { kind: "billing_email", email, most })) {
		return refuse("TOO_MANY_REQUESTS", "billingEmailWrittenToOften", { email });
	}
	if (!isTrusted && ipAddress !== undefined && (await isPlaceFull(tx, { ipAddress, count: 1 }))) {
		return refuse("TOO_MANY_REQUESTS", "tooManyBillingConfirmationsFromHere");
	}
	const { id: userId, organizationId, language } = user;
	const to = { email, name: null, userId, organizationId, language };
	await enqueueMails(tx, [{ kind: "billing_email", to, facts: { userId } }], {
		place: ipAddress === undefined ? null : placeKey(ipAddress),
	});
	return done(null);
}

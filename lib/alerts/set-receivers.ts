import type { Actor } from "@/lib/auth/actor.ts";
import { placeKey } from "@/lib/auth/requests/client-address.ts";
import { hasPaid } from "@/lib/organizations/has-paid.ts";
import { enqueueMails } from "@/lib/outbox/enqueue-mail.ts";
import { isMailboxFull, isPlaceFull } from "@/lib/outbox/limits.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { enteredAddress } from "@/lib/text/addresses/mail-address.ts";
import { mailboxOf, normalizeAddress } from "@/lib/text/addresses/match-keys.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many confirmations one user can ask for in 24 hours, of whatever addresses. */
export const CONFIRMATIONS_A_DAY = 20;
/** How many one mailbox gets in 24 hours at the request of organizations that have never paid, and of all together. */
const TO_MAILBOX_A_DAY = 3;
const TO_MAILBOX_FROM_ALL_A_DAY = 10;

/** An address as it is stored, and as it is compared. */
export interface Receiver {
	readonly email: string;
	readonly address: string;
}

/** The addresses that were typed, each once, without the actor's own: they are told anyway. INVALID names the first that isn't an address. */
export function receiversOf(actor: Pick<Actor, "email">, typed: readonly string[]): Result<Receiver[]> {
	const own = normalizeAddress(actor.email);
	const receivers = new Map<string, Receiver>();
	for (const text of typed) {
		const email = enteredAddress(text);
		const address = email && normalizeAddress(email);
		if (!email || !address) {
			return refuse("INVALID", "notAReceiver", { address: text.slice(0, 100) }, { field: "receivers" });
		}
		if (address !== own && !receivers.has(address)) receivers.set(address, { email, address });
	}
	return done([...receivers.values()]);
}

/**
 * Makes these the receivers of an alert, and asks those who are new and have not agreed yet: nothing is sent to them before
 * they do (product.md 28c). Returns how many could not be asked now, because enough was written to them, by the user or from
 * the place; they can be asked again later.
 */
export async function setReceivers(
	tx: Transaction,
	{
		alertId,
		actor,
		receivers,
		ipAddress,
	}: { alertId: string; actor: Actor; receivers: readonly Receiver[]; ipAddress?: string },
): Promise<{ readonly unasked: number }> {
	const before = await tx.prisma.alertReceiver.findMany({ where: { alertId } });
	const known = new Set(before.map(({ address }) => address));
	const added = receivers.filter(({ address }) => !known.has(address));
	await tx.prisma.alertReceiver.deleteMany({
		where: { alertId, address: { notIn: receivers.map(({ address }) => address) } },
	});
	await tx.prisma.alertReceiver.createMany({ data: added.map((one) => ({ alertId, ...one })) });
	const confirmed = await tx.prisma.confirmedAlertEmail.findMany({ where: { userId: actor.userId } });
	const agreed = new Set(confirmed.map(({ address }) => address));
	const asked = added.filter(({ address }) => !agreed.has(address));
	return { unasked: await askReceivers(tx, { actor, receivers: asked, ipAddress }) };
}

/**
 * Asks each of these addresses whether it wants a user's alerts; the mail carries no words of the user's. The user is
 * locked. Returns how many were not written to.
 */
export async function askReceivers(
	tx: Transaction,
	{ actor, receivers, ipAddress }: { actor: Actor; receivers: readonly Receiver[]; ipAddress?: string },
): Promise<number> {
	if (receivers.length === 0) return 0;
	const { userId, organizationId, language } = actor;
	const createdAt = { gt: new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS) };
	const before = await tx.prisma.mail.count({ where: { kind: "alert_email", userId, createdAt } });
	const isTrusted = await hasPaid(tx.sql, organizationId);
	const most = isTrusted ? TO_MAILBOX_FROM_ALL_A_DAY : TO_MAILBOX_A_DAY;
	const wanted: Receiver[] = [];
	// Mailboxes are locked in their order, and before places.
	for (const receiver of receivers.toSorted((one, other) =>
		mailboxOf(one.address) < mailboxOf(other.address) ? -1 : 1,
	)) {
		const isFull = await isMailboxFull(tx, { kind: "alert_email", email: receiver.email, most });
		if (!isFull && before + wanted.length < CONFIRMATIONS_A_DAY) wanted.push(receiver);
	}
	const isPlaceLimited = !isTrusted && ipAddress !== undefined && wanted.length > 0;
	if (isPlaceLimited && (await isPlaceFull(tx, { ipAddress, count: wanted.length }))) return receivers.length;
	await enqueueMails(
		tx,
		wanted.map(({ email }) => ({
			kind: "alert_email",
			to: { email, name: null, userId, organizationId, language },
			facts: { userId },
		})),
		{ place: ipAddress === undefined ? null : placeKey(ipAddress) },
	);
	return receivers.length - wanted.length;
}

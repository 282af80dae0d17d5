import type { Consolidated } from "@/lib/ledger/movements/post-consolidation.ts";
import { enqueueMails, type NewMail } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** A change of the Credit Owner of one user, or of all users of one user's credits. */
interface CreditOwnerChange {
	readonly userIds: readonly string[];
	readonly oldOwnerId: string;
	/** Null when each becomes their own. */
	readonly newOwnerId: string | null;
	readonly changedById: string;
	/** What the user had bought and moved along (product.md 55a); of one user alone. */
	readonly moved?: readonly Consolidated[];
}

/**
 * Tells each user, the old and the new owner of a change, by mail, each of them once (product.md 5). The owners get one
 * mail for all who moved, and so does a person who is responsible for service users among them, unless they are told as
 * an owner. A user who takes over from among those who moved is told that they use their own credits.
 */
export async function tellOfCreditOwner(tx: Transaction, change: CreditOwnerChange): Promise<void> {
	const { userIds, oldOwnerId, newOwnerId, changedById } = change;
	const moved = (change.moved ?? []).map((part) => ({ ...part, credits: part.credits.toString() }));
	const owners = [oldOwnerId, ...(newOwnerId === null ? [] : [newOwnerId])];
	const recipients = await findRecipients(tx, [...userIds, ...owners]);
	const mails: NewMail[] = [];
	const tell = (userId: string, about: readonly string[]) => {
		const to = recipients.get(userId);
		if (!to || about.length === 0) return;
		const isHisOwn = newOwnerId === userId && about.includes(userId);
		const facts = { userIds: [...about], oldOwnerId, newOwnerId: isHisOwn ? null : newOwnerId, changedById };
		const also = moved.length > 0 ? { moved } : {};
		mails.push({ kind: "credit_owner_changed", to, facts: { ...facts, ...also } });
	};
	const isTold = (id: string | null) => id === oldOwnerId || id === newOwnerId;
	const services = new Map<string, string[]>();
	for (const userId of userIds) {
		const readerId = recipients.get(userId)?.userId ?? null;
		if (readerId === null || readerId === userId) tell(userId, [userId]);
		else if (!isTold(readerId)) services.set(readerId, [...(services.get(readerId) ?? []), userId]);
	}
	for (const about of services.values()) tell(about[0] ?? "", about);
	if (!userIds.includes(oldOwnerId)) tell(oldOwnerId, userIds);
	if (newOwnerId !== null && newOwnerId !== oldOwnerId) {
		tell(
			newOwnerId,
			userIds.filter((userId) => userId !== newOwnerId),
		);
	}
	await enqueueMails(tx, mails);
}

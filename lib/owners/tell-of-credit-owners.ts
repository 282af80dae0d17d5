import type { Consolidated } from "@/lib/ledger/movements/post-consolidation.ts";
import { enqueueMails, type NewMail } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { OwnerMove } from "./set-credit-owners.ts";

/** A change of the Credit Owners of one user or of many. */
interface CreditOwnerChange {
	readonly moves: readonly OwnerMove[];
	readonly changedById: string;
	/** What the user had bought and moved along (product.md 55a); of one user alone. */
	readonly moved?: readonly Consolidated[];
}

/**
 * Tells each user, the old and the new owners of a change, by mail (product.md 5). A new owner gets one mail for all who
 * came, an old one for all who went the same way, and so does a person who is responsible for service users among them,
 * unless they are told as an owner. A user who takes over from among those who moved is told that they use their own
 * credits.
 */
export async function tellOfCreditOwners(tx: Transaction, change: CreditOwnerChange): Promise<void> {
	const { moves, changedById } = change;
	const recipients = await findRecipients(tx, [
		...new Set(moves.flatMap(({ userId, oldOwnerId, newOwnerId }) => [userId, oldOwnerId, newOwnerId ?? []].flat())),
	]);
	const moved = (change.moved ?? []).map((part) => ({ ...part, credits: part.credits.toString() }));
	const also = moved.length > 0 ? { moved } : {};
	const mails: NewMail[] = [];
	const tell = (readerId: string, about: readonly OwnerMove[]) => {
		const [first] = about;
		const to = recipients.get(readerId);
		if (!to || !first) return;
		const userIds = about.map(({ userId }) => userId);
		const newOwnerId = first.newOwnerId === readerId && userIds.includes(readerId) ? null : first.newOwnerId;
		const facts = { userIds, oldOwnerId: first.oldOwnerId, newOwnerId, changedById };
		mails.push({ kind: "credit_owner_changed", to, facts: { ...facts, ...also } });
	};
	const readerOf = ({ userId }: OwnerMove) => recipients.get(userId)?.userId ?? null;
	const isService = (move: OwnerMove) => ![null, move.userId].includes(readerOf(move));
	for (const move of moves) if (!isService(move)) tell(move.userId, [move]);
	const services = moves.filter((move) => {
		const readerId = readerOf(move);
		return isService(move) && readerId !== move.oldOwnerId && readerId !== move.newOwnerId;
	});
	for (const about of alike(services, (move) => `${readerOf(move)} ${wayOf(move)}`))
		tell(about[0]?.userId ?? "", about);
	const leavers = moves.filter(({ userId, oldOwnerId }) => userId !== oldOwnerId);
	for (const about of alike(leavers, wayOf)) tell(about[0]?.oldOwnerId ?? "", about);
	const arrivals = moves.filter(
		({ userId, oldOwnerId, newOwnerId }) => ![userId, oldOwnerId].includes(newOwnerId ?? userId),
	);
	for (const about of alike(arrivals, ({ newOwnerId }) => newOwnerId ?? "")) tell(about[0]?.newOwnerId ?? "", about);
	await enqueueMails(tx, mails);
}

const wayOf = ({ oldOwnerId, newOwnerId }: OwnerMove) => `${oldOwnerId} ${newOwnerId}`;

/** Those that have the same key, together. */
function alike(moves: readonly OwnerMove[], keyOf: (move: OwnerMove) => string): Iterable<readonly OwnerMove[]> {
	const groups = new Map<string, OwnerMove[]>();
	for (const move of moves) {
		const group = groups.get(keyOf(move));
		if (group) group.push(move);
		else groups.set(keyOf(move), [move]);
	}
	return groups.values();
}

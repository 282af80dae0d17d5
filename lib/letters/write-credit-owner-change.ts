import type { FactsOf } from "@/lib/outbox/mail-kinds.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Letter, LetterContext } from "./letter.ts";
import { addressOf } from "./link.ts";
import { singleLine } from "./reader.ts";
import { type CreditOwnerChange, creditOwnerChanged } from "./templates/credit-owner-changed.tsx";

const NAMES_LISTED = 10;

/** Tells one of those concerned by a change of Credit Owner (product.md 5), and what moved along (product.md 55a). */
export async function writeCreditOwnerChange(
	tx: Transaction,
	{ facts, to, reader }: LetterContext<"credit_owner_changed">,
): Promise<Letter | null> {
	const { userIds, oldOwnerId, newOwnerId, changedById } = facts;
	const listed = userIds.slice(0, NAMES_LISTED);
	const found = await tx.prisma.user.findMany({
		where: { id: { in: [...listed, changedById, ...(newOwnerId ? [newOwnerId] : [])] } },
		select: { id: true, name: true },
	});
	const names = new Map(found.map(({ id, name }) => [id, singleLine(name)]));
	const readerIs = (() => {
		if (to.userId !== null && userIds.includes(to.userId)) return "user";
		if (to.userId === oldOwnerId) return "oldOwner";
		return to.userId === newOwnerId ? "newOwner" : "responsible";
	})();
	return creditOwnerChanged(reader, {
		admin: names.get(changedById) ?? "",
		users: { names: listed.map((id) => names.get(id) ?? ""), count: userIds.length },
		newOwner: newOwnerId && newOwnerId !== to.userId ? (names.get(newOwnerId) ?? "") : null,
		readerIs,
		moved: await movedInWords(tx, reader, { facts, readerId: to.userId }),
		href: addressOf("/overview"),
	});
}

/** What came into the reader's wallet or left it, and of the user themselves where what they had bought is now. */
async function movedInWords(
	tx: Transaction,
	{ t, language }: LetterContext<"credit_owner_changed">["reader"],
	{ facts, readerId }: { facts: FactsOf<"credit_owner_changed">; readerId: string | null },
): Promise<CreditOwnerChange["moved"]> {
	const { moved = [], userIds, newOwnerId, oldOwnerId } = facts;
	const isUser = readerId !== null && userIds.includes(readerId);
	const holderId = isUser ? (newOwnerId ?? readerId) : readerId;
	const isOldOwner = !isUser && readerId === oldOwnerId;
	const parts = moved.filter(({ fromId, toId }) => (isOldOwner ? fromId : toId) === holderId);
	if (parts.length === 0) return null;
	const types = await tx.prisma.creditType.findMany({ select: { id: true, nameInText: true } });
	const credits = parts.map(({ creditTypeId, credits: amount }) => {
		const type = types.find(({ id }) => id === creditTypeId)?.nameInText ?? creditTypeId;
		return t("credit_owner_changed.moved.credits", { credits: Number(amount), type });
	});
	const ofUser = newOwnerId === null ? "cameBack" : "followed";
	const what = isUser ? ofUser : isOldOwner ? "left" : "came";
	return { what, credits: new Intl.ListFormat(language, { type: "conjunction" }).format(credits) };
}

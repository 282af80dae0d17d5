import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";

/** What an alert has told. Amounts are credits, as they were then. */
export interface AlertNews {
	readonly kind: "alert";
	/** There is as much again as the alert says; otherwise it was crossed. */
	readonly isRecovery: boolean;
	readonly credits: bigint;
	readonly available: bigint;
	/** The credit type inside a sentence. */
	readonly type: string;
	/** Whose credits: the reader's own wallet or share group, or another's, who has named the reader. */
	readonly whose: "ownWallet" | "ownGroup" | "othersWallet" | "othersGroup";
	readonly owner: string;
	readonly group: { readonly id: string; readonly name: string } | null;
}

/**
 * What these events tell one reader, by the event's id; none where the reader is neither whose alert it is nor named by it
 * any more: an alert that was removed is told to its owner alone (product.md 28c).
 */
export async function readAlertNews(
	{ prisma }: Pick<Transaction, "prisma">,
	{ eventIds, reader }: { eventIds: readonly string[]; reader: { userId: string | null; email: string } },
): Promise<ReadonlyMap<string, AlertNews>> {
	if (eventIds.length === 0) return new Map();
	const events = await prisma.alertEvent.findMany({ where: { id: { in: [...eventIds] } } });
	const accounts = await prisma.account.findMany({
		where: { id: { in: events.map(({ accountId }) => accountId) } },
		include: { creditType: true, shareGroup: true },
	});
	const owners = await prisma.user.findMany({
		where: { id: { in: events.map(({ userId }) => userId) } },
		select: { id: true, name: true, alertEmails: true, alerts: { include: { receivers: true } } },
	});
	const address = normalizeAddress(reader.email);
	return new Map(
		events.flatMap((event): [string, AlertNews][] => {
			const account = accounts.find(({ id }) => id === event.accountId);
			const owner = owners.find(({ id }) => id === event.userId);
			if (!account || !owner) return [];
			const isOwn = owner.id === reader.userId;
			const alert = owner.alerts.find(({ id }) => id === event.alertId);
			const isNamed =
				owner.alertEmails.some((one) => one.address === address) &&
				alert?.receivers.some((one) => one.address === address) === true;
			if (!isOwn && !isNamed) return [];
			const { shareGroup: group, creditType } = account;
			const { isRecovery, credits, available } = event;
			const news: AlertNews = {
				...{ kind: "alert", isRecovery, credits, available, type: creditType.nameInText, owner: owner.name },
				whose: `${isOwn ? "own" : "others"}${group ? "Group" : "Wallet"}`,
				group: group && { id: group.id, name: group.name },
			};
			return [[event.id, news]];
		}),
	);
}

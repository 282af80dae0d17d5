import type { FactsOf } from "@/lib/outbox/mail-kinds.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";

/** That a share of a limit is used (product.md 45), as it was then. Amounts are credits. */
export interface LimitNews {
	readonly kind: "limit_warning";
	/** The person's name; null where they are the reader. */
	readonly user: string | null;
	readonly used: bigint;
	readonly limit: bigint;
	/** The credit type inside a sentence. */
	readonly type: string;
	/** Whose credits: the wallet's user or the share group, by name; null for a group that the reader may not see. */
	readonly pool: { readonly kind: "own_wallet" | "wallet" | "share_group"; readonly name: string } | null;
}

/** What these warnings tell one reader, by the warning's id; none where the pool or the person is gone. */
export async function readLimitNews(
	{ prisma, sql }: Snapshot,
	{ userId, warnings }: { userId: string; warnings: readonly FactsOf<"limit_warning">[] },
): Promise<ReadonlyMap<string, LimitNews>> {
	if (warnings.length === 0) return new Map();
	const accountIds = warnings.map(({ accountId }) => accountId);
	const found = await prisma.limitWarning.findMany({
		where: { accountId: { in: accountIds }, id: { in: warnings.map(({ warningId }) => warningId) } },
	});
	const accounts = await prisma.account.findMany({
		where: { id: { in: accountIds } },
		include: { creditType: true, user: true, shareGroup: true },
	});
	const people = await prisma.user.findMany({
		where: { id: { in: found.map((warning) => warning.userId) } },
		select: { id: true, name: true },
	});
	const usable = new Set((await readUsableGroups(sql, { userId })).map(({ shareGroupId }) => shareGroupId));
	return new Map(
		found.flatMap((warning): [string, LimitNews][] => {
			const account = accounts.find(({ id }) => id === warning.accountId);
			const person = people.find(({ id }) => id === warning.userId);
			if (!account || !person) return [];
			const { shareGroup: group, user: owner, creditType } = account;
			const maySee = group && (group.creatorId === userId || usable.has(group.id));
			const wallet = owner && ({ kind: owner.id === userId ? "own_wallet" : "wallet", name: owner.name } as const);
			const news: LimitNews = {
				kind: "limit_warning",
				user: person.id === userId ? null : person.name,
				used: warning.used,
				limit: warning.credits,
				type: creditType.nameInText,
				pool: wallet ? wallet : maySee ? { kind: "share_group", name: group.name } : null,
			};
			return [[warning.id, news]];
		}),
	);
}

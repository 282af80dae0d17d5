import type { HandoverOutcome } from "@/generated/prisma/enums.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";

/** What an offer of a share group tells its receiver, the creator or the person who made it. Names as they are now. */
export interface HandoverNews {
	readonly shareGroupId: string;
	readonly group: string;
	/** Whether its reader sees the group's name in their list now: it is theirs, offered to them or lets them in (product.md 19). */
	readonly isGroupSeen: boolean;
	readonly from: string;
	readonly to: string;
	readonly offeredBy: string;
	/** Null while it can be answered; `over` where the group was deleted before anyone did. */
	readonly outcome: HandoverOutcome | "over" | null;
}

/** By offer. */
export async function readHandoverNews(
	{ prisma, sql }: Snapshot,
	{ userId, handoverIds }: { readonly userId: string; readonly handoverIds: readonly string[] },
): Promise<Map<string, HandoverNews>> {
	if (handoverIds.length === 0) return new Map();
	const name = { select: { name: true } } as const;
	const found = await prisma.shareGroupHandover.findMany({
		where: { id: { in: [...handoverIds] } },
		include: { shareGroup: true, from: name, to: name, offeredBy: name },
	});
	const usable = new Set((await readUsableGroups(sql, { userId })).map(({ shareGroupId }) => shareGroupId));
	return new Map(
		found.map(({ id, shareGroupId, shareGroup, outcome, ...handover }) => {
			const { toId, offeredById, from, to, offeredBy } = handover;
			const isOpen = outcome === null && shareGroup.status === "open";
			const isGroupSeen =
				shareGroup.creatorId === userId || usable.has(shareGroupId) || (isOpen && [toId, offeredById].includes(userId));
			const news: HandoverNews = {
				...{ shareGroupId, group: shareGroup.name, isGroupSeen },
				...{ from: from.name, to: to.name, offeredBy: offeredBy.name },
				outcome: outcome ?? (isOpen ? null : "over"),
			};
			return [id, news];
		}),
	);
}

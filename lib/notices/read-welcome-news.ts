import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { readUsableGroups, readVisibleGroups } from "@/lib/share-groups/usable-groups.ts";

/** Who let a user in to a share group. */
export interface WelcomeNews {
	readonly kind: "share_group_welcome";
	/** The creator at the time, also where the group is another person’s now (product.md 59). */
	readonly creator: string;
	/** Null where it doesn't let the reader in any more: they don't see its name then (product.md 19). */
	readonly group: string | null;
	/** `ongoing`: that creator still shares it with the reader; `deleted`: nobody does. */
	readonly state: "ongoing" | "deleted" | "past";
}

interface WelcomeNotice {
	readonly id: string;
	readonly entryId: string;
	readonly createdAt: Date;
}

/** By notice. */
export async function readWelcomeNews(
	{ prisma, sql }: Snapshot,
	{ userId, welcomes }: { readonly userId: string; readonly welcomes: readonly WelcomeNotice[] },
): Promise<Map<string, WelcomeNews>> {
	if (welcomes.length === 0) return new Map();
	const name = { select: { name: true } } as const;
	const entries = await prisma.shareGroupEntry.findMany({
		where: { id: { in: welcomes.map(({ entryId }) => entryId) } },
		select: {
			id: true,
			shareGroup: {
				select: {
					...{ id: true, name: true, status: true, creator: name },
					handovers: {
						where: { outcome: "accepted" },
						orderBy: { closedAt: "asc" },
						select: { closedAt: true, from: name },
					},
				},
			},
		},
	});
	const groups = new Map(entries.map(({ id, shareGroup }) => [id, shareGroup]));
	const usable = new Set((await readUsableGroups(sql, { userId })).map(({ shareGroupId }) => shareGroupId));
	const visible = new Set(await readVisibleGroups(sql, { userId }));
	return new Map(
		welcomes.flatMap(({ id, entryId, createdAt }): [string, WelcomeNews][] => {
			const group = groups.get(entryId);
			if (!group) return [];
			const handover = group.handovers.find(({ closedAt }) => closedAt !== null && closedAt > createdAt);
			const isOngoing = usable.has(group.id) && !handover;
			const news: WelcomeNews = {
				kind: "share_group_welcome",
				creator: (handover?.from ?? group.creator).name,
				group: visible.has(group.id) ? group.name : null,
				state: isOngoing ? "ongoing" : group.status === "open" ? "past" : "deleted",
			};
			return [[id, news]];
		}),
	);
}

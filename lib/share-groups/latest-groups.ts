import type { ReadContext } from "@/lib/actions/verb.ts";
import { readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";

/** A share group that the actor has created. */
export interface LatestGroup {
	readonly id: string;
	readonly name: string;
	/** How many addresses, domains and service users it lets in. */
	readonly entries: number;
	/** What is left in it and not on hold, in credits; only of types of which something is. */
	readonly credits: readonly {
		readonly creditTypeId: string;
		readonly nameInText: string;
		readonly available: bigint;
	}[];
}

export interface LatestGroups {
	readonly groups: readonly LatestGroup[];
	/** How many the actor has in all; deleted ones don't count. */
	readonly count: number;
	/** Whether any of them lets somebody in. */
	readonly isShared: boolean;
}

const LETTING_IN = { removedAt: null, kind: { not: "blocked" } } as const;

/** The newest share groups that the actor has created and not deleted, with what is left in each. */
export async function readLatestGroups(
	{ actor, db = database() }: ReadContext,
	{ limit }: { readonly limit: number },
): Promise<LatestGroups> {
	return readSnapshot(async ({ prisma, sql }) => {
		const where = { creatorId: actor.userId, status: { not: "deleted" } } as const;
		const found = await prisma.shareGroup.findMany({
			where,
			orderBy: [{ createdAt: "desc" }, { id: "desc" }],
			take: limit,
			select: { id: true, name: true, _count: { select: { entries: { where: LETTING_IN } } } },
		});
		const ids = found.map(({ id }) => id);
		const pools = await readPoolsOfGroups(sql, ids);
		const balances = await readGroupBalances(sql, ids);
		const count = await prisma.shareGroup.count({ where });
		const shared = await prisma.shareGroup.count({ where: { ...where, entries: { some: LETTING_IN } } });
		const groups = found.map(({ id, name, _count }): LatestGroup => {
			const credits = balances
				.filter(({ shareGroupId, available }) => shareGroupId === id && available > 0n)
				.flatMap(({ accountId, creditTypeId, available }) => {
					const pool = pools.find((one) => one.accountId === accountId);
					return pool ? [{ creditTypeId, nameInText: pool.nameInText, available }] : [];
				});
			return { id, name, entries: _count.entries, credits };
		});
		return { groups, count, isShared: shared > 0 };
	}, db);
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Headroom } from "@/lib/ledger/paying/headroom.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { readSpendable } from "@/lib/share-groups/credits/spendable.ts";
import { readServiceUser } from "./queries.ts";

/** What one pool lets a service user use now, in credits. */
interface UsablePool {
	readonly accountId: string;
	/** Null where it is a wallet. */
	readonly groupName: string | null;
	/** The wallet's user, or the share group's creator. */
	readonly ownerName: string;
	readonly spendable: bigint;
	/** What a limit leaves it of the pool; null without one. */
	readonly headroom: Headroom | null;
}

/** A share group that lets it in, whatever is in it. */
interface AdmittingGroup {
	readonly shareGroupId: string;
	readonly name: string;
	readonly creatorName: string;
}

export interface UsableType {
	readonly creditTypeId: string;
	readonly nameInText: string;
	readonly pools: readonly UsablePool[];
}

/**
 * What a service user of the actor's organization can use, in the order in which it pays (product.md 29): the pools that
 * have something for it, or limit it, and the share groups that let it in. Null where `readServiceUser` returns null.
 */
export async function readServiceUserCredits(
	{ actor, db = database() }: ReadContext,
	userId: string,
): Promise<{ types: readonly UsableType[]; groups: readonly AdmittingGroup[] } | null> {
	if (!(await readServiceUser({ actor, db }, userId))) return null;
	const all = await readSnapshot(({ sql }) => readSpendable(sql, userId), db);
	const groups = new Map(
		all
			.flatMap((type) => type.groups)
			.map(({ shareGroupId, name, creatorName }) => [shareGroupId, { shareGroupId, name, creatorName }] as const),
	);
	const types = all.map(({ creditTypeId, nameInText, wallet, groups: letIn }) => {
		const { accountId, ownerName, spendable: left, headroom: limited } = wallet;
		const own = { accountId, groupName: null, ownerName, spendable: left, headroom: limited };
		const shared = letIn.map(({ accountId: id, name, creatorName, spendable, headroom }) => {
			return { accountId: id, groupName: name, ownerName: creatorName, spendable, headroom };
		});
		return { creditTypeId, nameInText, pools: [...shared, own].filter(isShown) };
	});
	return { types, groups: [...groups.values()] };
}

/** Of what is empty, only what is limited says something. */
function isShown({ spendable, headroom }: UsablePool): boolean {
	return spendable > 0n || headroom !== null;
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Headroom } from "@/lib/ledger/paying/headroom.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { readUsableGroups } from "../usable-groups.ts";
import { readSpendable } from "./spendable.ts";

/** Another user's group that lets the actor in. */
export interface SharedGroup {
	readonly id: string;
	readonly name: string;
	readonly creatorName: string;
	/** If so, no member can spend from it for now (product.md 31). */
	readonly isCreatorSuspended: boolean;
	readonly by: "address" | "domain" | "service_user";
	/** The address that is let in. */
	readonly address: string;
	readonly nextExpiry: Date | null;
	/** What the member can spend of each credit type now; only of types that the group has, or has a limit for. */
	readonly credits: readonly {
		readonly creditTypeId: string;
		readonly nameInText: string;
		readonly spendable: bigint;
		readonly headroom: Headroom | null;
	}[];
}

/** The groups of others that the actor may spend from, by name. */
export async function readSharedWith({ actor, db = database() }: ReadContext): Promise<SharedGroup[]> {
	return readSnapshot(async ({ sql }) => {
		const groups = await readUsableGroups(sql, { userId: actor.userId });
		const types = await readSpendable(sql, actor.userId);
		return groups
			.filter(({ creatorId }) => creatorId !== actor.userId)
			.map(({ shareGroupId, name, creatorName, isCreatorSuspended, by, address }) => {
				const found = types.flatMap(({ creditTypeId, nameInText, groups: ofType }) =>
					ofType
						.filter((group) => group.shareGroupId === shareGroupId)
						.map((group) => ({ creditTypeId, nameInText, ...group })),
				);
				const expiries = found.flatMap(({ nextExpiry }) => (nextExpiry ? [nextExpiry.at] : []));
				const credits = found
					.filter(({ available, headroom }) => available > 0n || headroom)
					.map(({ creditTypeId, nameInText, spendable, headroom }) => ({
						creditTypeId,
						nameInText,
						spendable,
						headroom,
					}));
				const nextExpiry = expiries.sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
				return { id: shareGroupId, name, creatorName, isCreatorSuspended, by, address, nextExpiry, credits };
			});
	}, db);
}

/** How many groups of others the actor may spend from. */
export async function countSharedWith({ actor, db = database() }: ReadContext): Promise<number> {
	const groups = await readUsableGroups(sqlOf(db), { userId: actor.userId });
	return groups.filter(({ creatorId }) => creatorId !== actor.userId).length;
}

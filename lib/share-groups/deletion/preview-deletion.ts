import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { type ExpiringCredits, readManagedGroup } from "../queries.ts";
import type { PreviewDeletionInput } from "../schema.ts";

const NAMED = 5;

/** What deleting a group would do, in numbers, before it is done (product.md 26). */
export interface DeletionPreview {
	readonly name: string;
	/**
	 * What returns to the creator's wallet, by credit type, soonest expiry first; to a Credit User's wallet it returns
	 * parked.
	 */
	readonly returning: readonly {
		readonly nameInText: string;
		readonly credits: bigint;
		readonly lots: readonly ExpiringCredits[];
		/** On hold: comes back later, so far as it isn't used. */
		readonly held: bigint;
	}[];
	readonly isParked: boolean;
	/** Who loses access: the first few addresses and domains, and how many there are. */
	readonly names: readonly string[];
	readonly addresses: number;
	readonly domains: number;
}

/** Refused where the group is not the actor's own, or was deleted before. */
export async function previewDeletion(
	{ actor, db = database() }: ReadContext,
	{ shareGroupId }: PreviewDeletionInput,
): Promise<Result<DeletionPreview>> {
	const group = await readManagedGroup({ actor, db }, shareGroupId);
	if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
	if (group.status !== "open") return refuse("CONFLICT", "shareGroupDeletedBefore");
	const members = await db.shareGroupEntry.findMany({
		where: { shareGroupId, removedAt: null, kind: { not: "blocked" } },
		orderBy: [{ kind: "asc" }, { value: "asc" }],
		take: NAMED,
	});
	return done({
		name: group.name,
		isParked: group.isParked,
		returning: group.movable
			.map(({ nameInText, inGroup: lots, held }) => ({
				nameInText,
				credits: lots.reduce((sum, { credits }) => sum + credits, 0n),
				lots,
				held,
			}))
			.filter(({ credits, held }) => credits + held > 0n),
		names: members.map(({ value }) => value),
		addresses: group.entries.addresses,
		domains: group.entries.domains,
	});
}

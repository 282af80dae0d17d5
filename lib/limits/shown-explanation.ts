import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Explanation, PoolExplained } from "@/lib/ledger/paying/explanation.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";

/** A pool that the reader may not see: it has no name, and tells only what it lets the person use (product.md 45). */
export interface UnnamedPool extends Pick<PoolExplained, "kind" | "gives" | "pays"> {
	readonly name: null;
}

/** An explanation as one reader may see it. */
export interface ShownExplanation extends Omit<Explanation, "pools"> {
	readonly pools: readonly (PoolExplained | UnnamedPool)[];
}

/** Leaves out what identifies the pools that a reader may not see. */
export function showTo(explanation: Explanation, maySee: (pool: PoolExplained) => boolean): ShownExplanation {
	const pools = explanation.pools.map((pool): PoolExplained | UnnamedPool => {
		const { kind, gives, pays } = pool;
		return maySee(pool) ? pool : { kind, name: null, gives, pays };
	});
	return { ...explanation, pools };
}

/**
 * What explains a user's payment, as the actor may see it. The user sees all pools that let them in; anyone else their own
 * wallet and groups; who sees the users of an organization also their wallets.
 */
export async function readShownExplanation(
	{ actor, db = database() }: ReadContext<Database | Snapshot["prisma"]>,
	{ explanation, userId }: { readonly explanation: Explanation; readonly userId: string },
): Promise<ShownExplanation> {
	if (actor.userId === userId) return showTo(explanation, () => true);
	const ownerIds = explanation.pools.flatMap(({ kind, ownerId }) => (kind === "wallet" ? [ownerId] : []));
	const where = { id: { in: ownerIds }, organizationId: actor.organizationId };
	const seen = maySeeUsers(actor) ? await db.user.findMany({ where, select: { id: true } }) : [];
	const visible = new Set(seen.map(({ id }) => id));
	return showTo(
		explanation,
		({ kind, ownerId }) => ownerId === actor.userId || (kind === "wallet" && visible.has(ownerId)),
	);
}

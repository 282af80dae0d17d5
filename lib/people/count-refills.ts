import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { refusalToEditUsers } from "./policy.ts";

/** How many refills a user has: what becomes of them is said before the user is changed (product.md 36a). */
export function countRefills(
	prisma: Transaction["prisma"],
	{ userId, arePaused }: { readonly userId: string; readonly arePaused?: boolean },
): Promise<number> {
	const isOfOpenPool = [{ shareGroupId: null }, { shareGroup: { status: "open" as const } }];
	const paused = arePaused === false ? { pausedBecause: null } : {};
	return prisma.refill.count({ where: { userId, removedAt: null, ...paused, OR: isOfOpenPool } });
}

/** The same for those who may change the user; none of another organization's. */
export async function countRefillsOf({ actor, db = database() }: ReadContext, userId: string): Promise<number> {
	if (refusalToEditUsers(actor)) return 0;
	const user = await db.user.findFirst({ where: { id: userId, organizationId: actor.organizationId } });
	return user ? countRefills(db, { userId }) : 0;
}

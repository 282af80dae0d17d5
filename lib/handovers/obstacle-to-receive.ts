import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { MAX_OPEN_GROUPS } from "@/lib/share-groups/bounds.ts";
import { equalTo } from "@/lib/text/containing.ts";

/**
 * Why a person can't have a share group: they use another's credits (product.md 17), have as many groups as one person can,
 * or an open one of the same name.
 */
export type ObstacleToReceive = "creditUser" | "tooMany" | "nameTaken";

/** Null where nothing is in the way. Final only under the lock of the receiver and of their groups' names. */
export async function obstacleToReceive(
	{ prisma }: Pick<Transaction, "prisma">,
	{ userId, name }: { readonly userId: string; readonly name: string },
): Promise<ObstacleToReceive | null> {
	const user = await prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { creditOwnerId: true } });
	if (user.creditOwnerId !== userId) return "creditUser";
	const open = { creatorId: userId, status: "open" as const };
	if ((await prisma.shareGroup.count({ where: open })) >= MAX_OPEN_GROUPS) return "tooMany";
	return (await prisma.shareGroup.count({ where: { ...open, name: equalTo(name) } })) > 0 ? "nameTaken" : null;
}

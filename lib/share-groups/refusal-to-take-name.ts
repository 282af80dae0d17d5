import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { equalTo } from "@/lib/text/containing.ts";

/**
 * Refuses a name that another open group of the same creator has, in upper or lower case. Of two windows that give one
 * at once, the second waits here and finds the first one's.
 */
export async function refusalToTakeName(
	tx: Transaction,
	{ creatorId, name, shareGroupId }: { creatorId: string; name: string; shareGroupId?: string },
): Promise<Refusal | null> {
	await lockKeys(tx.sql, "groupNames", [creatorId]);
	const other = { creatorId, status: "open" as const, id: { not: shareGroupId } };
	const taken = await tx.prisma.shareGroup.findFirst({
		where: { ...other, name: equalTo(name) },
		select: { name: true },
	});
	return taken && refuse("CONFLICT", "shareGroupNameTaken", taken, { field: "name" });
}

import { type Refusal, refuse } from "@/lib/refusal.ts";
import { equalTo } from "@/lib/text-filters.ts";
import type { Transaction } from "@/lib/transaction.ts";

/** Refuses a name that another open group of the same creator has, in any case. */
export async function refusalOfTakenName(
	tx: Transaction,
	{ creatorId, name, shareGroupId }: { creatorId: string; name: string; shareGroupId?: string },
): Promise<Refusal | null> {
	const other = { creatorId, status: "open" as const, id: { not: shareGroupId } };
	const isTaken = await tx.prisma.shareGroup.count({ where: { ...other, name: equalTo(name) } });
	return isTaken ? refuse("CONFLICT", "shareGroupNameTaken", { name }, { field: "name" }) : null;
}

import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { equalTo } from "@/lib/text/containing.ts";

/** Refuses a name that another view of the same list and person has, in upper or lower case. The person is locked. */
export async function refusalToTakeViewName(
	{ prisma }: Transaction,
	{ userId, list, name, viewId }: { userId: string; list: string; name: string; viewId?: string },
): Promise<Refusal | null> {
	const where = { userId, list, name: equalTo(name), id: { not: viewId } };
	const taken = await prisma.savedView.findFirst({ where, select: { name: true } });
	return taken && refuse("CONFLICT", "viewNameTaken", taken, { field: "name" });
}

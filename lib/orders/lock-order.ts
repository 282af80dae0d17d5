import type { Order } from "@/generated/prisma/client.ts";
import { lockUsers } from "@/lib/ledger/posting/lock.ts";
import { rowLock } from "@/lib/platform/database/locks.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/**
 * Locks an order, after every user whom it and its postings refer to, and reads it as it is then; null where there is
 * none. NO KEY UPDATE, because the ledger's rows refer to orders while accounts are locked. `toReverse` takes the
 * beneficiary FOR UPDATE, as the ledger's reversal requires from the start.
 */
export async function lockOrder(
	tx: Transaction,
	{ orderId, actorId, toReverse = false }: { orderId: string; actorId: string; toReverse?: boolean },
): Promise<Order | null> {
	const order = await tx.prisma.order.findUnique({ where: { id: orderId } });
	if (!order) return null;
	const { buyerId, beneficiaryId } = order;
	await lockUsers(tx.sql, [buyerId, beneficiaryId, actorId], toReverse ? { stillId: beneficiaryId } : {});
	const lock = rowLock(tx.sql, "orders", { strength: "NO KEY UPDATE", ids: [orderId] });
	await tx.sql.query(`SELECT "id" FROM "order" WHERE "id" = $1::uuid ${lock}`, [orderId]);
	return tx.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
}

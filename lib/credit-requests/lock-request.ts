import type { CreditRequest } from "@/generated/prisma/client.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/**
 * Locks a request and reads it again: of two who answer at once, the second sees the first one's answer. After all other
 * locks of an answer, which is undone where it comes second. Null where there is none.
 */
export async function lockRequest(tx: Transaction, requestId: string): Promise<CreditRequest | null> {
	const lock = rowLock(tx.sql, "creditRequests", { strength: "NO KEY UPDATE", ids: [requestId] });
	await tx.sql.query(`SELECT 1 FROM "credit_request" WHERE "id" = $1::uuid ${lock}`, [requestId]);
	return tx.prisma.creditRequest.findUnique({ where: { id: requestId } });
}

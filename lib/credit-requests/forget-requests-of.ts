import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** Erases why removed people asked for credits, and what they and others have answered then (product.md 37). */
export async function forgetRequestsOf(tx: Transaction, userIds: readonly string[]): Promise<void> {
	const theirs = { userId: { in: [...userIds] } };
	await tx.prisma.creditRequest.updateMany({ where: theirs, data: { reason: "" } });
	const answers = { refusedAt: { not: null }, OR: [theirs, { request: theirs }] };
	await tx.prisma.creditRequestReceiver.updateMany({ where: answers, data: { reason: "" } });
}

import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** Erases the views of people with them, shared ones too (product.md 37). */
export async function forgetViewsOf(
	{ prisma }: Pick<Transaction, "prisma">,
	userIds: readonly string[],
): Promise<void> {
	const userId = { in: [...userIds] };
	await prisma.defaultView.deleteMany({ where: { userId } });
	await prisma.savedView.deleteMany({ where: { userId } });
}

/** Of a person who moves to another organization: their views stay theirs, and nobody there or here sees them. */
export async function keepViewsPrivate({ prisma }: Pick<Transaction, "prisma">, userId: string): Promise<void> {
	await prisma.savedView.updateMany({ where: { userId }, data: { isShared: false } });
}

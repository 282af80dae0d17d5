import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Recipient } from "./enqueue-mail.ts";

/** Those of these users who can receive mail, by id: all but removed ones. */
export async function findRecipients(tx: Transaction, userIds: readonly string[]): Promise<Map<string, Recipient>> {
	const users = await tx.prisma.user.findMany({
		where: { id: { in: [...new Set(userIds)] }, status: { not: "removed" } },
		select: { id: true, email: true, name: true, organizationId: true, language: true },
	});
	return new Map(users.map(({ id, ...user }) => [id, { ...user, userId: id }]));
}

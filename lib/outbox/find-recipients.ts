import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Recipient } from "./enqueue-mail.ts";

const MAILBOX = { id: true, email: true, name: true, organizationId: true, language: true } as const;

/**
 * Who gets the mail about these users, by id: each of them but removed ones; for a service user, which has no mailbox,
 * the person who is responsible for it (product.md 56).
 */
export async function findRecipients(tx: Transaction, userIds: readonly string[]): Promise<Map<string, Recipient>> {
	const users = await tx.prisma.user.findMany({
		where: { id: { in: [...new Set(userIds)] }, status: { not: "removed" } },
		select: { ...MAILBOX, kind: true, responsible: { select: MAILBOX } },
	});
	return new Map(
		users.flatMap(({ kind, responsible, ...user }) => {
			const reader = kind === "service" ? responsible : user;
			if (!reader) return [];
			const { id: userId, ...mailbox } = reader;
			return [[user.id, { ...mailbox, userId }] as const];
		}),
	);
}

import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** A user of an organization that is being closed or anonymised. */
export interface LockedPerson {
	readonly id: string;
	readonly email: string;
}

/**
 * Locks all users of organizations, and the actor, against charges, purchases and each other's changes, in one statement.
 * Returns those who aren't removed. The organizations are locked, so nobody joins them in the meantime.
 */
export async function lockEveryone(
	tx: Transaction,
	{ organizationIds, actorId }: { readonly organizationIds: readonly string[]; readonly actorId: string },
): Promise<readonly LockedPerson[]> {
	const found = await tx.prisma.user.findMany({
		where: { organizationId: { in: [...organizationIds] }, status: { not: "removed" } },
		select: { id: true },
	});
	const ids = [...new Set([...found.map(({ id }) => id), actorId])].sort();
	const users = await tx.sql.query<LockedPerson>(
		`SELECT "id", "email" FROM "user" WHERE "id" = ANY ($1::uuid[])
		ORDER BY "id" ${rowLock(tx.sql, "users", { strength: "UPDATE", ids })}`,
		[ids],
	);
	return users.filter(({ id }) => id !== actorId);
}

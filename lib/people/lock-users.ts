import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** A user as they are under the lock. */
export interface LockedUser {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	/** Entered for the user, and not confirmed by its mailbox yet (product.md 21). */
	readonly pendingEmail: string | null;
	readonly status: "active" | "suspended" | "removed";
	readonly userRoleId: string;
	readonly creditOwnerId: string;
	readonly language: string;
	readonly timeZone: string | null;
	readonly version: number;
}

/**
 * Serializes the changes to an organization's people and roles, so that who uses whose credits and who is the last
 * administrator stay as they were read. Comes before every other lock; purchases and charges don't wait for it.
 */
export async function lockOrganization(tx: Transaction, organizationId: string): Promise<void> {
	await tx.sql.query(`SELECT 1 FROM "organization" WHERE "id" = $1::uuid FOR NO KEY UPDATE`, [organizationId]);
}

/**
 * Locks users against charges and each other's changes, in the one order (by id), and returns them as they are now.
 * Those of another organization are left out.
 */
export async function lockUsers(
	tx: Transaction,
	{ organizationId, userIds }: { organizationId: string; userIds: readonly string[] },
): Promise<ReadonlyMap<string, LockedUser>> {
	const users = await tx.sql.query<LockedUser>(
		`SELECT "id", "name", "email", "pending_email" AS "pendingEmail", "status"::text AS "status",
			"user_role_id" AS "userRoleId", "credit_owner_id" AS "creditOwnerId", "language", "time_zone" AS "timeZone", "version"
		FROM "user" WHERE "organization_id" = $1::uuid AND "id" = ANY ($2::uuid[])
		ORDER BY "id" FOR UPDATE`,
		[organizationId, userIds],
	);
	return new Map(users.map((user) => [user.id, user]));
}

/** The ids of this user's Credit Users. Final only after `lockOrganization`. */
export async function creditUserIdsOf(
	tx: Transaction,
	{ organizationId, ownerId }: { organizationId: string; ownerId: string },
): Promise<string[]> {
	const users = await tx.sql.query<{ id: string }>(
		`SELECT "id" FROM "user"
		WHERE "organization_id" = $1::uuid AND "credit_owner_id" = $2::uuid AND "credit_owner_id" <> "id"
		ORDER BY lower("name"), "id"`,
		[organizationId, ownerId],
	);
	return users.map((user) => user.id);
}

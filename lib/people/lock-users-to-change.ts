import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { CreditUsersChoice } from "./schema.ts";

/** A user as they are under the lock, with what a change of them looks at. */
export interface ChangeableUser {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	/** Entered for the user, and not confirmed by its mailbox yet (product.md 21). */
	readonly pendingEmail: string | null;
	readonly kind: "person" | "service";
	readonly status: "active" | "suspended" | "removed";
	readonly userRoleId: string;
	readonly creditOwnerId: string;
	readonly language: string;
	readonly timeZone: string | null;
	readonly version: number;
}

/**
 * Serializes the changes to each organization's people and roles, so that who uses whose credits and who is the last
 * administrator stay as they were read. Purchases and charges don't wait for it.
 */
export async function lockOrganizations(tx: Transaction, ids: readonly string[]): Promise<void> {
	const lock = rowLock(tx.sql, "organizations", { strength: "NO KEY UPDATE", ids });
	await tx.sql.query(`SELECT 1 FROM "organization" WHERE "id" = ANY ($1::uuid[]) ORDER BY "id" ${lock}`, [ids]);
}

/** Every user whom a change of one user's Credit Owner or status touches, locked. */
export interface AffectedUsers {
	readonly user: ChangeableUser;
	/** The users of this user's credits, by name. */
	readonly creditUsers: readonly ChangeableUser[];
	/** All of them, and the other users that were requested. */
	readonly users: ReadonlyMap<string, ChangeableUser>;
}

/**
 * Locks a user, their Credit Owner, their Credit Users, the user that these are to be pointed at, and any others that
 * are named, in the one order; null if there is no such user, or they were removed. The Credit Owner is locked too,
 * because their count of Credit Users changes. The organization is locked.
 */
export async function lockAffectedUsers(
	tx: Transaction,
	{
		organizationId,
		userId,
		creditUsers,
		otherId,
	}: { organizationId: string; userId: string; creditUsers: CreditUsersChoice | null; otherId: string },
): Promise<AffectedUsers | null> {
	const creditUserIds = await creditUserIdsOf(tx, { organizationId, ownerId: userId });
	const found = await tx.prisma.user.findFirst({
		where: { id: userId, organizationId, status: { not: "removed" } },
		select: { creditOwnerId: true },
	});
	if (!found) return null;
	const successorIds = creditUsers?.to === "owner" ? [creditUsers.ownerId] : [];
	const userIds = [userId, found.creditOwnerId, ...creditUserIds, ...successorIds, otherId];
	const users = await lockUsersToChange(tx, { organizationId, userIds });
	const user = users.get(userId);
	if (!user) return null;
	return { user, creditUsers: creditUserIds.flatMap((id) => users.get(id) ?? []), users };
}

/** The ids of this user's Credit Users. Final only after `lockOrganizations`. */
async function creditUserIdsOf(
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

const SELECT_CHANGEABLE = `SELECT "id", "name", "email", "pending_email" AS "pendingEmail", "kind"::text AS "kind",
		"status"::text AS "status", "user_role_id" AS "userRoleId", "credit_owner_id" AS "creditOwnerId", "language",
		"time_zone" AS "timeZone", "version"
	FROM "user" WHERE "organization_id" = $1::uuid AND "id" = ANY ($2::uuid[]) ORDER BY "id"`;

/**
 * Locks users against charges and each other's changes, and returns them as they are now. Those of another organization
 * are left out.
 */
export async function lockUsersToChange(
	tx: Transaction,
	{ organizationId, userIds }: { organizationId: string; userIds: readonly string[] },
): Promise<ReadonlyMap<string, ChangeableUser>> {
	const users = await tx.sql.query<ChangeableUser>(
		`${SELECT_CHANGEABLE} ${rowLock(tx.sql, "users", { strength: "UPDATE", ids: userIds })}`,
		[organizationId, userIds],
	);
	return new Map(users.map((user) => [user.id, user]));
}

/** As `lockUsersToChange` without the lock, for what a change would do. */
export async function readUsersToChange(
	tx: Transaction,
	{ organizationId, userIds }: { organizationId: string; userIds: readonly string[] },
): Promise<ReadonlyMap<string, ChangeableUser>> {
	const users = await tx.sql.query<ChangeableUser>(SELECT_CHANGEABLE, [organizationId, userIds]);
	return new Map(users.map((user) => [user.id, user]));
}

/** Serializes the changes of what users own beside credits. Their charges don't wait for it. */
export async function lockUserBesideCharges(tx: Transaction, ...userIds: string[]): Promise<void> {
	const lock = rowLock(tx.sql, "users", { strength: "NO KEY UPDATE", ids: userIds });
	await tx.sql.query(`SELECT FROM "user" WHERE "id" = ANY ($1::uuid[]) ORDER BY "id" ${lock}`, [userIds]);
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { listSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { maySeeUsers } from "./policy.ts";
import type { UserListQuery } from "./schema.ts";
import { readUserIdPage } from "./user-id-page.ts";

/** What a user can spend of one credit type, in credits. */
export interface TypeBalance {
	readonly creditTypeId: string;
	/** As in "25 email credits". */
	readonly nameInText: string;
	readonly available: bigint;
}

/** A line of Admin › User. */
export interface UserRow {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly roleName: string;
	readonly status: "active" | "suspended";
	readonly creditOwner: { readonly id: string; readonly name: string };
	/** How many others use this user's credits. */
	readonly creditUsers: number;
	/** In the user's own wallets. */
	readonly own: readonly TypeBalance[];
	/** In the wallets of the user's Credit Owner, which the user spends from. Share groups are not included. */
	readonly effective: readonly TypeBalance[];
	readonly lastSignedInAt: Date | null;
}

export interface UserPage {
	readonly rows: readonly UserRow[];
	readonly total: number;
	readonly isTotalCapped: boolean;
	readonly hasMore: boolean;
}

/** One page of the users of the actor's organization (product.md 3); null without the right to see them. */
export async function listUsers(
	{ actor, db = database() }: ReadContext,
	query: UserListQuery,
): Promise<UserPage | null> {
	if (!maySeeUsers(actor)) return null;
	const sql = sqlOf(db);
	const { ids, ...page } = await readUserIdPage(sql, { actor, query });
	return { ...page, rows: await readUserRows(sql, ids) };
}

/** User Information as it is stored, with what an administrator wants to know beside it. */
export interface UserInformation {
	readonly id: string;
	readonly kind: "person" | "service";
	readonly name: string;
	readonly email: string;
	readonly isEmailVerified: boolean;
	/** Entered for the user, and not confirmed by its mailbox yet (product.md 21). */
	readonly pendingEmail: string | null;
	readonly userRoleId: string;
	readonly roleName: string;
	/** The rights of the role. */
	readonly rights: readonly UserRight[];
	readonly status: "active" | "suspended";
	readonly language: string;
	readonly timeZone: string | null;
	readonly creditOwner: { readonly id: string; readonly name: string };
	readonly version: number;
	readonly createdAt: Date;
	readonly lastSignedInAt: Date | null;
}

/** A user of the actor's organization; null if there is no such user, or without the right to see users. */
export async function readUser(
	{ actor, db = database() }: ReadContext,
	userId: string,
): Promise<UserInformation | null> {
	if (!maySeeUsers(actor) || !isId(userId)) return null;
	const user = await db.user.findFirst({
		where: { id: userId, organizationId: actor.organizationId, status: { not: "removed" } },
		include: { userRole: true, creditOwner: { select: { id: true, name: true } } },
	});
	if (!user || user.status === "removed") return null;
	const { id, kind, name, email, pendingEmail, userRoleId, status, language, timeZone, creditOwner } = user;
	const { version, createdAt, lastSignedInAt } = user;
	const isEmailVerified = user.emailVerifiedAt !== null;
	const stored = {
		id,
		kind,
		name,
		email,
		isEmailVerified,
		pendingEmail,
		userRoleId,
		status,
		language,
		timeZone,
		creditOwner,
	};
	const { name: roleName, rights } = user.userRole;
	return { ...stored, roleName, rights, version, createdAt, lastSignedInAt };
}

/** How many active sessions a user has; null where `readUser` returns null. */
export async function countSessions({ actor, db = database() }: ReadContext, userId: string): Promise<number | null> {
	const user = await readUser({ actor, db }, userId);
	return user && (await listSessionsOfUser(userId, db)).length;
}

/** What is in a user's own wallets, and who uses it; null where `readUser` returns null. */
export async function readUserCredits(
	{ actor, db = database() }: ReadContext,
	userId: string,
): Promise<{ own: readonly TypeBalance[]; creditUsers: { id: string; name: string }[]; count: number } | null> {
	if (!(await readUser({ actor, db }, userId))) return null;
	const where = { organizationId: actor.organizationId, creditOwnerId: userId, id: { not: userId } };
	const creditUsers = await db.user.findMany({
		where,
		orderBy: [{ name: "asc" }, { id: "asc" }],
		take: 20,
		select: { id: true, name: true },
	});
	const count = creditUsers.length < 20 ? creditUsers.length : await db.user.count({ where });
	const balances = await readTypeBalances(sqlOf(db), [userId]);
	return { own: balances.get(userId) ?? [], creditUsers, count };
}

/** Whether the actor's organization has no other person, active or suspended: an organization of one. */
export async function isAlone({ actor, db = database() }: ReadContext): Promise<boolean> {
	const another = await db.user.findFirst({
		where: {
			organizationId: actor.organizationId,
			id: { not: actor.userId },
			kind: "person",
			status: { not: "removed" },
		},
		select: { id: true },
	});
	return another === null;
}

/** What these users can spend from their own wallets, by user, in the catalogue's order of credit types. */
export async function readTypeBalances(
	sql: Sql,
	userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TypeBalance[]>> {
	const types = await sql.query<{ id: string; nameInText: string }>(
		`SELECT "id", "name_in_text" AS "nameInText" FROM "credit_type"`,
	);
	const names = new Map(types.map((type) => [type.id, type.nameInText]));
	const balances = new Map<string, TypeBalance[]>(userIds.map((id) => [id, []]));
	for (const { userId, creditTypeId, available } of await readBalances(sql, [...balances.keys()])) {
		const nameInText = names.get(creditTypeId) ?? creditTypeId;
		balances.get(userId)?.push({ creditTypeId, nameInText, available });
	}
	return balances;
}

async function readUserRows(sql: Sql, ids: readonly string[]): Promise<UserRow[]> {
	const users = await sql.query<Omit<UserRow, "creditOwner" | "own" | "effective"> & OwnerColumns>(
		`SELECT "user"."id", "user"."name", "user"."email", "user_role"."name" AS "roleName",
			"user"."status"::text AS "status", "user"."last_signed_in_at" AS "lastSignedInAt",
			"owner"."id" AS "ownerId", "owner"."name" AS "ownerName", "user"."credit_user_count" AS "creditUsers"
		FROM unnest($1::uuid[]) WITH ORDINALITY AS "wanted" ("id", "position")
		JOIN "user" ON "user"."id" = "wanted"."id"
		JOIN "user_role" ON "user_role"."id" = "user"."user_role_id"
		JOIN "user" AS "owner" ON "owner"."id" = "user"."credit_owner_id"
		ORDER BY "wanted"."position"`,
		[ids],
	);
	const balances = await readTypeBalances(sql, [...ids, ...users.map((user) => user.ownerId)]);
	return users.map(({ ownerId, ownerName, ...user }) => ({
		...user,
		creditOwner: { id: ownerId, name: ownerName },
		own: balances.get(user.id) ?? [],
		effective: balances.get(ownerId) ?? [],
	}));
}

interface OwnerColumns {
	ownerId: string;
	ownerName: string;
}

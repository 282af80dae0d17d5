import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { maySeeUsers, refusalToEditUsers } from "@/lib/people/policy.ts";
import { readTypeBalances, type TypeBalance } from "@/lib/people/queries.ts";
import { searchPattern } from "@/lib/people/user-id-page.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { FindResponsibleInput, ServiceUserListQuery } from "./schema.ts";

interface Named {
	readonly id: string;
	readonly name: string;
}

/** A line of the list of service users. */
export interface ServiceUserRow {
	readonly id: string;
	readonly name: string;
	readonly status: "active" | "suspended";
	readonly responsible: Named;
	readonly creditOwner: Named;
	/** In the wallets of its Credit Owner, from which it spends. Share groups are not included. */
	readonly effective: readonly TypeBalance[];
	/** How many of its keys work. */
	readonly keys: number;
	readonly lastUsedAt: Date | null;
	readonly createdAt: Date;
}

type Columns = Omit<ServiceUserRow, "responsible" | "creditOwner" | "effective"> & {
	responsibleId: string;
	responsibleName: string;
	ownerId: string;
	ownerName: string;
};

/** One page of the service users of the actor's organization (product.md 56); null without the right to see users. */
export async function listServiceUsers(
	{ actor, db = database() }: ReadContext,
	query: ServiceUserListQuery,
): Promise<{ rows: readonly ServiceUserRow[]; total: number } | null> {
	if (!maySeeUsers(actor)) return null;
	const sql = sqlOf(db);
	const { from, order, keys, lastUsedAt, values } = listedServiceUsers(actor, query);
	const [counted] = await sql.query<{ total: number }>(`SELECT count(*)::int AS "total" ${from}`, values);
	const found = await sql.query<Columns>(
		`SELECT "user"."id", "user"."name", "user"."status"::text AS "status", "user"."created_at" AS "createdAt",
			"responsible"."id" AS "responsibleId", "responsible"."name" AS "responsibleName",
			"owner"."id" AS "ownerId", "owner"."name" AS "ownerName", ${keys} AS "keys", ${lastUsedAt} AS "lastUsedAt"
		${from} ORDER BY ${order} OFFSET $4::int LIMIT $5::int`,
		[...values, query.offset, query.limit],
	);
	const balances = await readTypeBalances(
		sql,
		found.map(({ ownerId }) => ownerId),
	);
	const rows = found.map(({ responsibleId, responsibleName, ownerId, ownerName, ...row }) => ({
		...row,
		responsible: { id: responsibleId, name: responsibleName },
		creditOwner: { id: ownerId, name: ownerName },
		effective: balances.get(ownerId) ?? [],
	}));
	return { rows, total: counted?.total ?? 0 };
}

/** All of the list with these filters, and its order, for each statement about it. */
export function listedServiceUsers(
	{ organizationId }: Pick<Actor, "organizationId">,
	{ search, status, sort, descending }: ServiceUserListQuery,
) {
	const direction = descending ? "DESC" : "ASC";
	const key = sort === "name" ? `lower("user"."name")` : `"user"."created_at"`;
	return {
		from: `FROM "user"
			JOIN "user" AS "responsible" ON "responsible"."id" = "user"."responsible_id"
			JOIN "user" AS "owner" ON "owner"."id" = "user"."credit_owner_id"
			WHERE "user"."organization_id" = $1::uuid AND "user"."kind" = 'service' AND "user"."status" <> 'removed'
				AND ($2::user_status IS NULL OR "user"."status" = $2::user_status)
				AND ($3::text IS NULL OR ' ' || lower("user"."name") LIKE lower($3::text))`,
		order: `${key} ${direction}, "user"."id" ${direction}`,
		keys: `(SELECT count(*)::int FROM "api_key" AS "key" WHERE "key"."user_id" = "user"."id" AND "key"."revoked_at" IS NULL
			AND coalesce(least("key"."expires_at", "key"."ends_at") > clock_timestamp(), true))`,
		lastUsedAt: `(SELECT max("key"."last_used_at") FROM "api_key" AS "key" WHERE "key"."user_id" = "user"."id")`,
		values: [organizationId, status, search.trim() === "" ? null : searchPattern(search)],
	};
}

/** How many service users the actor's organization has. */
export async function countServiceUsers({ actor, db = database() }: ReadContext): Promise<number> {
	return db.user.count({
		where: { organizationId: actor.organizationId, kind: "service", status: { not: "removed" } },
	});
}

/** The names of the service users for which a person of the actor's organization is responsible. */
export async function readServiceUsersOf(
	{ actor, db = database() }: ReadContext,
	responsibleId: string,
): Promise<string[]> {
	const found = await db.user.findMany({
		where: { organizationId: actor.organizationId, responsibleId },
		orderBy: [{ name: "asc" }, { id: "asc" }],
		select: { name: true },
	});
	return found.map(({ name }) => name);
}

/** A service user as its page shows it. */
export interface ServiceUser {
	readonly id: string;
	readonly name: string;
	readonly status: "active" | "suspended";
	readonly responsible: Named;
	readonly creditOwner: Named;
	/** What the vendor's own systems call it. */
	readonly externalId: string | null;
	/** Null unless it is paused. */
	readonly pause: { readonly at: Date; readonly by: string; readonly reason: string } | null;
	readonly createdAt: Date;
}

/** A service user of the actor's organization; null if there is no such one, or without the right to see users. */
export async function readServiceUser(
	{ actor, db = database() }: ReadContext,
	userId: string,
): Promise<ServiceUser | null> {
	if (!maySeeUsers(actor) || !isId(userId)) return null;
	const found = await findOne(db, { userId, organizationId: actor.organizationId });
	if (!found?.responsible || found.status === "removed") return null;
	const { id, name, status, responsible, creditOwner, externalId, createdAt, pausedAt, pausedBy, pauseReason } = found;
	const pause = pausedAt && pausedBy && pauseReason ? { at: pausedAt, by: pausedBy.name, reason: pauseReason } : null;
	return { id, name, status, responsible, creditOwner, externalId, pause, createdAt };
}

function findOne(db: Database, { userId, organizationId }: { userId: string; organizationId: string }) {
	const named = { select: { id: true, name: true } };
	return db.user.findFirst({
		where: { id: userId, organizationId, kind: "service" },
		include: { responsible: named, creditOwner: named, pausedBy: named },
	});
}

const FOUND = 20;

/** People who can be responsible for a service user, by name; refuses as its change does. */
export async function findResponsible(
	{ actor, db = database() }: ReadContext,
	{ search }: FindResponsibleInput,
): Promise<Result<{ found: readonly (Named & { email: string })[]; hasMore: boolean }>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	const found = await sqlOf(db).query<Named & { email: string }>(
		`SELECT "id", "name", "email" FROM "user"
		WHERE "organization_id" = $1::uuid AND "kind" = 'person' AND "status" = 'active'
			AND ($2::text IS NULL OR "search_text" LIKE lower($2::text))
		ORDER BY lower("name"), "id" LIMIT $3::int`,
		[actor.organizationId, search.trim() === "" ? null : searchPattern(search), FOUND + 1],
	);
	return done({ found: found.slice(0, FOUND), hasMore: found.length > FOUND });
}

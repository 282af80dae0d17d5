import type { ReadContext } from "@/lib/actions/verb.ts";
import { refusalToEditUsers, rightsLackedBy } from "@/lib/people/policy.ts";
import { readTypeBalances, readUser, type TypeBalance } from "@/lib/people/queries.ts";
import { searchPattern } from "@/lib/people/user-id-page.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { type OwnerObstacle, obstacleOfOwner } from "./policy.ts";
import type { ListCreditOwnerCandidatesInput } from "./schema.ts";

const CANDIDATES_SHOWN = 20;

/** A user in the list of Advanced Settings. */
export interface CreditOwnerCandidate {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly isSelf: boolean;
	/** In this user's own wallets. */
	readonly balances: readonly TypeBalance[];
	/** Why this user can't be chosen; null if they can. */
	readonly obstacle: OwnerObstacle | "rights_you_lack" | null;
	readonly creditOwnerName: string;
}

export interface CreditOwnerCandidates {
	/**
	 * The user first, then the one chosen so far, then those who can be chosen (beginnings first), then those who can't.
	 */
	readonly candidates: readonly CreditOwnerCandidate[];
	/** Whether there are more than are shown, so that the search has to be narrowed. */
	readonly hasMore: boolean;
}

/**
 * Whom a user can be pointed at, by name or address (product.md 1): the user always first, whatever the search text,
 * followed by the one chosen so far while nothing is searched. For several people at once (`userId` is null) none of them
 * comes first. Refuses like the change itself.
 */
export async function listCreditOwnerCandidates(
	{ actor, db = database() }: ReadContext,
	{ userId, search, chosenId }: ListCreditOwnerCandidatesInput,
): Promise<Result<CreditOwnerCandidates>> {
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	const user = userId === null ? null : await readUser({ actor, db }, userId);
	if (userId !== null && !user) return refuse("NOT_FOUND", "userNotFound");
	const sql = sqlOf(db);
	const wanted = { organizationId: actor.organizationId, userId, search };
	const matching: Person[] = [];
	for (const part of search.trim() === "" ? ALL : BEGINNINGS_FIRST) {
		matching.push(...(await readPeople(sql, { ...wanted, ...part, limit: CANDIDATES_SHOWN + 1 - matching.length })));
	}
	const found = matching.slice(0, CANDIDATES_SHOWN);
	const chosen =
		search.trim() === "" && chosenId !== null && chosenId !== userId ? await readUser({ actor, db }, chosenId) : null;
	const others = chosen ? [chosen, ...found.filter((person) => person.id !== chosenId)] : found;
	const isAbove = user !== null && rightsLackedBy(actor, user.rights).length > 0;
	const people = user ? [user, ...others] : others;
	const balances = await readTypeBalances(
		sql,
		people.map((person) => person.id),
	);
	return done({
		candidates: people.map((person) => ({
			id: person.id,
			name: person.name,
			email: person.email,
			isSelf: person.id === userId,
			balances: balances.get(person.id) ?? [],
			obstacle:
				obstacleOfOwner({ id: userId ?? "" }, person) ??
				(isAbove && person.id === actor.userId ? "rights_you_lack" : null),
			creditOwnerName: person.creditOwner.name,
		})),
		hasMore: matching.length > CANDIDATES_SHOWN,
	});
}

/**
 * Some of the users, in the order in which they are listed. Each is read by itself, from an index in the names' order.
 */
interface Part {
	/** Whether they can be chosen. */
	readonly able: boolean;
	/** Whether their names begin with what is searched for; undefined is: all of them. */
	readonly begins?: boolean;
}

const ALL: readonly Part[] = [{ able: true }, { able: false }];
const BEGINNINGS_FIRST: readonly Part[] = ALL.flatMap((part) => [
	{ ...part, begins: true },
	{ ...part, begins: false },
]);

interface Person {
	id: string;
	name: string;
	email: string;
	kind: "person" | "service";
	status: "active" | "suspended";
	creditOwner: { id: string; name: string };
}

async function readPeople(
	sql: Sql,
	wanted: Part & { organizationId: string; userId: string | null; search: string; limit: number },
): Promise<Person[]> {
	if (wanted.limit <= 0) return [];
	const isOwn = `"user"."credit_owner_id" = "user"."id"`;
	const begins = `lower("user"."name") LIKE ltrim(lower($3::text), '% ')`;
	const search = wanted.search.trim();
	const people = await sql.query<Omit<Person, "creditOwner"> & { ownerId: string; ownerName: string }>(
		`SELECT "user"."id", "user"."name", "user"."email", "user"."kind"::text AS "kind",
			"user"."status"::text AS "status", "owner"."id" AS "ownerId", "owner"."name" AS "ownerName"
		FROM "user" JOIN "user" AS "owner" ON "owner"."id" = "user"."credit_owner_id"
		WHERE "user"."organization_id" = $1::uuid AND "user"."id" IS DISTINCT FROM $2::uuid AND "user"."status" <> 'removed'
			AND "user"."kind" = 'person'
			AND ${wanted.able ? `${isOwn} AND "user"."status" = 'active'` : `NOT (${isOwn} AND "user"."status" = 'active')`}
			AND ($3::text IS NULL OR "user"."search_text" LIKE lower($3::text))
			AND ${wanted.begins === undefined ? "true" : wanted.begins ? begins : `NOT ${begins}`}
		ORDER BY lower("user"."name"), "user"."id" LIMIT $4`,
		[wanted.organizationId, wanted.userId, search === "" ? null : searchPattern(search), wanted.limit],
	);
	return people.map(({ ownerId, ownerName, ...person }) => ({
		...person,
		creditOwner: { id: ownerId, name: ownerName },
	}));
}

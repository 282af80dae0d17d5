import type { Actor } from "@/lib/auth/actor.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import type { UserListQuery } from "@/lib/people/schema.ts";
import { allListedUsers } from "@/lib/people/user-id-page.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "name", kind: "text" },
	{ name: "email", kind: "text" },
	{ name: "role", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "credit_owner", kind: "text" },
	{ name: "last_signed_in_at", kind: "instant" },
];

const SELECT_SQL = `SELECT "user"."name", "user"."email", "user_role"."name" AS "role", "user"."status"::text AS "status",
		"owner"."email" AS "credit_owner", "user"."last_signed_in_at"
	FROM "user" JOIN "user_role" ON "user_role"."id" = "user"."user_role_id"
	JOIN "user" AS "owner" ON "owner"."id" = "user"."credit_owner_id"`;

/** These people of the actor's organization, by name: a file that can be changed and read again (product.md 5a). */
export function usersFileOf({ organizationId }: Pick<Actor, "organizationId">, userIds: readonly string[]): CsvQuery {
	const text = `${SELECT_SQL}
		WHERE "user"."organization_id" = $1::uuid AND "user"."id" = ANY ($2::uuid[]) AND "user"."kind" = 'person'
			AND "user"."status" <> 'removed'
		ORDER BY lower("user"."name"), "user"."id"`;
	return { text, values: [organizationId, userIds], columns: COLUMNS };
}

/** Everyone whom Admin › User lists with these filters, in its order; null without *View User List*. */
export function listedUsersFileOf(actor: Actor, query: UserListQuery): CsvQuery | null {
	if (!maySeeUsers(actor)) return null;
	const { where, order, values } = allListedUsers(actor, query);
	return { text: `${SELECT_SQL} WHERE ${where} ORDER BY ${order}`, values, columns: COLUMNS };
}

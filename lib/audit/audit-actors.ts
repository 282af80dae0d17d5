import type { ReadContext } from "@/lib/actions/verb.ts";
import { searchPattern } from "@/lib/people/user-id-page.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { maySeeAuditLog } from "./policy.ts";
import type { FindAuditActorsInput } from "./schema.ts";

/** How many are offered without a search. */
export const ACTORS_OFFERED = 12;

/** Some of the actors in the log, by name. */
export interface AuditActors {
	readonly found: readonly { readonly id: string; readonly name: string }[];
	/** Whether there are more: a search finds them. */
	readonly hasMore: boolean;
}

/**
 * All actors with an entry in the organization's log, or, where there are many, the selected one; null without the
 * right.
 */
export async function listAuditActors(
	{ actor, db = database() }: ReadContext,
	{ chosenId }: { chosenId: string | null },
): Promise<AuditActors | null> {
	if (!maySeeAuditLog(actor)) return null;
	// From one actor's first entry to the next one's: how many entries each has doesn't matter.
	const found = await sqlOf(db).query<{ id: string; name: string | null }>(
		`WITH RECURSIVE "found" ("actor_id", "position") AS (
			(SELECT "actor_id", 1 FROM "audit_entry" WHERE "organization_id" = $1::uuid AND "actor_id" IS NOT NULL
				ORDER BY "actor_id" LIMIT 1)
			UNION ALL
			SELECT (SELECT "actor_id" FROM "audit_entry"
				WHERE "organization_id" = $1::uuid AND "actor_id" > "found"."actor_id" ORDER BY "actor_id" LIMIT 1), "position" + 1
			FROM "found" WHERE "found"."actor_id" IS NOT NULL AND "position" <= $2
		)
		SELECT "found"."actor_id" AS "id", "user"."name"
		FROM "found" LEFT JOIN "user" ON "user"."id" = "found"."actor_id" AND "user"."organization_id" = $1::uuid
		WHERE "found"."actor_id" IS NOT NULL ORDER BY lower("user"."name"), "user"."id"`,
		[actor.organizationId, ACTORS_OFFERED],
	);
	if (found.length <= ACTORS_OFFERED) return { found: found.flatMap(ofTheOrganization), hasMore: false };
	const chosen = await db.user.findMany({
		where: { id: { in: chosenId ? [chosenId] : [] }, organizationId: actor.organizationId },
		select: { id: true, name: true },
	});
	return { found: chosen, hasMore: true };
}

/** The actors whose name or address contains the text. */
export async function findAuditActors(
	{ actor, db = database() }: ReadContext,
	{ search }: FindAuditActorsInput,
): Promise<Result<AuditActors>> {
	if (!maySeeAuditLog(actor)) return refuse("NOT_FOUND", "notFound");
	const found = await sqlOf(db).query<{ id: string; name: string }>(
		`SELECT "user"."id", "user"."name" FROM "user"
		WHERE "user"."organization_id" = $1::uuid AND ($2::text IS NULL OR "user"."search_text" LIKE lower($2::text)) AND EXISTS (
			SELECT FROM "audit_entry" WHERE "organization_id" = $1::uuid AND "actor_id" = "user"."id"
		)
		ORDER BY lower("user"."name"), "user"."id" LIMIT $3`,
		[actor.organizationId, search.trim() === "" ? null : searchPattern(search), ACTORS_OFFERED + 1],
	);
	return done({ found: found.slice(0, ACTORS_OFFERED), hasMore: found.length > ACTORS_OFFERED });
}

/** The operator's users are not named to other organizations. */
function ofTheOrganization({ id, name }: { id: string; name: string | null }): { id: string; name: string }[] {
	return name === null ? [] : [{ id, name }];
}

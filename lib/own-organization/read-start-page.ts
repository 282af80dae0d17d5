import type { ReadContext } from "@/lib/actions/verb.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { readSpendableNow } from "@/lib/share-groups/credits/spendable-now.ts";

/**
 * Where the actor starts after signing in (product.md 57): with what their `organization` has, if they see its users, have
 * nothing to use themselves, and others of it have or had credits; else with their `own`.
 */
export async function readStartPage({ actor, db = database() }: ReadContext): Promise<"organization" | "own"> {
	if (!maySeeUsers(actor)) return "own";
	const spendable = await readSpendableNow({ actor, db });
	if (spendable.some(({ total, coverage }) => total > 0n || coverage)) return "own";
	const [found] = await sqlOf(db).query<{ any: boolean }>(
		`SELECT EXISTS (
			SELECT FROM "user" JOIN "account" ON "account"."user_id" = "user"."id" AND "account"."kind" = 'wallet'
			JOIN "pool" ON "pool"."account_id" = "account"."id" AND "pool"."version" > 0
			WHERE "user"."organization_id" = $1::uuid AND "user"."id" <> $2::uuid
		) AS "any"`,
		[actor.organizationId, actor.userId],
	);
	return found?.any ? "organization" : "own";
}

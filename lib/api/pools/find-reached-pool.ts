import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";
import { reaches } from "../people/find-reached-user.ts";

/** The pool with this id, if the key reaches the wallet's user or the share group's creator; else NOT_FOUND. */
export async function findReachedPool({ key, db }: ApiContext, poolId: string): Promise<Result<{ poolId: string }>> {
	const [owner] = await sqlOf(db).query<{ userId: string; organizationId: string; isOfSandbox: boolean }>(
		`SELECT "user"."id" AS "userId", "user"."organization_id" AS "organizationId",
			"organization"."sandbox_of_id" IS NOT NULL AS "isOfSandbox"
		FROM "account" LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		JOIN "user" ON "user"."id" = coalesce("account"."user_id", "share_group"."creator_id")
		JOIN "organization" ON "organization"."id" = "user"."organization_id"
		WHERE "account"."id" = $1::uuid`,
		[poolId],
	);
	if (!owner || !reaches(key, owner)) return refuse("NOT_FOUND", "apiPoolNotFound", {}, { field: "poolId" });
	return done({ poolId });
}

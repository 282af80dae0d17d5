import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { ApiKeyKind, ApiScope } from "./api-scopes.ts";
import { mayManageApiKeys } from "./policy.ts";

/** A key as its page lists it; its secret is not to be had again. */
export interface ApiKeyRow {
	readonly id: string;
	readonly name: string;
	readonly kind: ApiKeyKind;
	readonly isTest: boolean;
	/** How its secret begins. */
	readonly prefix: string;
	readonly scopes: readonly ApiScope[];
	/** The service user who acts by it. */
	readonly userId: string | null;
	readonly userName: string | null;
	/** Null where the command made it, or a user who is not of this organization any more. */
	readonly createdByName: string | null;
	readonly createdAt: Date;
	/** By the minute; null where it was never used. */
	readonly lastUsedAt: Date | null;
	/** When it stops working by itself: it expires, or was replaced. Null: never. */
	readonly endsAt: Date | null;
	readonly revokedAt: Date | null;
	/** Whether it works now. */
	readonly isActive: boolean;
	/** The key that replaced it. */
	readonly replacedById: string | null;
}

/**
 * The keys of the actor's organization, newest first: all of them, or one service user's. Null without *Manage API Keys*.
 */
export async function readApiKeys(
	{ actor, db = database() }: ReadContext,
	{ userId = null }: { readonly userId?: string | null } = {},
): Promise<ApiKeyRow[] | null> {
	if (!mayManageApiKeys(actor)) return null;
	return sqlOf(db).query<ApiKeyRow>(
		`SELECT "key"."id", "key"."name", "key"."kind"::text AS "kind", "key"."is_test" AS "isTest", "key"."prefix",
			"key"."scopes"::text[] AS "scopes", "key"."user_id" AS "userId", "user"."name" AS "userName",
			"maker"."name" AS "createdByName", "key"."created_at" AS "createdAt", "key"."last_used_at" AS "lastUsedAt",
			least("key"."expires_at", "key"."ends_at") AS "endsAt", "key"."revoked_at" AS "revokedAt",
			"key"."revoked_at" IS NULL AND coalesce(least("key"."expires_at", "key"."ends_at") > clock_timestamp(), true)
				AS "isActive",
			"next"."id" AS "replacedById"
		FROM "api_key" AS "key"
		LEFT JOIN "user" ON "user"."id" = "key"."user_id"
		LEFT JOIN "user" AS "maker" ON "maker"."id" = "key"."created_by_id" AND "maker"."organization_id" = $1::uuid
		LEFT JOIN "api_key" AS "next" ON "next"."rotated_from_id" = "key"."id"
		WHERE "key"."organization_id" = $1::uuid AND ($2::uuid IS NULL OR "key"."user_id" = $2::uuid)
		ORDER BY "key"."created_at" DESC, "key"."id" DESC`,
		[actor.organizationId, userId],
	);
}

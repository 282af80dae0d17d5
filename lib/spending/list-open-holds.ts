import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { inScope, readSpendingScope, type SpendingOf, scopeValues } from "./spending-scope.ts";

const SHOWN = 50;

/** A line of open holds. */
export interface HoldRow {
	readonly id: string;
	readonly userId: string;
	readonly userName: string;
	readonly credits: bigint;
	readonly nameInText: string;
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly placedAt: Date;
	readonly expiresAt: Date;
	/** What it pins, in the order in which it would pay: a wallet's user, or a share group; null where it isn't named. */
	readonly pools: readonly { readonly kind: "wallet" | "share_group"; readonly name: string | null }[];
}

/** What is on hold now (product.md 57), placed last first; `hasMore` where there are others. Null where the actor may not look. */
export async function listOpenHolds(
	{ actor, db = database() }: ReadContext,
	of: SpendingOf,
): Promise<{ rows: readonly HoldRow[]; hasMore: boolean } | null> {
	const scope = await readSpendingScope({ actor, db }, of);
	if (!scope) return null;
	const found = await sqlOf(db).query<Omit<HoldRow, "pools"> & { pools: unknown }>(
		`SELECT "hold"."id", "hold"."user_id" AS "userId", "user"."name" AS "userName", "hold"."credits",
			"credit_type"."name_in_text" AS "nameInText", "hold"."service", "hold"."item", "hold"."reference",
			"hold"."placed_at" AS "placedAt", "hold"."expires_at" AS "expiresAt",
			(SELECT coalesce(json_agg(json_build_object('kind', "account"."kind", 'name', CASE
					WHEN "account"."kind" = 'wallet' THEN "owner"."name"
					WHEN $4::uuid[] IS NULL OR "share_group"."id" = ANY ($4::uuid[]) THEN "share_group"."name" END)
				ORDER BY array_position("hold"."account_ids", "account"."id")), '[]')
			FROM "account"
			LEFT JOIN "user" AS "owner" ON "owner"."id" = "account"."user_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
			WHERE "account"."id" = ANY ("hold"."account_ids")) AS "pools"
		FROM "hold"
		JOIN "user" ON "user"."id" = "hold"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "hold"."credit_type_id"
		WHERE "hold"."status" = 'open' AND ${inScope("hold")}
		ORDER BY "hold"."placed_at" DESC, "hold"."id" LIMIT $3::int`,
		[...scopeValues(scope), SHOWN + 1, scope.visibleGroupIds],
	);
	const rows = found.slice(0, SHOWN).map((row) => ({ ...row, pools: row.pools as HoldRow["pools"] }));
	return { rows, hasMore: found.length > SHOWN };
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { inScope, readSpendingScope, type SpendingOf, scopeValues } from "./spending-scope.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "placed_at", kind: "instant" },
	{ name: "user_name", kind: "text" },
	{ name: "service", kind: "text" },
	{ name: "item", kind: "text" },
	{ name: "reference", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type", kind: "text" },
	{ name: "pools", kind: "text" },
	{ name: "expires_at", kind: "instant" },
	{ name: "hold_id", kind: "id" },
];

/**
 * All that is on hold now (product.md 57), placed last first, as the list shows the first of them. Of a share group that the
 * reader may not see it has the word given. Null where the actor may not look.
 */
export async function readHoldsFile(
	context: ReadContext,
	{ of, words }: { readonly of: SpendingOf; readonly words: { readonly someGroup: string } },
): Promise<CsvQuery | null> {
	const scope = await readSpendingScope(context, of);
	if (!scope) return null;
	const text = `SELECT "hold"."placed_at", "user"."name" AS "user_name", "hold"."service", "hold"."item", "hold"."reference",
			"hold"."credits", "credit_type"."name" AS "credit_type", (
				SELECT string_agg(CASE
					WHEN "account"."kind" = 'wallet' THEN "owner"."name"
					WHEN $3::uuid[] IS NULL OR "share_group"."id" = ANY ($3::uuid[]) THEN "share_group"."name"
					ELSE $4::text END, ', ' ORDER BY array_position("hold"."account_ids", "account"."id"))
				FROM "account"
				LEFT JOIN "user" AS "owner" ON "owner"."id" = "account"."user_id"
				LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
				WHERE "account"."id" = ANY ("hold"."account_ids")
			) AS "pools", "hold"."expires_at", "hold"."id" AS "hold_id"
		FROM "hold"
		JOIN "user" ON "user"."id" = "hold"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "hold"."credit_type_id"
		WHERE "hold"."status" = 'open' AND ${inScope("hold")}
		ORDER BY "hold"."placed_at" DESC, "hold"."id"`;
	const values = [...scopeValues(scope), scope.visibleGroupIds, words.someGroup];
	return { text, values, columns: COLUMNS };
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { inScope, readSpendingScope, type SpendingOf, scopeValues } from "./spending-scope.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "last_at", kind: "instant" },
	{ name: "first_at", kind: "instant" },
	{ name: "times", kind: "number" },
	{ name: "user_name", kind: "text" },
	{ name: "kind", kind: "text" },
	{ name: "service", kind: "text" },
	{ name: "item", kind: "text" },
	{ name: "reference", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type", kind: "text" },
	{ name: "code", kind: "text" },
	{ name: "reason", kind: "text" },
];

/**
 * All refusals of charges and holds that are kept (product.md 57), newest first, as the list shows the first of them: each
 * with its code and the name of its reason, which say nothing of pools that the reader may not see. Null where the actor
 * may not look.
 */
export async function readRefusalsFile(context: ReadContext, of: SpendingOf): Promise<CsvQuery | null> {
	const scope = await readSpendingScope(context, of);
	if (!scope) return null;
	const text = `SELECT "refusal"."last_at", "refusal"."first_at", "refusal"."times", "user"."name" AS "user_name",
			"refusal"."kind"::text AS "kind", "refusal"."service", "refusal"."item", "refusal"."reference", "refusal"."credits",
			"credit_type"."name" AS "credit_type", "refusal"."answer" ->> 'code' AS "code", "refusal"."answer" ->> 'key' AS "reason"
		FROM "refusal"
		JOIN "user" ON "user"."id" = "refusal"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "refusal"."credit_type_id"
		WHERE ${inScope("refusal")}
		ORDER BY "refusal"."last_at" DESC, "refusal"."id"`;
	return { text, values: scopeValues(scope), columns: COLUMNS };
}

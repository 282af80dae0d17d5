import type { Actor } from "@/lib/auth/actor.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "batch_id", kind: "id" },
	{ name: "made_at", kind: "instant" },
	{ name: "what", kind: "text" },
	{ name: "file_name", kind: "text" },
	{ name: "lines", kind: "number" },
	{ name: "users", kind: "number" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type", kind: "text" },
	{ name: "reason", kind: "text" },
	{ name: "by", kind: "text" },
	{ name: "undone_at", kind: "instant" },
	{ name: "undone_by", kind: "text" },
	{ name: "taken_back", kind: "number" },
];

/**
 * All batches, newest first, as Many at once lists the latest, with a row for each credit type. Credits. One without
 * `file_name` came by the API. Null without the right.
 */
export function creditBatchesFileOf(actor: Actor): CsvQuery | null {
	if (!mayGrantCredits(actor)) return null;
	const text = `SELECT "batch"."id" AS "batch_id", "batch"."made_at", "batch"."kind"::text AS "what", "batch"."file_name",
			count(*)::int AS "lines", count(DISTINCT "line"."user_id")::int AS "users",
			sum("line"."credits")::bigint AS "credits", "credit_type"."name" AS "credit_type", "batch"."reason",
			"maker"."name" AS "by", "batch"."undone_at", "undoer"."name" AS "undone_by",
			CASE WHEN "batch"."undone_at" IS NOT NULL THEN sum("line"."undone_credits")::bigint END AS "taken_back"
		FROM "credit_batch" AS "batch"
		JOIN "user" AS "maker" ON "maker"."id" = "batch"."made_by_id"
		LEFT JOIN "user" AS "undoer" ON "undoer"."id" = "batch"."undone_by_id"
		JOIN "credit_batch_line" AS "line" ON "line"."batch_id" = "batch"."id"
		JOIN "credit_type" ON "credit_type"."id" = "line"."credit_type_id"
		GROUP BY "batch"."id", "maker"."id", "undoer"."id", "credit_type"."id"
		ORDER BY "batch"."made_at" DESC, "batch"."id" DESC, "credit_type"."position", "credit_type"."id"`;
	return { text, values: [], columns: COLUMNS };
}

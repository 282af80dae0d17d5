import type { Actor } from "@/lib/auth/actor.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { REFUNDS_SQL } from "./queries.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "bulk_refund_id", kind: "id" },
	{ name: "made_at", kind: "instant" },
	{ name: "service", kind: "text" },
	{ name: "from", kind: "instant" },
	{ name: "until_before", kind: "instant" },
	{ name: "credits_given_back", kind: "number" },
	{ name: "charges", kind: "number" },
	{ name: "charges_done", kind: "number" },
	{ name: "state", kind: "text" },
	{ name: "finished_at", kind: "instant" },
	{ name: "reason", kind: "text" },
	{ name: "by", kind: "text" },
];

/**
 * All bulk refunds, newest first, as Refund an outage lists the latest, with how far each has come. Credits. Null without
 * the right.
 */
export function bulkRefundsFileOf(actor: Actor): CsvQuery | null {
	if (!mayGrantCredits(actor)) return null;
	const text = `SELECT "refund"."id" AS "bulk_refund_id", "made_at", "service", "from_at" AS "from", "until_at" AS "until_before",
			coalesce(sum("charge"."refunded"), 0)::bigint AS "credits_given_back",
			count("charge"."charge_id")::int AS "charges", count("charge"."refunded")::int AS "charges_done",
			CASE WHEN "finished_at" IS NULL THEN 'under_way' ELSE 'finished' END AS "state", "finished_at",
			"reason", "user"."name" AS "by"
		${REFUNDS_SQL}`;
	return { text, values: [null], columns: COLUMNS };
}

import type { LedgerChecks } from "./ledger-check.ts";

/**
 * The keys that had an effect: the answer of the others is a refusal, or, of before entries, a cancellation that had
 * nothing left to give back.
 */
const SUCCEEDED = `("answer" IS NULL OR ("answer" ->> 'ok' = 'true' AND "answer" -> 'value' -> 'refunded' ->> '$bigint' IS DISTINCT FROM '0'))`;

/** Effects and the keys that had them, counted together, where there is not one of each. */
const UNPAIRED = `
	SELECT "what", "id", count("is_effect") AS "effects", count("key") AS "keys", min("client") AS "client",
		min("key_of_client") AS "first_key", max("key_of_client") AS "last_key"
	FROM (
		SELECT 'charge' AS "what", "id", "client", true AS "is_effect", NULL AS "key", NULL AS "key_of_client" FROM "charge"
		UNION ALL
		SELECT 'hold', "id", "client", true, NULL, NULL FROM "hold"
		UNION ALL
		SELECT 'refund', "movement_id", NULL, true, NULL, NULL FROM "ledger_entry"
		WHERE "kind" IN ('refund', 'cancellation') GROUP BY "movement_id", "charge_id"
		UNION ALL
		SELECT CASE "kind" WHEN 'hold' THEN 'hold' WHEN 'refund' THEN 'refund' WHEN 'cancellation' THEN 'refund' ELSE 'charge' END,
			"effect_id", CASE WHEN "kind" IN ('charge', 'hold') THEN "client" END, NULL, "key", concat_ws(' ', "client", "key")
		FROM "request" WHERE "kind" IN ('charge', 'capture', 'hold', 'refund', 'cancellation') AND ${SUCCEEDED}
	) AS "both"
	GROUP BY "what", "id"
	HAVING count("is_effect") <> 1 OR count("key") <> 1 OR min("client") <> max("client")`;

/** One effect per key: a charge, a hold, a refund or cancellation. */
export const requests: LedgerChecks = {
	shared: { unpaired: UNPAIRED },
	checks: [
		{
			invariant: 6,
			holds: "every charge, hold and refund is the one effect of one key, of its client",
			violations: `
				SELECT "id"::text, format('%s %s is the effect of %s keys (%s).', initcap("what"), "id", "keys",
					coalesce("first_key" || coalesce(', ' || nullif("last_key", "first_key"), ''), 'none')) AS "sentence"
				FROM "unpaired" WHERE "effects" > 0`,
		},
		{
			invariant: 6,
			holds: "every key that was answered with a charge, a hold or a refund has it",
			violations: `
				SELECT "first_key" AS "id", format('Key %s was answered with %s %s, which does not exist.', "first_key", "what", coalesce("id"::text, 'none')) AS "sentence"
				FROM "unpaired" WHERE "effects" = 0`,
		},
	],
};

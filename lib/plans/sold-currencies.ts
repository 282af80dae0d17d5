import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

/** The currencies in which plans have a price now, the deployment's first, then by code. */
export async function readSoldCurrencies({ db = database() }: ReadContext): Promise<string[]> {
	const found = await sqlOf(db).query<{ currency: string }>(
		`SELECT "currency"::text AS "currency" FROM (
			SELECT "currency", 0 AS "place" FROM "deployment"
			UNION
			SELECT "plan_price"."currency", 1 FROM "plan" JOIN "plan_price" ON "plan_price"."plan_id" = "plan"."id"
			WHERE "withdrawn_at" IS NULL AND "plan_price"."currency" <> (SELECT "currency" FROM "deployment")
				AND "plan_price"."version" = (
					SELECT max("version") FROM "plan_version" WHERE "plan_version"."plan_id" = "plan"."id"
				)
		) AS "sold" ORDER BY "place", "currency"`,
	);
	return found.map(({ currency }) => currency);
}

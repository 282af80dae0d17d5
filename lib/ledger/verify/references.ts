import { NO_ADDRESS } from "../paying/make-addresses.ts";
import type { LedgerCheck, LedgerChecks } from "./ledger-check.ts";

/** What the ledger's rows name by id, and no foreign key looks for. */
const NAMED: readonly {
	readonly what: string;
	readonly table: string;
	readonly by: Readonly<Record<string, readonly string[]>>;
}[] = [
	{
		what: "user",
		table: "user",
		by: {
			ledger_entry: ["user_id", "actor_id"],
			charge: ["user_id"],
			hold: ["user_id"],
			usage_daily: ["user_id"],
			covered_daily: ["user_id"],
			coverage: ["user_id"],
			pool_use: ["user_id"],
			pool_limit: ["user_id", "set_by_id"],
		},
	},
	{ what: "order", table: "order", by: { ledger_entry: ["order_id"], lot: ["order_id"] } },
	{
		what: "credit type",
		table: "credit_type",
		by: {
			charge: ["credit_type_id"],
			hold: ["credit_type_id"],
			covered_daily: ["credit_type_id"],
			coverage: ["credit_type_id"],
		},
	},
	{
		what: "subscription",
		table: "subscription",
		by: {
			coverage: ["subscription_id"],
			allowance: ["subscription_id"],
			charge: ["subscription_id"],
			hold: ["subscription_id"],
		},
	},
	{
		what: "address",
		table: "address",
		by: {
			ledger_entry: ["address_id"],
			hold_slice: ["address_id"],
			pool_use: ["address_id"],
			pool_limit: ["address_id"],
		},
	},
];

/** Without a foreign key, every reference from the ledger's rows still leads somewhere, and to one row. */
export const references: LedgerChecks = {
	checks: [
		{
			invariant: 10,
			holds: "every account has its pool, and every pool its account, of one credit type",
			violations: `
				SELECT coalesce("account"."id", "pool"."account_id")::text AS "id", format('Account %s is of %s, but its pool of %s.',
					coalesce("account"."id", "pool"."account_id"), coalesce("account"."credit_type_id", 'nothing'), coalesce("pool"."credit_type_id", 'nothing')) AS "sentence"
				FROM "account" FULL JOIN "pool" ON "pool"."account_id" = "account"."id"
				WHERE "account"."credit_type_id" IS DISTINCT FROM "pool"."credit_type_id"`,
		},
		...NAMED.map(
			({ what, table, by }): LedgerCheck => ({
				invariant: 10,
				holds: `every ${what} that the ledger names exists`,
				violations: `
				SELECT "named"."id"::text, format('%s rows of %s name ${what} %s, which does not exist.', "named"."rows", "named"."by", "named"."id") AS "sentence"
				FROM (${Object.entries(by).flatMap(rowsByName).join(" UNION ALL ")}) AS "named"
				LEFT JOIN "${table}" AS "there" ON "there"."id" = "named"."id"
				WHERE "there"."id" IS NULL AND "named"."id"::text <> '${NO_ADDRESS}'`,
			}),
		),
		{
			invariant: 10,
			holds: "no charge, hold or lot has the id of another one",
			violations: `
				SELECT "id"::text, format('There are %s rows of %s with the id %s.', count(*), "table", "id") AS "sentence"
				FROM (
					SELECT 'charge' AS "table", "id" FROM "charge" UNION ALL SELECT 'hold', "id" FROM "hold" UNION ALL SELECT 'lot', "id" FROM "lot"
				) AS "row"
				GROUP BY "table", "id" HAVING count(*) > 1`,
		},
	],
};

/** How many rows of a table name what, in each of these columns. */
function rowsByName([table, columns]: [string, readonly string[]]): string[] {
	return columns.map(
		(column) =>
			`SELECT "${column}" AS "id", '${table}' AS "by", count(*) AS "rows" FROM "${table}" WHERE "${column}" IS NOT NULL GROUP BY "${column}"`,
	);
}

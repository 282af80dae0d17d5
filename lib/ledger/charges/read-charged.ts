import type { Sql } from "@/lib/platform/database/sql.ts";
import { onShards } from "../posting/by-shard.ts";
import type { Charged } from "./new-charge.ts";

/** Charges as they were answered at first, by their ids: nothing of it ever changes. */
export async function readCharged(
	sql: Sql,
	charges: readonly { readonly client: string; readonly id: string }[],
): Promise<Map<string, Charged>> {
	if (charges.length === 0) return new Map();
	const found = await sql.query<
		Pick<Charged, "charged" | "coveredBy"> & { id: string; accountIds: string[]; versions: bigint[] }
	>(
		`SELECT "charge"."id", "charged", "subscription_id" AS "coveredBy", "account_ids" AS "accountIds", "versions"
		FROM unnest($1::text[], $2::uuid[]) AS "asked" ("client", "id")
		JOIN "charge" ON "charge"."client" = "asked"."client" AND "charge"."id" = "asked"."id"
			${onShards(`"charge"."client"`, "$1::text[]")}`,
		[charges.map(({ client }) => client), charges.map(({ id }) => id)],
	);
	const rows = await sql.query<{ chargeId: string; slice: number; credits: bigint; balanceAfter: bigint }>(
		`SELECT "charge_id" AS "chargeId", "slice", "slice_credits" AS "credits", "balance_after" AS "balanceAfter"
		FROM unnest($1::uuid[], $2::int8[]) AS "asked" ("account_id", "version")
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "asked"."account_id"
			AND "entry"."version" = "asked"."version"
			${onShards(`"entry"."account_id"`, "$1::uuid[]")}`,
		[found.flatMap(({ accountIds }) => accountIds), found.flatMap(({ versions }) => versions)],
	);
	const usage = new Map(rows.map((row) => [`${row.chargeId} ${row.slice}`, row]));
	return new Map(
		found.map(({ id, charged, coveredBy, accountIds }) => {
			const slices = accountIds.map((accountId, slice) => {
				const row = usage.get(`${id} ${slice}`);
				if (!row) throw new Error(`A usage row of charge ${id} is missing.`);
				return { accountId, credits: row.credits, balanceAfter: row.balanceAfter };
			});
			return [id, { chargeId: id, charged, coveredBy, slices }];
		}),
	);
}

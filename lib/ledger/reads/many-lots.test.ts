import { expect, test } from "vitest";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { rowsRead } from "@/lib/testing/connections/rows-read.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { type PoolOf, readWalletsOf } from "./pools-of.ts";
import { readLots } from "./read-lots.ts";

// Its lots are written directly, without the entries that would have made them.
const { db, sql, url, adminUrl } = await testDatabase({ corrupted: true });
const admin = await openConnection(adminUrl);
const northwind = await anOrganization(db);

/** A user's email wallet with so many lots, ten of which expire at each instant. */
async function aWalletOf(lots: number): Promise<PoolOf> {
	const [wallet] = await readWalletsOf(sql, [(await aUser(db, northwind)).id]);
	if (!wallet) throw new Error("There is no wallet.");
	await admin.sql.query(
		`INSERT INTO "lot" ("account_id", "id", "kind", "granted", "remaining", "created_at", "expires_at")
		SELECT $1::uuid, gen_random_uuid(), 'granted', 1, 1, now(), '2090-01-01'::timestamptz + "n" / 10 * interval '1 day'
		FROM generate_series(1, $2::int) AS "n"`,
		[wallet.accountId, lots],
	);
	return wallet;
}

test("a page of lots reads as many rows of a wallet with 5,000 lots as of one with 50", async () => {
	const [few, many] = [await aWalletOf(50), await aWalletOf(5_000)];
	await admin.sql.query("ANALYZE");
	const cost = (wallet: PoolOf) =>
		rowsRead(url, async (alone) =>
			expect(await readLots(sqlOf(alone), { ...wallet, offset: 25, limit: 25 })).toHaveLength(25),
		);
	expect(await cost(few)).toBe(50);
	expect(await cost(many)).toBe(50);
});

import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { healthyLedger } from "@/lib/testing/healthy-ledger.ts";
import { connected } from "./database/database.ts";
import { distributeTables, readShards } from "./database/distribute-database.ts";
import { missingMigrations } from "./database/migrations.ts";
import { main } from "./db-distribute.ts";

const { db, sql, url, ownerUrl } = await testDatabase();
await healthyLedger(db);

/** How the ledger's tables are tied to each other, and guarded. */
async function guards() {
	return sql.query<{ name: string; definition: string }>(
		`SELECT "conname" AS "name", pg_get_constraintdef("oid") AS "definition" FROM "pg_constraint" WHERE "contype" = 'f'
		UNION ALL SELECT "tgname", pg_get_triggerdef("oid") FROM "pg_trigger" WHERE NOT "tgisinternal" ORDER BY 1, 2`,
	);
}

test("on a plain PostgreSQL there is nothing to do, and nothing is done, however often", async () => {
	const before = await guards();
	const lines: string[] = [];
	for (let time = 1; time <= 2; time += 1) await main({ url, ownerUrl }, (line) => lines.push(line));
	const nothing = "Nothing to do: this is a plain PostgreSQL, without Citus. The ledger stays on one machine.";
	expect(lines).toEqual([nothing, nothing]);
	expect(await guards()).toEqual(before);
	expect(await connected(ownerUrl, readShards)).toBe(0);
});

test("tables that can't be distributed stay as they were, with their foreign keys and triggers", async () => {
	const before = await guards();
	await expect(connected(ownerUrl, (owner) => distributeTables(owner, 8))).rejects.toThrow("create_distributed_table");
	expect(await guards()).toEqual(before);
});

test("it is known which migrations a database lacks", async () => {
	expect(await connected(ownerUrl, (owner) => missingMigrations(owner))).toEqual([]);
	await connected(ownerUrl, (owner) =>
		owner.query(`DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%foundation'`),
	);
	expect(await connected(ownerUrl, (owner) => missingMigrations(owner))).toEqual(["20261122000000_foundation"]);
});

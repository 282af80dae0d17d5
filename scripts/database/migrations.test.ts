import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, it, vi } from "vitest";
import { IDLE_PATIENCE_MS, LOCK_PATIENCE_MS } from "@/lib/platform/database/patience.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { connected } from "./database.ts";
import { applyMigrations, MIGRATIONS_DIRECTORY } from "./migrations.ts";
import { prepareDatabase } from "./prepare-database.ts";

const { ownerUrl, url } = await testDatabase();
const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-migrations-"));
cpSync(MIGRATIONS_DIRECTORY, directory, { recursive: true });
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function write(name: string, script: string): void {
	mkdirSync(path.join(directory, name), { recursive: true });
	writeFileSync(path.join(directory, name, "migration.sql"), script);
}

const migrate = () => connected(ownerUrl, (client) => applyMigrations(client, directory));

it("keeps Prisma's own record of what was applied", async () => {
	const { rows } = await connected(ownerUrl, (client) => client.query(`SELECT * FROM "_prisma_migrations" ORDER BY 5`));
	const names = readdirSync(MIGRATIONS_DIRECTORY).filter((name) => !name.includes("."));
	expect(rows).toHaveLength(names.length);
	for (const row of rows) {
		const file = readFileSync(path.join(MIGRATIONS_DIRECTORY, row.migration_name, "migration.sql"));
		expect(row).toMatchObject({
			checksum: createHash("sha256").update(file).digest("hex"),
			applied_steps_count: 1,
			logs: null,
			rolled_back_at: null,
		});
		expect(row.finished_at.getTime()).toBeGreaterThanOrEqual(row.started_at.getTime());
	}
});

it("applies what is missing, once, however many try at the same time", async () => {
	write("30000101000000_first", `CREATE TABLE "made" ("id" INT); SELECT pg_sleep(0.2);`);
	const answers = await Promise.all([migrate(), migrate(), migrate()]);
	expect(answers.flat()).toEqual(["30000101000000_first"]);
	expect(await migrate()).toEqual([]);
});

it("lets the application's role see that nothing is missing, and refuses it what only the owner may", async () => {
	const asApplication = () => connected(url, (client) => applyMigrations(client, directory));
	await expect(asApplication()).resolves.toEqual([]);
	write("30000101000001_more", `CREATE TABLE "more" ("id" INT)`);
	await expect(asApplication()).rejects.toThrow("permission denied");
	rmSync(path.join(directory, "30000101000001_more"), { recursive: true });
});

it("applies nothing of a migration that fails, and can continue when it is fixed", async () => {
	write("30000102000000_second", `CREATE TABLE "half" ("id" INT); SELECT 1 / 0;`);
	await expect(migrate()).rejects.toThrow(
		"30000102000000_second failed, and nothing of it was applied: division by zero",
	);
	write("30000102000000_second", `CREATE TABLE "half" ("id" INT);`);
	expect(await migrate()).toEqual(["30000102000000_second"]);
});

it("shows what a migration notes", async () => {
	write("30000101000002_noting", `DO $$ BEGIN RAISE NOTICE 'The hold of % credits is shorter.', 5; END $$`);
	const shown = vi.spyOn(process.stdout, "write").mockReturnValue(true);
	expect(await migrate()).toEqual(["30000101000002_noting"]);
	expect(shown.mock.calls).toEqual([["30000101000002_noting: The hold of 5 credits is shorter.\n"]]);
	shown.mockRestore();
});

it("refuses an applied migration that has changed or is unknown", async () => {
	write("30000102000000_second", `CREATE TABLE "half" ("id" BIGINT);`);
	await expect(migrate()).rejects.toThrow("30000102000000_second was changed after it had been applied");
	rmSync(path.join(directory, "30000102000000_second"), { recursive: true });
	await expect(migrate()).rejects.toThrow("30000102000000_second, which these sources don't know");
});

it("sets the time zone, which can't change once credits have moved", async () => {
	const other = await testDatabase();
	const prepare = (timeZone: string | undefined) =>
		prepareDatabase({ url: other.url, ownerUrl: other.ownerUrl, applicationRole: null }, { timeZone });
	expect(await prepare(undefined)).toMatchObject({ timeZone: "UTC" });
	expect(await prepare("Asia/Hong_Kong")).toMatchObject({ timeZone: "Asia/Hong_Kong" });
	expect(await prepare(undefined)).toMatchObject({ timeZone: "Asia/Hong_Kong" });
	await expect(prepare("Middle/Earth")).rejects.toThrow("TIME_ZONE must be an IANA name");
	const john = await aUser(other.db, await anOrganization(other.db));
	await grantCredits(other.db, john.id, 10n);
	await expect(prepare("Europe/Paris")).rejects.toThrow("posted in this deployment's Asia/Hong_Kong");
	expect(await prepare("Asia/Hong_Kong")).toMatchObject({ timeZone: "Asia/Hong_Kong" });
});

it("leaves a time zone that was chosen in the portal as it is", async () => {
	const other = await testDatabase();
	await other.db.deployment.updateMany({ data: { timeZone: "Asia/Hong_Kong", timeZoneIsChosen: true } });
	const database = { url: other.url, ownerUrl: other.ownerUrl, applicationRole: null };
	const shown = vi.spyOn(process.stdout, "write").mockReturnValue(true);
	expect(await prepareDatabase(database, { timeZone: "Europe/Paris" })).toMatchObject({ timeZone: "Asia/Hong_Kong" });
	expect(shown.mock.calls.join()).toContain("TIME_ZONE=Europe/Paris doesn't count");
	shown.mockRestore();
});

it("limits how long sessions of the application's role wait, but not those that prepare the database", async () => {
	const other = await testDatabase();
	await prepareDatabase({ url: other.url, ownerUrl: other.ownerUrl, applicationRole: null }, { timeZone: undefined });
	const limitsOf = async (client: pg.Client) => {
		const { rows } = await client.query(
			`SELECT "name", "setting"::int FROM pg_settings
			WHERE "name" IN ('lock_timeout', 'idle_in_transaction_session_timeout') ORDER BY "name"`,
		);
		return rows.map(({ setting }) => setting);
	};
	const client = new pg.Client({ connectionString: other.url });
	await client.connect();
	expect(await limitsOf(client)).toEqual([IDLE_PATIENCE_MS, LOCK_PATIENCE_MS]);
	await client.end();
	expect(await connected(other.url, limitsOf)).toEqual([0, 0]);
});

import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, expect, inject } from "vitest";
import { connected } from "../database/database.ts";
import { applyMigrations, MIGRATIONS_DIRECTORY } from "../database/migrations.ts";

const AWKWARD_ROWS = path.join(import.meta.dirname, "awkward-rows");

/** Every migration, in order. */
export const MIGRATIONS: readonly string[] = readdirSync(MIGRATIONS_DIRECTORY, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.sort();

/** A database that is upgraded one migration after the other; dropped when the test file ends. */
export interface UpgradedDatabase {
	/** As the role that owns the tables. */
	readonly url: string;
	/** Applies this migration, the next one, and returns what was applied. */
	migrate(migration: string): Promise<string[]>;
	/** Applies all that are left before `last`, or all there are; writes the awkward rows of each state unless it is without them. */
	migrateBefore(last: string | null): Promise<void>;
	query(text: string): Promise<Record<string, unknown>[]>;
}

/** An empty one, with the sources as they were before the first migration was written. */
export async function anEmptyDatabase({ withAwkwardRows = true } = {}): Promise<UpgradedDatabase> {
	const { adminUrl, owner } = inject("testServer");
	const name = `upgrade_${randomBytes(6).toString("hex")}`;
	const asAdmin = (statement: string) => connected(adminUrl, (client) => client.query(statement));
	await asAdmin(`CREATE DATABASE "${name}" TEMPLATE template0 OWNER "${owner.name}"`);
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-upgrade-"));
	afterAll(async () => {
		rmSync(directory, { recursive: true, force: true });
		await asAdmin(`DROP DATABASE "${name}" WITH (FORCE)`);
	});
	const address = new URL(adminUrl);
	Object.assign(address, { pathname: name, username: owner.name, password: owner.password });
	const url = address.href;
	const query = (text: string) => connected(url, async (client: pg.Client) => (await client.query(text)).rows);
	const migrate = (migration: string) => {
		cpSync(path.join(MIGRATIONS_DIRECTORY, migration), path.join(directory, migration), { recursive: true });
		return connected(url, (client) => applyMigrations(client, directory));
	};
	let done = 0;
	return {
		url,
		query,
		migrate,
		async migrateBefore(last) {
			const next = MIGRATIONS.slice(done, last ? MIGRATIONS.indexOf(last) : undefined);
			done += next.length;
			for (const migration of next) {
				expect(await migrate(migration), migration).toEqual([migration]);
				const rows = path.join(AWKWARD_ROWS, `${migration}.sql`);
				if (withAwkwardRows && existsSync(rows)) await query(readFileSync(rows, "utf8"));
			}
		},
	};
}

/** The migrations for whose state there are awkward rows, in order. */
export function statesWithAwkwardRows(): string[] {
	return readdirSync(AWKWARD_ROWS)
		.map((file) => file.replace(/\.sql$/, ""))
		.sort();
}

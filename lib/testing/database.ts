import { randomBytes } from "node:crypto";
import pg from "pg";
import { expect, inject } from "vitest";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { openDatabases } from "./connections/open-databases.ts";

/** A migrated database for one test file. */
export interface TestDatabase {
	/** As the application's role, which can't rewrite history. */
	readonly db: Database;
	/** Plain SQL as the application's role. */
	readonly sql: Sql;
	/** For connections that the test opens itself, as the application's role. */
	readonly url: string;
	/** As the role that owns the tables. */
	readonly ownerUrl: string;
	/** As a superuser: for planting what neither role could do. */
	readonly adminUrl: string;
	/** Disconnects and drops it. Runs by default when the test file ends. */
	close(): Promise<void>;
}

/**
 * A fresh database with every migration and the deployment's row (time zone UTC), otherwise empty. When the test file
 * ends, its ledger must be clean, whatever the tests did; `corrupted` is for a file that breaks it on purpose.
 */
export async function testDatabase({ maxConnections = 10, corrupted = false } = {}): Promise<TestDatabase> {
	const { adminUrl, template, owner, application } = inject("testServer");
	const name = `${template}_${randomBytes(6).toString("hex")}`;
	await asAdmin(adminUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}" OWNER "${owner.name}"`);
	const url = urlOf(adminUrl, { name, role: application });
	const db = openDatabase(url, { maxConnections });
	const close = async () => {
		if (!openDatabases.delete(close)) return;
		const findings = corrupted ? [] : await verifyLedger(sqlOf(db));
		await db.$disconnect();
		await asAdmin(adminUrl, `DROP DATABASE "${name}" WITH (FORCE)`);
		expect(findings, "what the tests left wrong in the ledger").toEqual([]);
	};
	openDatabases.add(close);
	return {
		db,
		sql: sqlOf(db),
		url,
		ownerUrl: urlOf(adminUrl, { name, role: owner }),
		adminUrl: urlOf(adminUrl, { name }),
		close,
	};
}

function urlOf(adminUrl: string, database: { name: string; role?: { name: string; password: string } }): string {
	const url = new URL(adminUrl);
	url.pathname = database.name;
	if (database.role) {
		url.username = database.role.name;
		url.password = database.role.password;
	}
	return url.href;
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { connected, type DeploymentDatabase } from "../database/database.ts";
import { prepareDatabase } from "../database/prepare-database.ts";
import { Failure } from "../failure.ts";
import type { Settings } from "../settings.ts";
import { markAsDemo } from "./demo-mark.ts";

/**
 * Writes the demo data if the database is empty, all or nothing: an embedded database in which an earlier run was
 * interrupted is recreated first. One command at a time. Returns whether anything was written.
 */
export function seedDemoData(database: DeploymentDatabase, settings: Settings): Promise<boolean> {
	return database.alone(() => seedAlone(database, settings));
}

async function seedAlone(database: DeploymentDatabase, settings: Settings): Promise<boolean> {
	const begun = path.join(settings.dataDirectory, "demo-data-begun");
	if (database.recreateDatabase && existsSync(begun)) {
		await database.recreateDatabase();
		await prepareDatabase(database, settings);
	}
	if (!(await isEmpty(database))) {
		// The demo data are from before there was a mark; a real database was refused earlier.
		await markAsDemo(database);
		return false;
	}
	if (database.recreateDatabase) writeFileSync(begun, "");
	await markAsDemo(database);
	process.stdout.write("Writing the demo data …\n");
	const { openDatabase } = await import("@/lib/platform/database/db.ts");
	const { seedDemo } = await import("@/prisma/seed/seed.ts");
	const db = openDatabase(database.url);
	try {
		await seedDemo(db, { now: new Date() });
	} catch (error) {
		if (database.recreateDatabase) throw error;
		throw new Failure("The demo data were not written to their end. Empty the database before you try again.", {
			cause: error,
		});
	} finally {
		await db.$disconnect();
	}
	rmSync(begun, { force: true });
	return true;
}

async function isEmpty({ ownerUrl }: DeploymentDatabase): Promise<boolean> {
	const { rows } = await connected(ownerUrl, (owner) => owner.query(`SELECT 1 FROM "organization" LIMIT 1`));
	return rows.length === 0;
}

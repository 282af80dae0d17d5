import type pg from "pg";
import { Failure } from "../failure.ts";
import { grantToApplication, limitWaits } from "../postgres/roles.ts";
import { connected, type DeploymentDatabase } from "./database.ts";
import { readShards } from "./distribute-database.ts";
import { prepareJobs } from "./jobs-schema.ts";
import { applyMigrations, underMigrationLock } from "./migrations.ts";

const DEFAULT_TIME_ZONE = "UTC";

/**
 * Brings the database up to these sources: time limits, migrations, the application's rights, the job queue, the
 * deployment's time zone. Returns the applied migrations, the time zone in force, and over how many shards the ledger is
 * distributed (0: it isn't). One process at a time: PostgreSQL refuses two that change the rights of one table, or one role's settings, at once.
 */
export async function prepareDatabase(
	{ url, ownerUrl, applicationRole }: Pick<DeploymentDatabase, "url" | "ownerUrl" | "applicationRole">,
	{ timeZone }: { timeZone: string | undefined },
): Promise<{ applied: string[]; timeZone: string; shards: number }> {
	return connected(ownerUrl, (owner) =>
		underMigrationLock(owner, async () => {
			await connected(url, limitWaits);
			const applied = await applyMigrations(owner);
			if (applicationRole) await grantToApplication(owner, applicationRole);
			await prepareJobs(owner, { ownerUrl, applicationRole });
			return { applied, timeZone: await settleTimeZone(owner, timeZone), shards: await readShards(owner) };
		}),
	);
}

/** Days are the deployment's (product.md 35): once credits have moved, its time zone can't change. */
async function settleTimeZone(owner: pg.Client, wanted: string | undefined): Promise<string> {
	if (wanted && !(await isTimeZone(owner, wanted))) {
		throw new Failure(`TIME_ZONE must be an IANA name such as Asia/Hong_Kong, and is "${wanted}".`);
	}
	await owner.query(`INSERT INTO "deployment" ("time_zone") VALUES ($1) ON CONFLICT DO NOTHING`, [
		wanted ?? DEFAULT_TIME_ZONE,
	]);
	const { rows } = await owner.query<{ time_zone: string; time_zone_is_chosen: boolean }>(
		`SELECT "time_zone", "time_zone_is_chosen" FROM "deployment"`,
	);
	const stored = rows[0]?.time_zone ?? DEFAULT_TIME_ZONE;
	if (!wanted || wanted === stored) return stored;
	if (rows[0]?.time_zone_is_chosen) {
		process.stdout.write(`TIME_ZONE=${wanted} doesn't count: the time zone ${stored} was chosen in the portal.\n`);
		return stored;
	}
	const posted = await owner.query(`SELECT WHERE EXISTS (SELECT FROM "ledger_entry") OR EXISTS (SELECT FROM "charge")`);
	if (posted.rows.length) {
		throw new Failure(
			`TIME_ZONE is ${wanted}, but credits have been posted in this deployment's ${stored}, which can't be changed any more. Set TIME_ZONE=${stored}.`,
		);
	}
	await owner.query(`UPDATE "deployment" SET "time_zone" = $1`, [wanted]);
	return wanted;
}

async function isTimeZone(owner: pg.Client, name: string): Promise<boolean> {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
	} catch {
		return false;
	}
	const { rows } = await owner.query("SELECT 1 FROM pg_timezone_names WHERE name = $1", [name]);
	return rows.length > 0;
}

import { runMigrations } from "graphile-worker";
import type pg from "pg";
import { underMigrationLock } from "./migrations.ts";

/** What graphile-worker's worker and `add_job` read and write. It keeps row level security on for all of them. */
const JOB_TABLES = ["_private_jobs", "_private_job_queues", "_private_tasks", "_private_known_crontabs"];

/**
 * Installs the job queue's own tables, or brings them up to date, as the owner, and lets the application's role add and
 * work off jobs. At run time nothing is left to install, so that no other process needs the owner's role.
 */
export async function prepareJobs(
	owner: pg.Client,
	{ ownerUrl, applicationRole }: { ownerUrl: string; applicationRole: string | null },
): Promise<void> {
	await underMigrationLock(owner, async () => {
		await runMigrations({ connectionString: ownerUrl, maxPoolSize: 1 });
		if (applicationRole) await grantJobsToApplication(owner, applicationRole);
	});
}

async function grantJobsToApplication(owner: pg.Client, applicationRole: string): Promise<void> {
	const role = owner.escapeIdentifier(applicationRole);
	await owner.query(`
		GRANT USAGE ON SCHEMA "graphile_worker" TO ${role};
		GRANT SELECT ON "graphile_worker"."migrations" TO ${role};
	`);
	const { rows } = await owner.query<{ tablename: string }>(
		`SELECT "tablename" FROM "pg_policies"
		WHERE "schemaname" = 'graphile_worker' AND "policyname" = 'application' AND $1 = ANY ("roles")`,
		[applicationRole],
	);
	const known = new Set(rows.map((row) => row.tablename));
	for (const table of JOB_TABLES) {
		await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON "graphile_worker"."${table}" TO ${role}`);
		// Recreating a policy would wait for every worker that is at work.
		if (known.has(table)) continue;
		await owner.query(`
			DROP POLICY IF EXISTS "application" ON "graphile_worker"."${table}";
			CREATE POLICY "application" ON "graphile_worker"."${table}" TO ${role} USING (true) WITH CHECK (true);
		`);
	}
}

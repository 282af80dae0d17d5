import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { connected } from "./database.ts";
import { prepareJobs } from "./jobs-schema.ts";

const { url, ownerUrl, sql } = await testDatabase();
const applicationRole = new URL(url).username;

it("is installed once, however many start at the same time", async () => {
	const prepare = () => connected(ownerUrl, (owner) => prepareJobs(owner, { ownerUrl, applicationRole }));
	await Promise.all([prepare(), prepare()]);
	const policies = await sql.query(
		`SELECT "tablename" FROM "pg_policies" WHERE "schemaname" = 'graphile_worker' ORDER BY "tablename"`,
	);
	expect(policies).toHaveLength(4);
});

it("leaves the application's role nothing to install, and lets it add jobs but not change their tables", async () => {
	await connected(url, (client) => prepareJobs(client, { ownerUrl: url, applicationRole: null }));
	const [job] = await sql.query<{ id: string }>(`SELECT ("graphile_worker"."add_job"('nothing')).id::text AS "id"`);
	expect(job?.id).toMatch(/^\d+$/);
	for (const statement of [
		`DROP TABLE "graphile_worker"."_private_jobs"`,
		`ALTER TABLE "graphile_worker"."_private_jobs" DISABLE ROW LEVEL SECURITY`,
		`CREATE TABLE "graphile_worker"."mine" ("id" INT)`,
		`DELETE FROM "graphile_worker"."migrations"`,
	]) {
		await expect(sql.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
	}
});

it("hides jobs from roles without a policy", async () => {
	const rows = await sql.query(
		`SELECT count(*)::int AS "open" FROM "pg_class" JOIN "pg_namespace" ON "pg_namespace"."oid" = "relnamespace"
		WHERE "nspname" = 'graphile_worker' AND "relkind" = 'r' AND NOT "relrowsecurity" AND "relname" <> 'migrations'`,
	);
	expect(rows).toEqual([{ open: 0 }]);
});

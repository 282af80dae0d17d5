import { randomBytes } from "node:crypto";
import type { TestServer } from "../../lib/testing/server.ts";
import { connected } from "../database/database.ts";
import { prepareJobs } from "../database/jobs-schema.ts";
import { applyMigrations } from "../database/migrations.ts";
import { ensureDatabase, ensureRole, grantToApplication } from "../postgres/roles.ts";
import { openTemporaryPostgres } from "../postgres/temporary.ts";

/** Nothing in it outlives the run, so it need not survive a crash either. */
const FAST_AND_FORGETFUL = {
	fsync: "off",
	synchronous_commit: "off",
	full_page_writes: "off",
	max_connections: "300",
	autovacuum: "off",
	// A test that posts in a wrong order is noticed soon.
	deadlock_timeout: "100ms",
};

/**
 * A PostgreSQL with a migrated database: an embedded one in a temporary directory, or databases of our own on the server
 * that TEST_DATABASE_URL names (as a superuser). Nothing of it is left after `stop`.
 */
export async function openTestServer(): Promise<{ server: TestServer; templateUrl: string; stop(): Promise<void> }> {
	const given = process.env.TEST_DATABASE_URL;
	const { adminUrl, stop } = given
		? { adminUrl: given, stop: async () => undefined }
		: await openTemporaryPostgres(FAST_AND_FORGETFUL);
	const run = randomBytes(4).toString("hex");
	const password = randomBytes(12).toString("hex");
	const server: TestServer = {
		adminUrl,
		template: `commonpurse_test_${run}`,
		owner: { name: `commonpurse_owner_${run}`, password },
		application: { name: `commonpurse_application_${run}`, password },
	};
	return {
		server,
		templateUrl: await makeTemplate(server),
		stop: async () => {
			if (given) await dropAll(server);
			await stop();
		},
	};
}

/** Returns the address of the migrated database, as its owner. */
async function makeTemplate({ adminUrl, template, owner, application }: TestServer): Promise<string> {
	await connected(adminUrl, async (superuser) => {
		await ensureRole(superuser, owner);
		await ensureRole(superuser, application);
		await ensureDatabase(superuser, { name: template, owner: owner.name });
	});
	const url = new URL(adminUrl);
	url.pathname = template;
	url.username = owner.name;
	url.password = owner.password;
	await connected(url.href, async (client) => {
		await applyMigrations(client);
		await client.query("INSERT INTO deployment (time_zone) VALUES ('UTC')");
		await grantToApplication(client, application.name);
		await prepareJobs(client, { ownerUrl: url.href, applicationRole: application.name });
	});
	return url.href;
}

async function dropAll({ adminUrl, template, owner, application }: TestServer): Promise<void> {
	await connected(adminUrl, async (superuser) => {
		const { rows } = await superuser.query<{ datname: string }>(
			"SELECT datname FROM pg_database WHERE datname LIKE $1 || '%'",
			[template],
		);
		for (const { datname } of rows) await superuser.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
		for (const { name } of [owner, application]) await superuser.query(`DROP ROLE "${name}"`);
	});
}

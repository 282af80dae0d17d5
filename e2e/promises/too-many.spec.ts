import pg from "pg";
import { secretsOf } from "@/scripts/testing/launched.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, test } from "../testing/fixtures.ts";

/** Longer than any page waits for a connection. */
const PATIENCE_MS = 20_000;

test("Pages for which no connection is left say when to try again; others and health answer", async () => {
	test.setTimeout(180_000);
	const { address, dataDirectory, log, stop } = await startEmptyDeployment({ PAGE_CONNECTIONS: "1" });
	const { superuserPassword, postgresPort } = secretsOf(dataDirectory);
	const superuser = new pg.Client(`postgres://postgres:${superuserPassword}@127.0.0.1:${postgresPort}/commonpurse`);
	await superuser.connect();
	const ask = (path: string) => fetch(`${address}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
	try {
		// Reading this link's row takes long, but waits for no lock, because such a wait would end sooner.
		const [, link = ""] = /http:\/\/[^/]+(\/setup\S+)/.exec(log()) ?? [];
		await superuser.query(`ALTER TABLE "token" ENABLE ROW LEVEL SECURITY;
			CREATE POLICY "slow" ON "token" USING (pg_sleep(600) IS NOT NULL)`);
		const slow = fetch(`${address}${link}`).then(({ status }) => status);
		const findSleeping = `SELECT "pid" FROM pg_stat_activity WHERE "wait_event" = 'PgSleep'`;
		await expect.poll(async () => (await superuser.query(findSleeping)).rows.length).toBe(1);

		const pages = await Promise.all(["/setup", "/setup?token=x", "/invitation?token=x"].map(ask));
		for (const { url, status, headers } of pages) {
			expect([status, Number(headers.get("retry-after")) > 0], url).toEqual([503, true]);
		}
		for (const path of ["/forgotten-password", "/api/live", "/api/ready", "/api/health"]) {
			expect((await ask(path)).status, path).toBe(200);
		}

		await superuser.query(`SELECT pg_cancel_backend("pid") FROM (${findSleeping}) AS "sleeping"`);
		expect(await slow).toBe(503);
		await superuser.query(`ALTER TABLE "token" DISABLE ROW LEVEL SECURITY`);
		expect((await ask(link)).status).toBe(200);
	} finally {
		await superuser.end();
		await stop();
	}
});

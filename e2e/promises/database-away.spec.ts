import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCluster, type Server, startServer, superuserClient } from "@/scripts/postgres/server.ts";
import { findFreePort } from "@/scripts/processes/free-port.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, test } from "../testing/fixtures.ts";

test("While the database is away the portal is alive and not ready, and it is ready again with it", async () => {
	test.setTimeout(180_000);
	const postgres = await aPostgres();
	const { address, child, stop } = await startEmptyDeployment({ DATABASE_URL: postgres.url });
	const status = async (at: string) => (await fetch(`${address}/api/${at}`)).status;
	const statuses = async () => ({
		live: await status("live"),
		ready: await status("ready"),
		health: await status("health"),
	});
	try {
		expect(await statuses()).toEqual({ live: 200, ready: 200, health: 200 });
		await postgres.stop();
		expect(await statuses()).toEqual({ live: 200, ready: 503, health: 503 });
		const page = await fetch(`${address}/setup?token=x`);
		expect([page.status, Number(page.headers.get("retry-after")) > 0]).toEqual([503, true]);
		await postgres.start();
		await expect.poll(statuses).toEqual({ live: 200, ready: 200, health: 200 });
		await expect.poll(async () => (await fetch(`${address}/setup?token=x`)).status).toBe(200);
		expect(child.exitCode).toBe(null);
	} finally {
		await stop();
		await postgres.remove();
	}
});

/** One that is not the launcher's own, so that nobody brings it back. */
async function aPostgres() {
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-away-"));
	const cluster = {
		directory: path.join(directory, "data"),
		logFile: path.join(directory, "log"),
		password: "for-a-test",
	};
	await createCluster(cluster, { sync: false });
	const port = await findFreePort();
	let server: Server | undefined;
	const stop = async () => server?.stop();
	const start = async () => {
		const started = await startServer(cluster, port, {});
		if (!started.server) throw new Error(started.problem.sentence);
		server = started.server;
	};
	await start();
	const superuser = superuserClient({ password: cluster.password, port });
	await superuser.connect();
	await superuser.query(`CREATE ROLE "portal" LOGIN PASSWORD 'for-a-test'`);
	await superuser.query(`CREATE DATABASE "portal" OWNER "portal"`);
	await superuser.end();
	return {
		url: `postgres://portal:for-a-test@127.0.0.1:${port}/portal`,
		start,
		stop,
		remove: async () => {
			await stop();
			rmSync(directory, { recursive: true, force: true });
		},
	};
}

import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PRESENCE_LOCK } from "../postgres/shared-server.ts";
import { isAlive } from "../processes/processes.ts";
import { applicationUrl, type Launched, launch, postmasterPid, secretsOf } from "../testing/launched.ts";

// Commands on one data directory, as typed in a terminal: each in a process of its own. `worker` is one that stays.

const directories: string[] = [];
const running: Launched[] = [];

afterEach(async () => {
	for (const launched of running.splice(0).reverse()) await launched.end();
	for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function aDataDirectory(): string {
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-shared-"));
	directories.push(directory);
	return path.join(directory, "data");
}

async function aWorker(data: string): Promise<Launched> {
	const worker = launch(["worker"], { DATA_DIR: data });
	running.push(worker);
	await worker.untilItSays("Working off jobs.");
	return worker;
}

const run = (command: string, data: string) => launch([command], { DATA_DIR: data }).ended;

function pidOf(data: string): number {
	const pid = postmasterPid(data);
	if (!pid) throw new Error("No PostgreSQL runs there.");
	return pid;
}

async function query(url: string, text: string): Promise<unknown[]> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
	client.on("error", () => undefined);
	await client.connect();
	try {
		return (await client.query(text)).rows;
	} finally {
		await client.end();
	}
}

describe("the embedded database, killed", () => {
	it("is back at the same address, again and again, for every process that uses it", async () => {
		const data = aDataDirectory();
		const workers = [await aWorker(data), await aWorker(data)];
		const url = applicationUrl(data);
		for (let round = 1; round <= 3; round += 1) {
			const killed = pidOf(data);
			process.kill(killed, "SIGKILL");
			await vi.waitUntil(() => query(url, `SELECT count(*) FROM "deployment"`).catch(() => false), {
				timeout: 60_000,
				interval: 100,
			});
			expect(pidOf(data)).not.toBe(killed);
			// It answers before both are in it again, and a process that isn't keeps no other from ending it.
			const isBack = (worker: Launched) => worker.said().split("The database is back.").length - 1 === round;
			await vi.waitUntil(() => workers.every(isBack), { timeout: 60_000, interval: 100 });
		}
		for (const worker of workers) expect(worker.child.exitCode, worker.said()).toBe(null);
		// Whichever process started it last, the last to leave ends it.
		const pid = pidOf(data);
		expect(await workers[0]?.end()).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(true);
		expect(await workers[1]?.end()).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(false);
	}, 240_000);

	it("is not ended by one that leaves before another is back in it", async () => {
		const data = aDataDirectory();
		const [leaver, slow] = [await aWorker(data), await aWorker(data)];
		slow.child.kill("SIGSTOP");
		process.kill(pidOf(data), "SIGKILL");
		await leaver.untilItSays("The database is back.");
		const pid = pidOf(data);
		expect(await leaver.end()).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(true);
		slow.child.kill("SIGCONT");
		await slow.untilItSays("The database is back.");
		expect(pidOf(data)).toBe(pid);
		expect(await slow.end()).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(false);
	}, 240_000);

	it("that can't come back ends the command, with an error that says why", async () => {
		const data = aDataDirectory();
		const worker = await aWorker(data);
		renameSync(path.join(data, "postgres/global/pg_control"), path.join(data, "postgres/global/away"));
		process.kill(pidOf(data), "SIGKILL");
		const { code, problem } = await worker.ended;
		expect(problem).toMatch(/The embedded PostgreSQL (did not start|ended and can't be brought back): .*pg_control/);
		expect(code).toBe(1);
	}, 240_000);
});

describe("commands on one data directory", () => {
	it("set it up once, although two begin at once", async () => {
		const data = aDataDirectory();
		const both = await Promise.all([run("migrate", data), run("migrate", data)]);
		for (const one of both) expect(one).toMatchObject({ code: 0, problem: "" });
		expect(postmasterPid(data)).toBe(undefined);
	}, 240_000);

	it("never take the database away from one that stays: not the one that started it, not one that only reads", async () => {
		const data = aDataDirectory();
		const first = await aWorker(data);
		const second = await aWorker(data);
		const pid = pidOf(data);
		expect(await run("ledger-verify", data)).toMatchObject({ code: 0 });
		expect(pidOf(data)).toBe(pid);
		// The starter leaves, in order.
		expect(await first.end()).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(true);
		const third = await aWorker(data);
		// One is killed without cleaning up; another reads and leaves.
		await third.end("SIGKILL");
		expect(await run("ledger-verify", data)).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(true);
		expect(second.child.exitCode).toBe(null);
		expect(await query(applicationUrl(data), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
		expect(await second.end()).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(false);
	}, 240_000);

	it("leave a database that a killed one left behind to the next, which ends it when it leaves", async () => {
		const data = aDataDirectory();
		const worker = await aWorker(data);
		const pid = pidOf(data);
		await worker.end("SIGKILL");
		expect(isAlive(pid)).toBe(true);
		expect(await run("migrate", data)).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(false);
	}, 240_000);

	it("wait while another ends it, and say so", async () => {
		const data = aDataDirectory();
		await (await aWorker(data)).end("SIGKILL");
		const pid = pidOf(data);
		const { superuserPassword, postgresPort } = secretsOf(data);
		// As the last one to leave does it: it is alone, and then the server ends.
		const leaver = new pg.Client(`postgres://postgres:${superuserPassword}@127.0.0.1:${postgresPort}/postgres`);
		leaver.on("error", () => undefined);
		await leaver.connect();
		await vi.waitUntil(async () => {
			const { rows } = await leaver.query("SELECT pg_try_advisory_lock($1) AS alone", [PRESENCE_LOCK]);
			return rows[0]?.alone;
		});
		const next = launch(["migrate"], { DATA_DIR: data });
		await next.untilItSays("Waiting for the database");
		expect(next.child.exitCode).toBe(null);
		process.kill(pid, "SIGINT");
		const { code, out } = await next.ended;
		expect(out).toMatch(/Waiting for the database in .*, which another command is ending/);
		expect(code).toBe(0);
	}, 240_000);
});

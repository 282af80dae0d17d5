import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { databaseUrl, type Secrets } from "./data-directory.ts";
import { openTemporaryPostgres } from "./postgres/temporary.ts";
import { findFreePort } from "./processes/free-port.ts";
import { isAlive } from "./processes/processes.ts";

// The launcher as it is typed, in processes of its own, without this one's environment.

const CLEAN: NodeJS.ProcessEnv = {
	NODE_ENV: "test",
	PATH: process.env.PATH,
	HOME: process.env.HOME,
	TMPDIR: process.env.TMPDIR,
};
let directory: string;

beforeAll(() => {
	directory = mkdtempSync(path.join(tmpdir(), "commonpurse-launch-"));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Run {
	readonly code: number | null;
	readonly out: string;
	readonly problem: string;
}

function launch(command: string, environment: Record<string, string>): ChildProcess {
	return spawn(process.execPath, ["--import", "tsx", "scripts/launch.ts", command], {
		env: { ...CLEAN, DATABASE_URL: "", MIGRATE_DATABASE_URL: "", ...environment },
	});
}

async function run(command: string, environment: Record<string, string>): Promise<Run> {
	const child = launch(command, environment);
	const said = { out: "", problem: "" };
	child.stdout?.on("data", (chunk) => (said.out += chunk));
	child.stderr?.on("data", (chunk) => (said.problem += chunk));
	const [code] = await once(child, "close");
	return { code, ...said };
}

/** One sentence on standard error, no stack trace, a code that says so. */
function expectRefusal({ code, problem }: Run, sentence: RegExp): void {
	expect(problem.trim()).toMatch(sentence);
	expect(problem.trim().split("\n")).toHaveLength(1);
	expect(code).toBe(1);
}

function secretsOf(data: string): Secrets {
	return JSON.parse(readFileSync(path.join(data, "secrets.json"), "utf8"));
}

function postmasterPid(data: string): number {
	return Number(readFileSync(path.join(data, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

describe("the embedded database", () => {
	it("is set up, kept, and started again, also after its processes were killed", async () => {
		const data = path.join(directory, "kept");
		const first = await run("migrate", { DATA_DIR: data });
		expect(first).toMatchObject({ code: 0, problem: "" });
		expect(first.out).toContain("Applied the migration 20261122000000_foundation.");
		expect(statSync(path.join(data, "secrets.json")).mode & 0o077).toBe(0);

		expect(await run("migrate", { DATA_DIR: data })).toMatchObject({ code: 0, out: "The database is up to date.\n" });

		const held = await holdDatabaseOpen(data);
		const pid = postmasterPid(data);
		// A second process shares the server, and leaves it running.
		expect(await run("ledger-verify", { DATA_DIR: data })).toMatchObject({ code: 0 });
		expect(isAlive(pid)).toBe(true);
		held.kill("SIGKILL");
		await once(held, "close");
		expect(isAlive(pid)).toBe(true);

		// The next one ends the processes that the killed one left behind.
		expect(await run("migrate", { DATA_DIR: data })).toMatchObject({ code: 0, problem: "" });
		expect(isAlive(pid)).toBe(false);

		// A crash of both leaves a number that by now belongs to another program, or to another PostgreSQL.
		const other = await openTemporaryPostgres({});
		for (const stranger of [process.pid, other.pid]) {
			writeFileSync(path.join(data, "postgres/postmaster.pid"), `${stranger}\n${data}/postgres\n0\n1\n\n\n0 0\n`);
			expect(await run("migrate", { DATA_DIR: data })).toMatchObject({ code: 0, problem: "" });
			expect(isAlive(stranger)).toBe(true);
		}
		await other.stop();
	}, 300_000);

	/** A process of ours that opens the database and stays. */
	async function holdDatabaseOpen(data: string): Promise<ChildProcess> {
		const held = spawn(
			process.execPath,
			[
				"--import",
				"tsx",
				"--eval",
				`const { openEmbeddedPostgres } = await import("./scripts/postgres/embedded.ts");
				await openEmbeddedPostgres(${JSON.stringify(data)}); console.log("open"); setInterval(() => undefined, 1000);`,
				"--input-type=module",
			],
			{ env: CLEAN },
		);
		await once(held.stdout, "data");
		return held;
	}

	it("has an application's role that owns nothing, and is durable", async () => {
		const data = path.join(directory, "kept");
		const held = await holdDatabaseOpen(data);
		const client = new pg.Client({ connectionString: databaseUrl(secretsOf(data)) });
		await client.connect();
		await expect(client.query(`DELETE FROM "ledger_entry"`)).rejects.toThrow("permission denied");
		const { rows } = await client.query(
			`SELECT current_setting('fsync') || current_setting('full_page_writes') || current_setting('synchronous_commit') AS "on",
				current_setting('listen_addresses') AS "at"`,
		);
		expect(rows).toEqual([{ on: "ononon", at: "127.0.0.1" }]);
		const limits = await client.query(
			`SELECT current_setting('lock_timeout') AS "lock", current_setting('statement_timeout') AS "statement",
				current_setting('idle_in_transaction_session_timeout') AS "idle"`,
		);
		expect(limits.rows, "which hold behind a pooler").toEqual([{ lock: "2s", statement: "1min", idle: "10s" }]);
		await client.end();
		const pid = postmasterPid(data);
		held.kill("SIGKILL");
		await once(held, "close");
		process.kill(pid, "SIGQUIT");
	});
});

describe("a problem that the person who typed the command can fix", () => {
	it("is said in one sentence: a data directory that can't be written", async () => {
		const file = path.join(directory, "a-file");
		writeFileSync(file, "");
		expectRefusal(await run("migrate", { DATA_DIR: file }), /The data directory .*a-file can't be used/);
		expectRefusal(
			await run("migrate", { DATA_DIR: "/proc/nowhere" }),
			/The data directory \/proc\/nowhere can't be used/,
		);
	});

	it("a database that can't be reached, or isn't one", async () => {
		const unused = `postgres://somebody:secret@127.0.0.1:${await findFreePort()}/none`;
		const unreached = await run("migrate", { DATA_DIR: directory, DATABASE_URL: unused });
		expectRefusal(unreached, /The database at 127\.0\.0\.1:\d+\/none can't be reached: .*ECONNREFUSED/);
		expect(unreached.problem).not.toContain("secret");
		expectRefusal(await run("migrate", { DATA_DIR: directory, DATABASE_URL: "mysql://x" }), /DATABASE_URL must be/);
	});

	it("a pooler without the way past it, which migrations and jobs need", async () => {
		const pooled = {
			DATA_DIR: directory,
			DATABASE_URL: "postgres://a:b@127.0.0.1:1/none",
			DATABASE_POOLED: "transaction",
		};
		expectRefusal(await run("migrate", pooled), /DATABASE_POOLED is set without DIRECT_DATABASE_URL/);
		const sessions = await run("migrate", { ...pooled, DATABASE_POOLED: "session" });
		expectRefusal(sessions, /DATABASE_POOLED must be "transaction", or not set, and is "session"/);
		const direct = { DATA_DIR: directory, DIRECT_DATABASE_URL: pooled.DATABASE_URL };
		expectRefusal(await run("migrate", direct), /DIRECT_DATABASE_URL is set without DATABASE_URL/);
	}, 60_000);

	it("a database that could lose credits", async () => {
		const { ownerUrl } = await testDatabase();
		const refused = await run("migrate", { DATA_DIR: directory, DATABASE_URL: ownerUrl });
		expectRefusal(refused, /could lose credits in a crash: .*fsync is off/);
	});

	it("an invalid mail server, or mail without a sender", async () => {
		const tried = (settings: Record<string, string>) => run("worker", { DATA_DIR: directory, ...settings });
		expectRefusal(await tried({ SMTP_URL: "mail.example:25" }), /SMTP_URL must be an address like/);
		expectRefusal(await tried({ SMTP_URL: "smtp://203.0.113.7?tls=off" }), /may do without TLS: smtp:.*\?tls=off/);
		expectRefusal(await tried({ SMTP_URL: "smtp://mail.example" }), /MAIL_FROM must say who/);
		expectRefusal(await tried({ MAIL_FROM: "a@example.com, b@example.com" }), /MAIL_FROM must say who/);
	}, 60_000);

	it("a port in use", async () => {
		const server = createServer().listen(0, "127.0.0.1");
		await once(server, "listening");
		const address = server.address();
		const port = typeof address === "object" ? address?.port : undefined;
		expectRefusal(await run("demo", { DATA_DIR: directory, PORT: `${port}` }), /Port \d+ is in use/);
		server.close();
	});

	it("production without its secrets, or with guessable ones", async () => {
		const good = { AUTH_SECRET: "t3Wq9Zx2Lk8Vn4Bp7Rm1Hs6Dj0Fy5GcXe", APP_URL: "https://credits.test" };
		const start = (change: Record<string, string>) => run("start", { DATA_DIR: directory, ...good, ...change });
		expectRefusal(await start({ AUTH_SECRET: "" }), /AUTH_SECRET is not set/);
		expectRefusal(await start({ AUTH_SECRET: "short" }), /AUTH_SECRET is too short or guessable/);
		expectRefusal(await start({ AUTH_SECRET: "a".repeat(40) }), /AUTH_SECRET is too short or guessable/);
		const former = (secrets: string) => start({ AUTH_SECRET_PREVIOUS: secrets });
		expectRefusal(await former(`x${good.AUTH_SECRET},${good.AUTH_SECRET}`), /holds AUTH_SECRET itself/);
		expectRefusal(await former("short"), /AUTH_SECRET_PREVIOUS must be former AUTH_SECRETs, whole/);
		expectRefusal(await start({ AUTH_SECRET_FILE: "/etc/hostname" }), /AUTH_SECRET and AUTH_SECRET_FILE are both set/);
		expectRefusal(await start({ APP_URL: "" }), /APP_URL is not set/);
		expectRefusal(await start({ APP_URL: "http://credits.test" }), /APP_URL must be an https/);
	}, 300_000);
});

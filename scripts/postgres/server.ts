import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { Failure, messageOf } from "../failure.ts";
import { isAlive } from "../processes/processes.ts";
import { asPostgresAccount, giveToPostgresAccount } from "./account.ts";
import { findReachablePrograms } from "./reachable-programs.ts";

/** Where a server keeps its files, and its superuser's password. */
export interface Cluster {
	/** PostgreSQL's own data directory. */
	readonly directory: string;
	/** Where the server writes its log. */
	readonly logFile: string;
	/** Of the superuser `postgres`. */
	readonly password: string;
}

/** A running server. `stop` ends it in order and resolves when it has ended. */
export interface Server {
	readonly pid: number;
	readonly port: number;
	stop(): Promise<void>;
	/** Settles when the server has ended, for whatever reason. */
	readonly ended: Promise<void>;
}

/** Why a server did not start. */
interface StartProblem {
	readonly kind: "locked" | "port taken" | "killed" | "failed";
	/** For the reader of the terminal. */
	readonly sentence: string;
}

/** Long: after a crash it goes through its log first. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 15_000;
const LONG_LOG_BYTES = 20 * 1024 * 1024;
const CONNECTION_REFUSED = /^.*FATAL: {2}the database system is .*$/gm;

/**
 * Makes a new cluster: UTF-8, sorted alike on every platform, with a password for every connection. It is made beside
 * and renamed when complete, so that neither a crash nor a second command at the same moment leaves half of one.
 */
export async function createCluster({ directory, password }: Cluster, { sync = true } = {}): Promise<void> {
	const { initdb } = await findReachablePrograms();
	const beside = `${directory}.new-${process.pid}`;
	rmSync(beside, { recursive: true, force: true });
	mkdirSync(beside, { recursive: true, mode: 0o700 });
	giveToPostgresAccount(beside);
	const passwordFile = `${beside}.password`;
	writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
	giveToPostgresAccount(passwordFile);
	const { program, args, as } = asPostgresAccount(
		initdb,
		[
			...["-D", beside, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
			...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
			...(sync ? [] : ["--no-sync"]),
		],
		[beside],
	);
	const made = spawnSync(program, args, { ...as, encoding: "utf8", windowsHide: true });
	rmSync(passwordFile, { force: true });
	if (made.status === 0 && takeItsPlace(beside, directory)) return;
	rmSync(beside, { recursive: true, force: true });
	if (made.status === 0) return;
	throw new Failure(`PostgreSQL could not be set up in ${directory}: ${lastLine(made.stderr) || made.error?.message}`);
}

/** Whether it did: a directory that isn't empty stays. */
function takeItsPlace(beside: string, directory: string): boolean {
	try {
		renameSync(beside, directory);
		return true;
	} catch (error) {
		if (existsSync(path.join(directory, "PG_VERSION"))) return false;
		throw error;
	}
}

/**
 * Starts a server on loopback as a child of this process (never through pg_ctl) and resolves when it takes connections,
 * or with why it ended instead.
 */
export async function startServer(
	cluster: Cluster,
	port: number,
	settings: Record<string, string>,
): Promise<{ server: Server; problem?: undefined } | { server?: undefined; problem: StartProblem }> {
	const logged = beginLog(cluster.logFile);
	const child = await spawnServer(cluster, port, settings);
	const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
	const answer = await Promise.race([untilItAnswers(cluster, port), ended.then(() => "ended" as const)]);
	if (answer === "answers" && child.pid) {
		return { server: { pid: child.pid, port, ended, stop: () => stopChild(child, ended) } };
	}
	if (answer === "timed out") await stopChild(child, ended);
	// Other processes may also have tried to start one, or to connect to it.
	const said = readFileSync(cluster.logFile).subarray(logged).toString().replaceAll(CONNECTION_REFUSED, "");
	const reason = lastLine(said);
	const sentence = `The embedded PostgreSQL did not start: ${reason} (its log: ${cluster.logFile})`;
	return { problem: { kind: child.signalCode ? "killed" : kindOf(said), sentence } };
}

/** Where in the log this start begins. A long log is put aside, in the place of the one before it. */
function beginLog(file: string): number {
	const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
	if (size < LONG_LOG_BYTES) return size;
	renameSync(file, `${file}.1`);
	return 0;
}

/** Another server has the directory (or one that was killed is still ending), or another program the port. */
function kindOf(said: string): StartProblem["kind"] {
	if (/shared memory|lock file/i.test(said)) return "locked";
	return /could not (bind|create any TCP)/i.test(said) ? "port taken" : "failed";
}

async function spawnServer(cluster: Cluster, port: number, settings: Record<string, string>): Promise<ChildProcess> {
	const { postgres } = await findReachablePrograms();
	const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: String(port), ...settings };
	const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
	const { program, args, as } = asPostgresAccount(postgres, ["-D", cluster.directory, ...flags], [cluster.directory]);
	const log = openSync(cluster.logFile, "a", 0o600);
	try {
		// In a process group of its own, so that Ctrl-C reaches it only after the application has ended.
		const detached = process.platform !== "win32";
		const child = spawn(program, args, { ...as, stdio: ["ignore", log, log], detached, windowsHide: true });
		child.on("error", () => undefined);
		return child;
	} finally {
		closeSync(log);
	}
}

async function untilItAnswers({ password }: Cluster, port: number): Promise<"answers" | "timed out"> {
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < deadline) {
		if (await answers({ password, port })) return "answers";
		await wait(50);
	}
	return "timed out";
}

/** Whether a server that knows this superuser's password answers at the port. */
async function answers({ password, port }: { password: string; port: number }): Promise<boolean> {
	const client = superuserClient({ password, port });
	try {
		await client.connect();
		await client.query("SELECT 1");
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** A connection, not opened yet, as the superuser. */
export function superuserClient(
	{ password, port }: { password: string; port: number },
	database = "postgres",
): pg.Client {
	const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database });
	client.on("error", () => undefined);
	return client;
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
	signalServer(child.pid, "SIGINT");
	const impatient = setTimeout(() => child.pid && signalServer(child.pid, "SIGQUIT"), STOP_TIMEOUT_MS);
	await ended;
	clearTimeout(impatient);
}

/** Ends a server, whichever process started it, and resolves when it has ended. */
export async function endServer(pid: number, directory: string): Promise<void> {
	signalServer(pid, "SIGINT");
	const begunAt = Date.now();
	let isImpatient = false;
	while (isAlive(pid)) {
		const waitedMs = Date.now() - begunAt;
		if (waitedMs > 2 * STOP_TIMEOUT_MS)
			throw new Failure(`The PostgreSQL (process ${pid}) on ${directory} doesn't end.`);
		if (waitedMs > STOP_TIMEOUT_MS && !isImpatient) {
			isImpatient = true;
			signalServer(pid, "SIGQUIT");
		}
		await wait(50);
	}
}

/** Asks a server to end: SIGINT in order, SIGQUIT at once (it recovers at its next start). */
function signalServer(pid: number, signal: "SIGINT" | "SIGQUIT"): void {
	try {
		if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/f", "/t"], { windowsHide: true });
		else process.kill(pid, signal);
	} catch (error) {
		if (!messageOf(error).includes("ESRCH")) throw error;
	}
}

function lastLine(text: string | null | undefined): string {
	const lines = (text ?? "").trim().split("\n");
	return (lines.findLast((line) => /FATAL|error|could not/i.test(line)) ?? lines.at(-1) ?? "").trim();
}

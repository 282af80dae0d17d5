import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { Failure, messageOf } from "../failure.ts";
import { findFreePort, isPortFree } from "../processes/free-port.ts";
import { endOrphans, findRunning, type Running } from "./running.ts";
import { type Cluster, endServer, startServer, superuserClient } from "./server.ts";
import { noteUse, type Use } from "./users.ts";

/** This process's part in the server of a data directory, which several commands may use at once. */
export interface SharedServer {
	/** Resolves when it answers. */
	readonly port: Promise<number>;
	/** Runs `work` as the superuser while no other command does; the others wait. */
	alone<Answer>(work: (superuser: pg.Client) => Promise<Answer>): Promise<Answer>;
	/** Stops using it: the last process to leave ends the server. */
	leave(): Promise<void>;
}

interface Options {
	readonly settings: Record<string, string>;
	/** Where to listen, if that is possible. */
	readonly preferredPort: number | null;
	/** Tells the person at the terminal something. */
	readonly say: (sentence: string) => void;
	/** The server has ended, and can't be brought back. */
	readonly onLost: (failure: Failure) => void;
}

/** An open session that holds the presence lock, shared: proof that this process lives and uses the server. */
interface Presence extends Running {
	readonly session: pg.Client;
}

/**
 * Advisory locks in the database `postgres`. Each command that uses the server holds PRESENCE shared in a session of
 * its own, which ends with its process however that ends. A command that leaves releases it and tries for it
 * exclusively: that succeeds for the last one only, and a command that arrives while it is held waits until the server
 * is gone, and starts it again. Who uses a server that was killed holds nothing until they are back in it; their notes
 * (`noteUse`) keep another that leaves in the meantime from ending it.
 */
export const PRESENCE_LOCK = 1_668_247_920;
/** Held by a command that does something that no two may do at once, such as writing the demo data. */
export const WORK_LOCK = 1_668_247_921;

const JOIN_TIMEOUT_MS = 300_000;
const LEAVE_TIMEOUT_MS = 10_000;
const PORT_TIMEOUT_MS = 30_000;
const POLL_MS = 100;
const LOCKED_MS = 500;
/** A server that doesn't live this long, so many times in a row, is given up. */
export const SHORT_LIFE_MS = 10_000;
const MAX_SHORT_LIVES = 5;

/**
 * Joins the server of a cluster, starting it if it isn't running, and brings it back at the same port when it ends by
 * itself. PostgreSQL's own lock file decides between two that start it at once: the second joins the first.
 */
export function shareServer(cluster: Cluster, options: Options): SharedServer {
	const leaving = new AbortController();
	const use = noteUse(cluster.directory);
	let presence: Presence | undefined;
	let returning: Promise<void> | undefined;

	const enter = async (fixedPort?: number): Promise<Presence> => {
		const entered = await join(cluster, { ...options, fixedPort }, leaving.signal);
		const enteredAt = Date.now();
		presence = entered;
		entered.session.once("end", () => {
			presence = undefined;
			if (!leaving.signal.aborted) returning = comeBack({ port: entered.port, lifeMs: Date.now() - enteredAt });
		});
		return entered;
	};
	let shortLives = 0;
	const comeBack = async ({ port, lifeMs }: { port: number; lifeMs: number }) => {
		shortLives = lifeMs < SHORT_LIFE_MS ? shortLives + 1 : 0;
		try {
			if (shortLives > MAX_SHORT_LIVES) throw new Failure("it ends again and again.");
			options.say("The database has ended unexpectedly, and is brought back …");
			await enter(port);
			options.say("The database is back.");
		} catch (error) {
			if (leaving.signal.aborted) return;
			options.onLost(new Failure(`The embedded PostgreSQL ended and can't be brought back: ${messageOf(error)}`));
		}
	};
	const joined = enter();

	return {
		port: joined.then(({ port }) => port),
		async alone(work) {
			const superuser = superuserClient({ password: cluster.password, port: (await joined).port });
			await superuser.connect();
			try {
				await superuser.query("SELECT pg_advisory_lock($1)", [WORK_LOCK]);
				return await work(superuser);
			} finally {
				await superuser.end();
			}
		},
		async leave() {
			leaving.abort();
			await Promise.allSettled([joined, returning]);
			// First, so that of two that leave at once the last one finds no other.
			use.end();
			const last = presence ?? (await joinToLeave(cluster));
			if (last) await endIfLast(last, cluster, use);
		},
	};
}

/** Tries to join the server that runs, or else to start it, until one of the two succeeds. */
async function join(
	cluster: Cluster,
	options: Options & { fixedPort?: number },
	leaving: AbortSignal,
): Promise<Presence> {
	const begunAt = Date.now();
	let told = false;
	let killed = 0;
	while (Date.now() - begunAt < JOIN_TIMEOUT_MS) {
		leaving.throwIfAborted();
		const running = findRunning(cluster.directory);
		const answer = running ? await tryToJoin(cluster, running) : await tryToStart(cluster, options);
		if (typeof answer === "object") return answer;
		if (answer === "ending" && !told) {
			told = true;
			options.say(`Waiting for the database in ${cluster.directory}, which another command is ending …`);
		}
		if (answer === "killed") killed += 1;
		if (killed > MAX_SHORT_LIVES) throw new Failure("it is killed whenever it starts.");
		if (answer === "port taken" && Date.now() - begunAt > PORT_TIMEOUT_MS) {
			throw new Failure(`another program has taken its port ${options.fixedPort}.`);
		}
		await wait(answer === "locked" ? LOCKED_MS : POLL_MS);
	}
	throw new Failure(
		`The PostgreSQL on ${cluster.directory} doesn't answer. End its processes and try again (its log: ${cluster.logFile}).`,
	);
}

async function tryToJoin(cluster: Cluster, running: Running): Promise<Presence | "ending" | "not yet"> {
	if (running.isEnding) return "ending";
	if (!running.port) return "not yet";
	const session = superuserClient({ password: cluster.password, port: running.port });
	try {
		await session.connect();
		const { rows } = await session.query("SELECT pg_try_advisory_lock_shared($1) AS joined", [PRESENCE_LOCK]);
		if (rows[0]?.joined) return { ...running, session };
		await session.end();
		return "ending";
	} catch (error) {
		await session.end().catch(() => undefined);
		if (/password authentication failed/.test(messageOf(error))) {
			throw new Failure(
				`A PostgreSQL runs on ${cluster.directory} that doesn't know the password in secrets.json beside it. End it and try again.`,
			);
		}
		return /shutting down/.test(messageOf(error)) ? "ending" : "not yet";
	}
}

/** Starts the server; if another was faster, or the last one's processes are still there, the next try decides. */
async function tryToStart(
	cluster: Cluster,
	{ settings, preferredPort, fixedPort }: Options & { fixedPort?: number },
): Promise<"not yet" | "locked" | "killed" | "port taken"> {
	const wanted = fixedPort ?? preferredPort;
	const isWantedFree = wanted !== null && (await isPortFree(wanted));
	if (fixedPort && !isWantedFree) return "port taken";
	const { problem } = await startServer(cluster, isWantedFree ? wanted : await findFreePort(), settings);
	if (problem?.kind === "failed") throw new Failure(problem.sentence);
	if (problem?.kind === "locked") endOrphans(cluster.directory);
	return problem?.kind === "locked" || problem?.kind === "killed" ? problem.kind : "not yet";
}

/** If the server ended while this process was about to leave: the one that it, or another, has started since. */
async function joinToLeave(cluster: Cluster): Promise<Presence | undefined> {
	const deadline = Date.now() + LEAVE_TIMEOUT_MS;
	while (Date.now() < deadline) {
		const running = findRunning(cluster.directory);
		if (!running) return undefined;
		const answer = await tryToJoin(cluster, running).catch(() => undefined);
		if (!answer || typeof answer === "object") return answer;
		await wait(POLL_MS);
	}
	return undefined;
}

async function endIfLast({ session, pid }: Presence, { directory }: Cluster, use: Use): Promise<void> {
	const isLast = (await isAlone(session)) && !use.isShared();
	// The lock is held until the server is gone, so that no process joins one that is ending.
	if (isLast) await endServer(pid, directory);
	await session.end().catch(() => undefined);
}

async function isAlone(session: pg.Client): Promise<boolean> {
	try {
		await session.query("SELECT pg_advisory_unlock_shared($1)", [PRESENCE_LOCK]);
		const { rows } = await session.query("SELECT pg_try_advisory_lock($1) AS alone", [PRESENCE_LOCK]);
		return rows[0]?.alone === true;
	} catch {
		// The server has ended by itself.
		return false;
	}
}

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
	APPLICATION_ROLE,
	DATABASE,
	databaseUrl,
	OWNER_ROLE,
	openDataDirectory,
	rememberPort,
	type Secrets,
} from "../data-directory.ts";
import { Failure } from "../failure.ts";
import { findFreePort, isPortFree } from "../free-port.ts";
import { ensureDatabase, ensureRole } from "../roles.ts";
import { isAlive, isPostgresOn } from "./process.ts";
import { answers, type Cluster, createCluster, signalServer, startServer, superuserClient } from "./server.ts";

/** The embedded PostgreSQL of a data directory, with the deployment's database in it. */
export interface EmbeddedPostgres {
	readonly url: string;
	readonly ownerUrl: string;
	readonly applicationRole: string;
	/** Drops the database and makes it anew, empty. */
	recreateDatabase(): Promise<void>;
	/** Ends the server, unless another process of ours started it. */
	stop(): Promise<void>;
}

/** Each acknowledged charge must survive a crash. */
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on", max_connections: "200" };
const ADOPTION_TIMEOUT_MS = 10_000;

/**
 * Starts the embedded PostgreSQL of a data directory, setting it up the first time. Where another process of ours runs
 * it already, that server is used; one that its starter left behind is ended first.
 */
export async function openEmbeddedPostgres(dataDirectory: string): Promise<EmbeddedPostgres> {
	const secrets = openDataDirectory(dataDirectory);
	const cluster: Cluster = {
		directory: path.join(dataDirectory, "postgres"),
		logFile: path.join(dataDirectory, "postgres.log"),
		password: secrets.superuserPassword,
	};
	if (!existsSync(path.join(cluster.directory, "PG_VERSION"))) await createCluster(cluster);
	const running = await findRunning(cluster, dataDirectory);
	const { port, stop } = running ?? (await start(cluster, dataDirectory, secrets));
	await ensureDeploymentDatabase(port, secrets);
	const current = { ...secrets, postgresPort: port };
	return {
		url: databaseUrl(current),
		ownerUrl: databaseUrl(current, "owner"),
		applicationRole: APPLICATION_ROLE,
		recreateDatabase: () => recreateDatabase(port, secrets),
		stop,
	};
}

async function start(cluster: Cluster, dataDirectory: string, secrets: Secrets) {
	const remembered = secrets.postgresPort;
	const port = remembered && (await isPortFree(remembered)) ? remembered : await findFreePort();
	const server = await startServer(cluster, port, DURABLE);
	if (port !== remembered) rememberPort(dataDirectory, port);
	writeFileSync(starterFile(dataDirectory), String(process.pid));
	return { port, stop: () => server.stop() };
}

/** The server that runs on this data directory for a living process of ours; one that nobody answers for is ended. */
async function findRunning(cluster: Cluster, dataDirectory: string) {
	const pidFile = path.join(cluster.directory, "postmaster.pid");
	if (!existsSync(pidFile)) return undefined;
	const [pidLine, , , portLine] = readFileSync(pidFile, "utf8").split("\n");
	const [pid, port] = [Number(pidLine), Number(portLine)];
	if (!isAlive(pid)) return undefined;
	if (!isPostgresOn(pid, cluster.directory)) {
		// After a crash, its number may belong to another program, for which PostgreSQL would not start.
		rmSync(pidFile, { force: true });
		return undefined;
	}
	// It knows our password, so that it is ours, whatever its number says.
	await untilItAnswers(cluster, port);
	const starter = starterFile(dataDirectory);
	if (existsSync(starter) && isAlive(Number(readFileSync(starter, "utf8"))))
		return { port, stop: async () => undefined };
	await endServer(pid, cluster);
	return undefined;
}

async function untilItAnswers({ password, directory }: Cluster, port: number): Promise<void> {
	const deadline = Date.now() + ADOPTION_TIMEOUT_MS;
	while (!(await answers({ password, port }))) {
		if (Date.now() > deadline) {
			throw new Failure(`A PostgreSQL runs on ${directory}, but doesn't answer at port ${port}. End it and try again.`);
		}
		await wait(100);
	}
}

async function endServer(pid: number, { directory }: Cluster): Promise<void> {
	const deadline = Date.now() + ADOPTION_TIMEOUT_MS;
	signalServer(pid, "SIGINT");
	while (isAlive(pid)) {
		if (Date.now() > deadline) throw new Failure(`The PostgreSQL (process ${pid}) on ${directory} doesn't end.`);
		await wait(50);
	}
}

async function ensureDeploymentDatabase(port: number, secrets: Secrets): Promise<void> {
	const superuser = superuserClient({ password: secrets.superuserPassword, port });
	await superuser.connect();
	try {
		await ensureRole(superuser, { name: OWNER_ROLE, password: secrets.ownerPassword });
		await ensureRole(superuser, { name: APPLICATION_ROLE, password: secrets.applicationPassword });
		await ensureDatabase(superuser, { name: DATABASE, owner: OWNER_ROLE });
	} finally {
		await superuser.end();
	}
}

async function recreateDatabase(port: number, secrets: Secrets): Promise<void> {
	const superuser = superuserClient({ password: secrets.superuserPassword, port });
	await superuser.connect();
	try {
		await superuser.query(`DROP DATABASE IF EXISTS "${DATABASE}" WITH (FORCE)`);
		await ensureDatabase(superuser, { name: DATABASE, owner: OWNER_ROLE });
	} finally {
		await superuser.end();
	}
}

function starterFile(dataDirectory: string): string {
	return path.join(dataDirectory, "postgres.starter");
}

import { existsSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import {
	APPLICATION_ROLE,
	DATABASE,
	databaseUrl,
	OWNER_ROLE,
	openDataDirectory,
	rememberPort,
	type Secrets,
} from "../data-directory.ts";
import { beforeExit, endWith } from "../processes/shutdown.ts";
import { ensureDatabase, ensureRole } from "./roles.ts";
import { type Cluster, createCluster, superuserClient } from "./server.ts";
import { shareServer } from "./shared-server.ts";

/** The embedded PostgreSQL of a data directory, with the deployment's database in it, until this process ends. */
export interface EmbeddedPostgres {
	readonly url: string;
	readonly ownerUrl: string;
	/** On the database `postgres`. */
	readonly superuserUrl: string;
	readonly applicationRole: string;
	/** Runs `work` while no other command on this data directory does; the others wait. */
	alone<Answer>(work: () => Promise<Answer>): Promise<Answer>;
	/** Drops the database and recreates it, empty. Call it in `alone`. */
	recreateDatabase(): Promise<void>;
}

/** Each acknowledged charge must survive a crash. */
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on", max_connections: "200" };

/**
 * Starts the embedded PostgreSQL of a data directory, setting it up the first time, or shares the one that runs there.
 * It comes back when it is killed, and ends with the last process that uses it.
 */
export async function openEmbeddedPostgres(dataDirectory: string): Promise<EmbeddedPostgres> {
	const secrets = openDataDirectory(dataDirectory);
	const cluster = clusterOf(dataDirectory, secrets);
	if (!existsSync(path.join(cluster.directory, "PG_VERSION"))) await createCluster(cluster);
	const server = shareServer(cluster, {
		settings: DURABLE,
		preferredPort: secrets.postgresPort,
		say: (sentence) => process.stdout.write(`${sentence}\n`),
		onLost: endWith,
	});
	beforeExit(() => server.leave());
	const port = await server.port;
	await server.alone(async (superuser) => {
		if (port !== secrets.postgresPort) rememberPort(dataDirectory, port);
		await ensureDeploymentDatabase(superuser, secrets);
	});
	const current = { ...secrets, postgresPort: port };
	return {
		url: databaseUrl(current),
		ownerUrl: databaseUrl(current, "owner"),
		superuserUrl: `postgres://postgres:${secrets.superuserPassword}@127.0.0.1:${port}/postgres`,
		applicationRole: APPLICATION_ROLE,
		alone: (work) => server.alone(work),
		recreateDatabase: () => recreateDatabase({ ...cluster, port }),
	};
}

function clusterOf(dataDirectory: string, { superuserPassword }: Secrets): Cluster {
	return {
		directory: path.join(dataDirectory, "postgres"),
		logFile: path.join(dataDirectory, "postgres.log"),
		password: superuserPassword,
	};
}

async function ensureDeploymentDatabase(superuser: pg.Client, secrets: Secrets): Promise<void> {
	await ensureRole(superuser, { name: OWNER_ROLE, password: secrets.ownerPassword });
	await ensureRole(superuser, { name: APPLICATION_ROLE, password: secrets.applicationPassword });
	await ensureDatabase(superuser, { name: DATABASE, owner: OWNER_ROLE });
}

async function recreateDatabase(server: { password: string; port: number }): Promise<void> {
	const superuser = superuserClient(server);
	await superuser.connect();
	try {
		await superuser.query(`DROP DATABASE IF EXISTS "${DATABASE}" WITH (FORCE)`);
		await ensureDatabase(superuser, { name: DATABASE, owner: OWNER_ROLE });
	} finally {
		await superuser.end();
	}
}

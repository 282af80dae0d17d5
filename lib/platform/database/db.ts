import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/generated/prisma/client.ts";
import { env } from "../env.ts";
import { logger } from "../logger.ts";
import { watchPool } from "../metrics.ts";
import { markFailure } from "./is-busy.ts";
import { HEALTH_PATIENCE, type Patience, READING_PATIENCE, WITHOUT_END, WRITING_PATIENCE } from "./patience.ts";
import { openPlain, type PlainDatabase } from "./plain-database.ts";

/** Prisma for what it is good at, and plain connections to the same database for what posts credits. */
export type Database = PrismaClient & { $plain(): PlainDatabase };

interface DatabaseOptions {
	readonly maxConnections?: number;
	readonly patience?: Patience;
	/** A pooler gives each transaction another connection: what would stay with one is not set, and statements have no names. */
	readonly isPooled?: boolean;
	/** Under which its connections are in the metrics; its plain ones with `_plain` behind it. */
	readonly name?: string;
}

/**
 * Prisma on a `pg` pool of its own. The caller closes all of it with `$disconnect`. Behind a pooler, single statements and
 * Prisma's transactions have the time limits of their role (`limitWaits`).
 */
export function openDatabase(
	url: string,
	{ maxConnections = 10, patience = WITHOUT_END, isPooled = false, name }: DatabaseOptions = {},
): Database {
	const pool = new pg.Pool({
		connectionString: url,
		max: maxConnections,
		connectionTimeoutMillis: patience.connectionMs,
		keepAlive: true,
		// Not as options of the connection, which poolers between us and PostgreSQL refuse.
		...(!isPooled && { onConnect: async (client) => void (await client.query(settingsOf(patience))) }),
	});
	// Without a listener on every connection, including those in use, a restart of the database would end the process.
	const onError = (error: Error) => logger.warn({ error: error.message }, "A database connection was lost.");
	pool.on("error", onError);
	pool.on("connect", (connection) => connection.on("error", onError));
	if (name) watchPool(name, pool);
	const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
	let plain: PlainDatabase | null = null;
	return client.$extends({
		client: {
			$plain() {
				plain ??= openPlain(url, {
					connections: env.POSTING_CONNECTIONS,
					patience,
					isPooled,
					...(name && { name: `${name}_plain` }),
				});
				return plain;
			},
			async $disconnect() {
				await plain?.close();
				await client.$disconnect();
			},
		},
		// Failed statements say in which request, and whether they only waited too long.
		query: {
			async $allOperations({ args, query }) {
				try {
					return await query(args);
				} catch (error) {
					markFailure(error);
					throw error;
				}
			},
		},
	}) as unknown as Database;
}

function settingsOf({ lockMs, idleInTransactionMs, statementMs }: Patience): string {
	return `SET lock_timeout = ${lockMs}; SET statement_timeout = ${statementMs};
		SET idle_in_transaction_session_timeout = ${idleInTransactionMs}`;
}

/** How this process reaches its database. */
const isPooled = () => env.DATABASE_POOLED === "transaction";

const shared = globalThis as {
	commonpurseDatabases?: Partial<Record<"pages" | "writes" | "health" | "replica", Database>>;
};
shared.commonpurseDatabases ??= {};
// They survive hot reloading in development.
const open = shared.commonpurseDatabases;

/** For reading pages. Opened at its first use, like the others. */
export function database(): Database {
	const options = { name: "pages", maxConnections: env.PAGE_CONNECTIONS, patience: READING_PATIENCE };
	open.pages ??= openDatabase(env.DATABASE_URL, { ...options, isPooled: isPooled() });
	return open.pages;
}

/** A standby of the same database; null where there is none. What is read there may be old: see `reportSource`. */
export function replicaDatabase(): Database | null {
	const url = env.DATABASE_REPLICA_URL;
	if (!url) return null;
	open.replica ??= openDatabase(url, {
		name: "replica",
		maxConnections: env.PAGE_CONNECTIONS,
		patience: READING_PATIENCE,
	});
	return open.replica;
}

/** For writes. Writers that wait for each other leave the pages' connections alone. */
export function writingDatabase(): Database {
	const options = { name: "writes", maxConnections: env.WRITE_CONNECTIONS, patience: WRITING_PATIENCE };
	open.writes ??= openDatabase(env.DATABASE_URL, { ...options, isPooled: isPooled() });
	return open.writes;
}

/** For health checks, however busy the others are. */
export function healthDatabase(): Database {
	const options = { name: "health", maxConnections: 1, patience: HEALTH_PATIENCE };
	open.health ??= openDatabase(env.DATABASE_URL, { ...options, isPooled: isPooled() });
	return open.health;
}

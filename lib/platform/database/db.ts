import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/generated/prisma/client.ts";
import { env } from "../env.ts";
import { logger } from "../logger.ts";
import { markBusy } from "./is-busy.ts";
import { HEALTH_PATIENCE, type Patience, READING_PATIENCE, WITHOUT_END, WRITING_PATIENCE } from "./patience.ts";
import { openPlain, type PlainDatabase } from "./plain-database.ts";

/** Prisma for what it is good at, and plain connections to the same database for what posts credits. */
export type Database = PrismaClient & { $plain(): PlainDatabase };

interface DatabaseOptions {
	readonly maxConnections?: number;
	readonly patience?: Patience;
}

/** Prisma on a `pg` pool of its own. The caller closes all of it with `$disconnect`. */
export function openDatabase(
	url: string,
	{ maxConnections = 10, patience = WITHOUT_END }: DatabaseOptions = {},
): Database {
	const pool = new pg.Pool({
		connectionString: url,
		max: maxConnections,
		connectionTimeoutMillis: patience.connectionMs,
		keepAlive: true,
		// Not as options of the connection, which poolers between us and PostgreSQL refuse.
		onConnect: async (client) => void (await client.query(settingsOf(patience))),
	});
	// Without a listener on every connection, including those in use, a restart of the database would end the process.
	const onError = (error: Error) => logger.warn({ error: error.message }, "A database connection was lost.");
	pool.on("error", onError);
	pool.on("connect", (connection) => connection.on("error", onError));
	const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
	let plain: PlainDatabase | null = null;
	return client.$extends({
		client: {
			$plain() {
				plain ??= openPlain(url, {
					connections: env.POSTING_CONNECTIONS,
					patience,
					isPooled: env.DATABASE_POOLED === "transaction",
				});
				return plain;
			},
			async $disconnect() {
				await plain?.close();
				await client.$disconnect();
			},
		},
		// Failed statements are marked where they only waited too long.
		query: {
			async $allOperations({ args, query }) {
				try {
					return await query(args);
				} catch (error) {
					markBusy(error);
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

const shared = globalThis as { commonpurseDatabases?: Partial<Record<"pages" | "writes" | "health", Database>> };
shared.commonpurseDatabases ??= {};
// They survive hot reloading in development.
const open = shared.commonpurseDatabases;

/** For reading pages. Opened at its first use, like the others. */
export function database(): Database {
	open.pages ??= openDatabase(env.DATABASE_URL, { maxConnections: env.PAGE_CONNECTIONS, patience: READING_PATIENCE });
	return open.pages;
}

/** For writes. Writers that wait for each other leave the pages' connections alone. */
export function writingDatabase(): Database {
	open.writes ??= openDatabase(env.DATABASE_URL, { maxConnections: env.WRITE_CONNECTIONS, patience: WRITING_PATIENCE });
	return open.writes;
}

/** For health checks, however busy the others are. */
export function healthDatabase(): Database {
	open.health ??= openDatabase(env.DATABASE_URL, { maxConnections: 1, patience: HEALTH_PATIENCE });
	return open.health;
}

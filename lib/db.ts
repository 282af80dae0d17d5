import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/generated/prisma/client.ts";
import { env } from "./env.ts";
import { logger } from "./logger.ts";

export type Database = PrismaClient;

/** Prisma on a `pg` pool of its own. The caller ends both with `$disconnect`. */
export function openDatabase(url: string, { maxConnections = 10 } = {}): Database {
	const pool = new pg.Pool({ connectionString: url, max: maxConnections, connectionTimeoutMillis: 10_000 });
	// Without a listener, a restart of the database would end the process.
	pool.on("error", (error) => logger.warn({ error: error.message }, "An idle database connection was lost."));
	return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}

const shared = globalThis as { commonpurseDatabase?: Database };

/** The process's one database, opened at its first use; it survives hot reloading in development. */
export function database(): Database {
	shared.commonpurseDatabase ??= openDatabase(env.DATABASE_URL);
	return shared.commonpurseDatabase;
}

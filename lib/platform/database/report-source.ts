import { setTimeout as wait } from "node:timers/promises";
import { env } from "../env.ts";
import { logger } from "../logger.ts";
import { metrics } from "../metrics.ts";
import { type Database, database, replicaDatabase } from "./db.ts";
import { sqlOf } from "./transaction.ts";

/** Where a report or a file is read. */
export interface ReportSource {
	readonly db: Database;
	/** The same, for a connection of its own. */
	readonly url: string;
}

interface Databases {
	readonly primary: ReportSource;
	readonly replica: ReportSource | null;
}

/** How long a report waits for a replica to have what was committed. */
const CATCH_UP_MS = 500;
const POLL_MS = 20;
/** For so long one that lagged or didn't answer is not asked again, so that not every report waits for it. */
const REST_MS = 5_000;

const restUntil = new WeakMap<Database, number>();

/**
 * The replica, if there is one and it has everything that was committed when this was called, so that a reader finds what
 * they have just done; otherwise the primary. Nothing that is read in a report is ever older than its request. Doesn't
 * reject: what is wrong with a replica is logged.
 */
export async function reportSource(
	{ primary, replica }: Databases = ownDatabases(),
	{ catchUpMs = CATCH_UP_MS } = {},
): Promise<ReportSource> {
	if (!replica) return primary;
	if (Date.now() < (restUntil.get(replica.db) ?? 0)) return counted("primary", primary);
	const late = new AbortController();
	try {
		const within = wait(catchUpMs, false, { signal: late.signal });
		if (await Promise.race([hasCaughtUp(replica.db, primary.db, late.signal), within]))
			return counted("replica", replica);
		logger.warn({ waitedMs: catchUpMs }, "The replica lags: reports are read from the primary.");
	} catch (error) {
		logger.warn(
			{ error: error instanceof Error ? error.message : "unknown" },
			"The replica does not answer: reports are read from the primary.",
		);
	} finally {
		late.abort();
	}
	restUntil.set(replica.db, Date.now() + REST_MS);
	return counted("primary", primary);
}

/** The database of a report; see `reportSource`. A caller that has another than this process's own, such as a test, reads that. */
export async function reportDatabase(given?: Database): Promise<Database> {
	if (!env.DATABASE_REPLICA_URL) return given ?? database();
	return given && given !== database() ? given : (await reportSource()).db;
}

function ownDatabases(): Databases {
	const replica = replicaDatabase();
	return {
		primary: { db: database(), url: env.DATABASE_URL },
		replica: replica && { db: replica, url: env.DATABASE_REPLICA_URL ?? env.DATABASE_URL },
	};
}

function counted(where: "primary" | "replica", source: ReportSource): ReportSource {
	metrics.reportReads.inc({ where });
	return source;
}

/** What is acknowledged has been flushed to the primary's log: a standby that has replayed its end has all of it. */
async function hasCaughtUp(replica: Database, primary: Database, late: AbortSignal): Promise<boolean> {
	const end = await readLogEnd(primary);
	while (!late.aborted) {
		const [found] = await sqlOf(replica).query<{ has: boolean | null }>(
			`SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::text::pg_lsn AS "has"`,
			[end],
		);
		if (found?.has) return true;
		await wait(POLL_MS);
	}
	return false;
}

async function readLogEnd(primary: Database): Promise<string> {
	const [log] = await sqlOf(primary).query<{ end: string }>(`SELECT pg_current_wal_flush_lsn()::text AS "end"`);
	if (!log) throw new Error("The primary did not say where its log ends.");
	return log.end;
}

/** How far a replica is behind. */
export interface ReplicaLag {
	/** Of the primary's log, not replayed yet. */
	readonly bytes: number;
	/** Since what it has replayed last was committed; 0 where it has everything. */
	readonly seconds: number;
}

export async function readReplicaLag({
	primary,
	replica,
}: {
	primary: Database;
	replica: Database;
}): Promise<ReplicaLag> {
	const end = await readLogEnd(primary);
	const [lag] = await sqlOf(replica).query<{ bytes: number; seconds: number }>(
		`SELECT greatest("bytes", 0)::float8 AS "bytes",
			CASE WHEN "bytes" <= 0 THEN 0 ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0)
				END::float8 AS "seconds"
		FROM (SELECT pg_wal_lsn_diff($1::text::pg_lsn, pg_last_wal_replay_lsn()) AS "bytes" WHERE pg_is_in_recovery()) AS "lag"`,
		[end],
	);
	if (!lag) throw new Error("What DATABASE_REPLICA_URL names is no standby.");
	return lag;
}

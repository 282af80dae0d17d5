import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { type Database, healthDatabase, replicaDatabase } from "@/lib/platform/database/db.ts";
import { readReplicaLag } from "@/lib/platform/database/report-source.ts";
import { env } from "@/lib/platform/env.ts";
import { logger } from "@/lib/platform/logger.ts";
import { metrics } from "@/lib/platform/metrics.ts";
import product from "@/package.json" with { type: "json" };
import { readOperationalFacts } from "./read-operational-facts.ts";

const shared = globalThis as { commonpurseCountsProcess?: boolean };

interface MetricsContext {
	readonly token?: string | undefined;
	readonly db?: Database;
	/** Null where there is none. */
	readonly replica?: Database | null;
}

/**
 * Everything that can be measured of this process and its database, as Prometheus reads it, for those who send METRICS_TOKEN
 * as a bearer token; 401 for others, and 404 where there is no token. While the database is away, what it knows is missing,
 * and `commonpurse_database_up` is 0.
 */
export async function answerMetrics(
	{ token = env.METRICS_TOKEN, db = healthDatabase(), replica = replicaDatabase() }: MetricsContext,
	request: Request,
): Promise<Response> {
	const headers = { "Cache-Control": "no-store" };
	if (!token) return new Response("Not found\n", { status: 404, headers });
	if (!isSame(request.headers.get("authorization") ?? "", `Bearer ${token}`)) {
		return new Response("METRICS_TOKEN is needed.\n", {
			status: 401,
			headers: { ...headers, "WWW-Authenticate": "Bearer" },
		});
	}
	if (!shared.commonpurseCountsProcess) {
		shared.commonpurseCountsProcess = true;
		collectDefaultMetrics({ register: metrics.registry });
	}
	const measured = await Promise.all([measureDatabase(db), measureReplica(db, replica)]);
	const all = Registry.merge([metrics.registry, ...measured]);
	return new Response(await all.metrics(), { headers: { ...headers, "Content-Type": all.contentType } });
}

/** In the same time, however much of it is right. */
function isSame(given: string, expected: string): boolean {
	const digest = (text: string) => createHash("sha256").update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}

/** What the database knows at this moment. */
async function measureDatabase(db: Database): Promise<Registry> {
	const registry = new Registry();
	const gauge = (name: string, help: string, labelNames: string[] = []) =>
		new Gauge({ name: `commonpurse_${name}`, help, labelNames, registers: [registry] });
	gauge("info", "What runs here.", ["version"]).set({ version: product.version }, 1);
	const up = gauge("database_up", "Whether the database answered.");
	const facts = await readOperationalFacts(db).catch((error) => {
		logger.warn({ error: error instanceof Error ? error.message : "unknown" }, "The database was not measured.");
		return null;
	});
	up.set(facts ? 1 : 0);
	if (!facts) return registry;
	const { jobs, mails, lockWaits, ledger } = facts;
	const jobsByState = gauge("jobs", "Jobs by their state: due, later, running, or failed for good.", ["state"]);
	for (const { state, count } of jobs.byState) jobsByState.set({ state }, count);
	gauge("oldest_job_seconds", "How long the job that waits longest could have begun.").set(jobs.oldestSeconds);
	const mailByStatus = gauge("mail", "Mail that is not sent.", ["status"]);
	for (const { status, count } of mails.byStatus) mailByStatus.set({ status }, count);
	gauge("oldest_mail_seconds", "How old the mail is that waits longest.").set(mails.oldestSeconds);
	gauge("database_lock_waits", "Sessions of this database that wait for a lock now.").set(lockWaits);
	const clean = gauge("ledger_clean_timestamp_seconds", "When the last check that found nothing began; 0 without one.");
	clean.set(ledger.cleanAt ? ledger.cleanAt.getTime() / 1_000 : 0);
	gauge("ledger_findings", "What the last check of the ledger that came to an end found.").set(ledger.findings);
	return registry;
}

/** How far the replica is behind, where there is one. */
async function measureReplica(db: Database, replica: Database | null): Promise<Registry> {
	const registry = new Registry();
	const gauge = (name: string, help: string) =>
		new Gauge({ name: `commonpurse_replica_${name}`, help, labelNames: ["pool"], registers: [registry] });
	const up = gauge("up", "Whether the replica answered, and is one.");
	const bytes = gauge("lag_bytes", "How much of the primary's log the replica has not replayed.");
	const seconds = gauge("lag_seconds", "How long ago what it replayed last was committed; 0 where it has everything.");
	if (!replica) return registry;
	const lag = await readReplicaLag({ primary: db, replica }).catch((error) => {
		logger.warn({ error: error instanceof Error ? error.message : "unknown" }, "The replica was not measured.");
		return null;
	});
	up.set({ pool: "replica" }, lag ? 1 : 0);
	if (lag) bytes.set({ pool: "replica" }, lag.bytes);
	if (lag) seconds.set({ pool: "replica" }, lag.seconds);
	return registry;
}

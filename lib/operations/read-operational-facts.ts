import type { Database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

/** How jobs, mail, locks and the ledger are at this moment: numbers only. */
export interface OperationalFacts {
	readonly jobs: {
		readonly byState: readonly { readonly state: "due" | "later" | "running" | "failed"; readonly count: number }[];
		/** Since the oldest of those that are due could have begun; 0 where none is. */
		readonly oldestSeconds: number;
	};
	readonly mails: {
		readonly byStatus: readonly { readonly status: string; readonly count: number }[];
		readonly oldestSeconds: number;
	};
	/** Sessions of this database that wait for a lock, as far as the role may see them. */
	readonly lockWaits: number;
	readonly ledger: { readonly cleanAt: Date | null; readonly findings: number };
}

const JOB_STATES = ["due", "later", "running", "failed"] as const;
const UNSENT = ["waiting", "sending", "maybe_sent", "failed"];

/** Reads them with few and cheap statements: they are asked for every few seconds. */
export async function readOperationalFacts(db: Database): Promise<OperationalFacts> {
	const sql = sqlOf(db);
	const [jobs, mails, [waits], [ledger]] = await Promise.all([
		sql.query<{ state: (typeof JOB_STATES)[number]; count: number; oldestSeconds: number | null }>(
			`SELECT "state", count("id")::int AS "count", max("seconds")::float8 AS "oldestSeconds"
			FROM unnest($1::text[]) AS "state" LEFT JOIN (
				SELECT "id", extract(epoch FROM now() - "run_at") AS "seconds",
					CASE WHEN "locked_at" IS NOT NULL THEN 'running' WHEN "attempts" >= "max_attempts" THEN 'failed'
						WHEN "run_at" > now() THEN 'later' ELSE 'due' END AS "is"
				FROM "graphile_worker"."_private_jobs"
			) AS "job" ON "is" = "state"
			GROUP BY "state"`,
			[JOB_STATES],
		),
		sql.query<{ status: string; count: number; oldestSeconds: number | null }>(
			`SELECT "asked"::text AS "status", count("id")::int AS "count",
				extract(epoch FROM now() - min("created_at"))::float8 AS "oldestSeconds"
			FROM unnest($1::text[]::"mail_status"[]) AS "asked" LEFT JOIN "mail" ON "mail"."status" = "asked"
			GROUP BY "asked"`,
			[UNSENT],
		),
		sql.query<{ count: number }>(
			`SELECT count(*)::int AS "count" FROM pg_stat_activity
			WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`,
		),
		sql.query<{ cleanAt: Date | null; findings: number }>(
			`SELECT (SELECT max("started_at") FROM "ledger_check" WHERE "ended_at" IS NOT NULL AND "error" IS NULL AND "found" = 0)
				AS "cleanAt",
				coalesce((SELECT "found" FROM "ledger_check" WHERE "ended_at" IS NOT NULL AND "error" IS NULL
					ORDER BY "started_at" DESC LIMIT 1), 0) AS "findings"`,
		),
	]);
	const oldest = (rows: readonly { oldestSeconds: number | null }[]) => Math.max(0, rows[0]?.oldestSeconds ?? 0);
	return {
		jobs: { byState: jobs, oldestSeconds: oldest(jobs.filter(({ state }) => state === "due")) },
		mails: { byStatus: mails, oldestSeconds: oldest(mails.filter(({ status }) => status === "waiting")) },
		lockWaits: waits?.count ?? 0,
		ledger: { cleanAt: ledger?.cleanAt ?? null, findings: ledger?.findings ?? 0 },
	};
}

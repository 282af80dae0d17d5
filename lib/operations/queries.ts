import { z } from "zod";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { maySeeOperations } from "./policy.ts";
import { type KeptFinding, keptFindingSchema, SCHEDULED_TASKS, type ScheduledTask } from "./schema.ts";

/** A check of the whole ledger. */
export interface LedgerCheckRow {
	readonly id: string;
	readonly startedAt: Date;
	/** `lost`: it began long ago, or another has begun since, and its process is gone. */
	readonly state: "running" | "clean" | "found" | "failed" | "lost";
	readonly seconds: number | null;
	readonly entries: bigint | null;
	readonly pools: bigint | null;
	readonly databaseBytes: bigint | null;
	/** Entries checked in a second. */
	readonly rate: number | null;
	readonly found: number;
	readonly findings: readonly KeptFinding[];
	readonly error: string | null;
}

/** How many Operator › Ledger lists. */
export const CHECKS_SHOWN = 10;
/** A check that has not ended by then never does. */
const LOST_AFTER_MS = 4 * 60 * 60_000;

/** The last checks, newest first; null without *Manage Orders*. */
export async function readLedgerChecks(
	{ actor, db = database() }: ReadContext,
	{ limit = CHECKS_SHOWN } = {},
): Promise<readonly LedgerCheckRow[] | null> {
	if (!maySeeOperations(actor)) return null;
	const rows = await db.ledgerCheck.findMany({ orderBy: { startedAt: "desc" }, take: limit });
	return rows.map((row, place) => {
		const { id, startedAt, endedAt, entries, pools, databaseBytes, found, error } = row;
		const seconds = endedAt && (endedAt.getTime() - startedAt.getTime()) / 1_000;
		const isLost = place > 0 || Date.now() - startedAt.getTime() > LOST_AFTER_MS;
		const state = endedAt ? (error !== null ? "failed" : found ? "found" : "clean") : isLost ? "lost" : "running";
		const rate = seconds && entries !== null ? Math.round(Number(entries) / seconds) : null;
		const findings = z.array(keptFindingSchema).safeParse(row.findings).data ?? [];
		return { id, startedAt, state, seconds, entries, pools, databaseBytes, rate, found: found ?? 0, findings, error };
	});
}

/** What is done by the clock, and what became of its last run. */
export interface TaskRow {
	readonly task: ScheduledTask;
	/** When the clock began it last; null where it never did. */
	readonly lastAt: Date | null;
	readonly state: "waiting" | "running" | "failed" | "idle";
	readonly error: string | null;
}

/** All scheduled tasks; null without *Manage Orders*. */
export async function readTasks({ actor, db = database() }: ReadContext): Promise<readonly TaskRow[] | null> {
	if (!maySeeOperations(actor)) return null;
	return readTaskRows(db);
}

async function readTaskRows(db: Database): Promise<TaskRow[]> {
	return sqlOf(db).query<TaskRow>(
		`SELECT "asked"."task", "known"."last_execution" AS "lastAt", "job"."last_error" AS "error",
			CASE WHEN "job"."id" IS NULL THEN 'idle' WHEN "job"."locked_at" IS NOT NULL THEN 'running'
				WHEN "job"."last_error" IS NOT NULL THEN 'failed' ELSE 'waiting' END AS "state"
		FROM unnest($1::text[]) WITH ORDINALITY AS "asked" ("task", "place")
		LEFT JOIN "graphile_worker"."_private_known_crontabs" AS "known" ON "known"."identifier" = "asked"."task"
		LEFT JOIN "graphile_worker"."_private_tasks" AS "kind" ON "kind"."identifier" = "asked"."task"
		LEFT JOIN LATERAL (
			SELECT "id", "locked_at", "last_error" FROM "graphile_worker"."_private_jobs"
			WHERE "task_id" = "kind"."id" ORDER BY "id" DESC LIMIT 1
		) AS "job" ON true
		ORDER BY "asked"."place"`,
		[SCHEDULED_TASKS],
	);
}

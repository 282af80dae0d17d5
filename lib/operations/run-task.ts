import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { maySeeOperations } from "./policy.ts";
import type { RunTaskInput } from "./schema.ts";

/** Checks of the ledger wait for each other, whichever process runs them. */
export const LEDGER_QUEUE = "ledger";

/**
 * Asks for a scheduled task to be run now, once for all who ask while it waits; the clock runs it at its times all the same.
 * Needs the operator's *Manage Orders*.
 */
export async function runTask({ actor, db, clock }: VerbContext, { task }: RunTaskInput): Promise<Result<null>> {
	if (!maySeeOperations(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			await tx.sql.query(
				`SELECT ("graphile_worker"."add_job"($1::text, '{}'::json, job_key => $1::text, max_attempts => 1,
					queue_name => $2::text)).id::text AS "id"`,
				[task, task === "verify_ledger" ? LEDGER_QUEUE : null],
			);
			return done(null);
		},
		{ clock },
	);
}

import { requestDelivery } from "@/lib/outbox/enqueue-mail.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";

/** An attempt records every 15 seconds that it is alive; one that has been silent for longer died with its worker. */
const ALIVE_SECONDS = 90;

/**
 * Repairs mail whose worker died. Where its content had not gone to the server, it is queued again; where it had, it
 * may have been sent, which the row records, and it is not sent again automatically. Queued mail without a job to send
 * it, because its job was used up while the database was away, gets another. Returns how many mails were given a job.
 */
export async function recoverMail({ db }: { db?: Database } = {}): Promise<number> {
	return transact(db, async (tx) => {
		await endDeadAttempts(tx);
		const lost = await tx.sql.query<{ id: string }>(
			`SELECT "mail"."id" FROM "mail"
			WHERE "status" = 'waiting' AND NOT EXISTS (
				SELECT FROM "graphile_worker"."_private_jobs" AS "job"
				WHERE "job"."key" = "mail"."id"::text AND "job"."attempts" < "job"."max_attempts"
					AND ("job"."locked_at" IS NULL OR "job"."locked_at" > now() - make_interval(secs => $1::int)))
			ORDER BY "created_at" LIMIT 1000`,
			[ALIVE_SECONDS],
		);
		await requestDelivery(
			tx,
			lost.map(({ id }) => id),
		);
		return lost.length;
	});
}

async function endDeadAttempts(tx: Transaction): Promise<void> {
	await tx.sql.execute(
		`UPDATE "mail" SET
			"status" = (CASE WHEN "handed_over_at" IS NULL THEN 'waiting' ELSE 'maybe_sent' END)::"mail_status",
			"closed_at" = CASE WHEN "handed_over_at" IS NOT NULL THEN $1::timestamptz END,
			"last_error" = 'The portal stopped while it was being sent.'
		WHERE "id" IN (
			SELECT "id" FROM "mail" WHERE "status" = 'sending'
				AND "attempt_alive_at" < $1::timestamptz - make_interval(secs => $2::int)
			${rowLock(tx.sql, "mails", { strength: "UPDATE", ids: null, skipLocked: true })})`,
		[await tx.clock.now(tx.sql), ALIVE_SECONDS],
	);
}

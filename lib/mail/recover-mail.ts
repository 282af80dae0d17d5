import type { Database } from "@/lib/db.ts";
import { transact } from "@/lib/transaction.ts";
import { requestDelivery } from "./enqueue-mail.ts";

/** Longer than a delivery takes: a job that is in hand for longer was in the hand of a process that died. */
const IN_HAND_MINUTES = 10;

/**
 * Asks anew for the delivery of mail that waits and has no job that will come to it: its worker was killed, or the job
 * was used up while the database was away. Answers how many there were.
 */
export async function recoverMail({ db }: { db?: Database } = {}): Promise<number> {
	return transact(db, async (tx) => {
		const lost = await tx.sql.query<{ id: string }>(
			`SELECT "mail"."id" FROM "mail"
			WHERE "status" = 'waiting' AND NOT EXISTS (
				SELECT FROM "graphile_worker"."_private_jobs" AS "job"
				WHERE "job"."key" = "mail"."id"::text AND "job"."attempts" < "job"."max_attempts"
					AND ("job"."locked_at" IS NULL OR "job"."locked_at" > now() - make_interval(mins => $1::int)))
			ORDER BY "created_at" LIMIT 1000`,
			[IN_HAND_MINUTES],
		);
		await requestDelivery(
			tx,
			lost.map(({ id }) => id),
		);
		return lost.length;
	});
}

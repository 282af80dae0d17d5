import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { lockSubscriptions } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { takeStep } from "./take-step.ts";

const AT_ONCE = 100;
/** Of one subscription in one run: more than ten years of months. */
const MOST_STEPS = 200;

interface Due {
	readonly id: string;
	readonly userId: string;
}

/**
 * Lets subscriptions go on by the deployment's day (product.md 48 to 50): what is due arrives, periods are renewed or end,
 * unpaid ones pause and end, and subscribers are told before. Each step is a transaction of its own, and what was missed
 * while nothing ran is made up for step by step, with the days on which it was due: run twice, killed half-way or late, it
 * does everything once. Returns how many steps it has taken.
 */
export async function continueSubscriptions({ db, clock }: { db?: Database; clock?: Clock } = {}): Promise<number> {
	let steps = 0;
	let after: string | null = null;
	for (;;) {
		const due: Due[] = await transact(db, (tx) => readDue(tx, after), { clock });
		for (const one of due) {
			for (let count = 0; count < MOST_STEPS; count += 1) {
				if (!(await transact(db, (tx) => takeLockedStep(tx, one), { clock }))) break;
				steps += 1;
			}
		}
		after = due.at(-1)?.id ?? null;
		if (due.length < AT_ONCE) return steps;
	}
}

/** Locks the subscriber against charges, then the subscription, and does what is due next; false where nothing is. */
async function takeLockedStep(tx: Transaction, { id, userId }: Due): Promise<boolean> {
	await lockUsers(tx.sql, [userId], { stillIds: [userId] });
	await lockSubscriptions(tx, [id]);
	return takeStep(tx, id);
}

/** Subscriptions of which something may be due, the next after `after`. */
async function readDue(tx: Transaction, after: string | null): Promise<Due[]> {
	const today = await dayAt(tx.sql, await tx.clock.now(tx.sql));
	return tx.sql.query<Due>(
		`SELECT "subscription"."id", "subscription"."user_id" AS "userId" FROM "subscription"
		JOIN "plan" ON "plan"."id" = "subscription"."plan_id"
		JOIN "credit_type" ON "credit_type"."id" = "subscription"."credit_type_id"
		WHERE "subscription"."status" IN ('active', 'paused')
			AND ($1::uuid IS NULL OR "subscription"."id" > $1::uuid)
			AND (
				"next_on" <= $2::date OR "due_on" < $2::date
				OR ("subscription"."status" = 'active' AND "cancelled_at" IS NULL AND (
					("period_ends_on" <= $2::date + 7 AND "announced_on" IS DISTINCT FROM "period_ends_on")
					OR ("ends_because" IS NULL) <> ("plan"."withdrawn_at" IS NULL AND "credit_type"."retired_at" IS NULL)
					OR EXISTS (
						SELECT FROM "plan_version" AS "newer"
						WHERE "newer"."plan_id" = "subscription"."plan_id" AND "newer"."version" > "seen_version"
					)
				))
			)
		ORDER BY "subscription"."id" LIMIT 100`,
		[after, today],
	);
}

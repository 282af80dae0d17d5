import { statusOf } from "@/lib/ledger/posting/status-of.ts";
import { enqueueMails } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";

/**
 * Warns of credits 30 and 7 days before they expire (product.md 28b): the wallet's owner or the group's creator, for a
 * service user who is responsible for it. Each lot once for each step; what a time without a worker has missed is made up
 * for while the step lasts. A person gets one mail a day at most, about all that is due for them. Some people in each
 * transaction. Returns how many were warned.
 */
export async function warnOfExpiry({
	db,
	clock,
}: {
	db?: Database | Transaction;
	clock?: Clock;
} = {}): Promise<number> {
	let warned = 0;
	for (;;) {
		const some = await transact(db, warnSome, { clock });
		if (some === 0) return warned;
		warned += some;
	}
}

/** Of two at once, one writes a person's warning of the day; the other finds it, and writes none. */
async function warnSome(tx: Transaction): Promise<number> {
	const warnings = await tx.sql.query<{ id: string; userId: string }>(
		`WITH "today" AS (
			SELECT ($1::timestamptz AT TIME ZONE "time_zone")::date AS "day", "time_zone" FROM "deployment"
		), "expiring" AS (
			SELECT "lot"."account_id", "lot"."id" AS "lot_id", "lot"."remaining" - "lot"."held" AS "credits", "lot"."expires_at",
				"lot"."created_at", coalesce("origin"."created_at", "lot"."created_at") AS "arrived_at",
				CASE WHEN ("lot"."expires_at" AT TIME ZONE "time_zone")::date - "day" <= 7 THEN 7 ELSE 30 END AS "days"
			FROM "today" JOIN "lot" ON "lot"."closed_at" IS NULL AND "lot"."expires_at" > $1::timestamptz
				AND "lot"."expires_at" < ("day" + 31)::timestamp AT TIME ZONE "time_zone" AND "lot"."remaining" > "lot"."held"
			LEFT JOIN "lot" AS "origin" ON "origin"."account_id" = "lot"."origin_account_id" AND "origin"."id" = "lot"."origin_lot_id"
		), "due" AS MATERIALIZED (
			SELECT "expiring"."account_id", "lot_id", "days", "credits", "expires_at", "told"."id" AS "user_id"
			FROM "expiring" JOIN "account" ON "account"."id" = "expiring"."account_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
			JOIN "user" AS "holder" ON "holder"."id" = coalesce("account"."user_id", "share_group"."creator_id")
			JOIN "user" AS "told" ON "told"."id" = CASE "holder"."kind" WHEN 'service' THEN "holder"."responsible_id" ELSE "holder"."id" END
			JOIN "organization" ON "organization"."id" = "holder"."organization_id" AND "sandbox_of_id" IS NULL
			WHERE ${statusOf("holder")} = 'active' AND ${statusOf("told")} = 'active'
				AND ("share_group"."id" IS NULL OR "share_group"."status" = 'open')
				-- What has come within the step was known to end soon; a month's credits aren't warned of when they come.
				AND "expiring"."created_at" < "expires_at" - make_interval(days => "days")
				AND ("days" = 7 OR "arrived_at" <= "expires_at" - interval '60 days')
				AND NOT EXISTS (
					SELECT FROM "expiry_warning_lot" AS "before" WHERE "before"."account_id" = "expiring"."account_id"
						AND "before"."lot_id" = "expiring"."lot_id" AND "before"."days" = "expiring"."days")
				AND NOT EXISTS (
					SELECT FROM "expiry_warning" AS "last", "today"
					WHERE "last"."user_id" = "told"."id" AND "last"."day" = "today"."day")
		), "warned" AS (
			INSERT INTO "expiry_warning" ("id", "user_id", "day", "warned_at")
			SELECT gen_random_uuid(), "user_id", (SELECT "day" FROM "today"), $1::timestamptz
			FROM (SELECT DISTINCT "user_id" FROM "due" ORDER BY "user_id" LIMIT 500) AS "person"
			ON CONFLICT ("user_id", "day") DO NOTHING RETURNING "id", "user_id"
		), "lots" AS (
			INSERT INTO "expiry_warning_lot" ("account_id", "lot_id", "days", "warning_id", "credits", "expires_at")
			SELECT "account_id", "lot_id", "days", "warned"."id", "credits", "expires_at" FROM "due" JOIN "warned" USING ("user_id")
		)
		SELECT "id", "user_id" AS "userId" FROM "warned"`,
		[await tx.clock.now(tx.sql)],
	);
	const recipients = await findRecipients(
		tx,
		warnings.map(({ userId }) => userId),
	);
	await enqueueMails(
		tx,
		warnings.flatMap(({ id: warningId, userId }) => {
			const to = recipients.get(userId);
			return to ? [{ kind: "expiry_warning" as const, to, facts: { warningId } }] : [];
		}),
	);
	return warnings.length;
}

import { statusOf } from "@/lib/ledger/posting/status-of.ts";
import { enqueueMails, type NewMail, type Recipient } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { availableSql } from "./available-sql.ts";

/**
 * Tells of alerts that were crossed since the last time, and of those whose pool has as much as they say again: each once,
 * because an alert knows whether it is crossed (product.md 28c). What came and went in between isn't told. Some in each
 * transaction. Returns how many changed.
 */
export async function evaluateAlerts({
	db,
	clock,
}: {
	db?: Database | Transaction;
	clock?: Clock;
} = {}): Promise<number> {
	let changed = 0;
	for (;;) {
		const some = await transact(db, evaluateSome, { clock });
		if (some === 0) return changed;
		changed += some;
	}
}

interface Told {
	readonly eventId: string;
	readonly alertId: string;
	readonly userId: string;
}

/** Of two at once, one changes an alert; the other finds it changed, and leaves it. */
async function evaluateSome(tx: Transaction): Promise<number> {
	const told = await tx.sql.query<Told>(
		`WITH "state" AS (
			SELECT "alert"."id", "alert"."credits", "alert"."crossed_at",
				${availableSql("pool", "$1::timestamptz")} AS "available"
			FROM "alert" JOIN "pool" ON "pool"."account_id" = "alert"."account_id"
			JOIN "account" ON "account"."id" = "alert"."account_id"
			JOIN "user" AS "owner" ON "owner"."id" = "alert"."user_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
			WHERE ${statusOf("owner")} = 'active'
				AND coalesce("account"."user_id", "share_group"."creator_id") = "owner"."id"
				AND ("share_group"."id" IS NULL OR "share_group"."status" = 'open')
		), "due" AS MATERIALIZED (
			SELECT * FROM "state" WHERE ("available" < "credits") <> ("crossed_at" IS NOT NULL) ORDER BY "id" LIMIT 100
		), "changed" AS (
			UPDATE "alert" SET "crossed_at" = CASE WHEN "due"."available" < "due"."credits" THEN $1::timestamptz END
			FROM "due"
			WHERE "alert"."id" = "due"."id" AND "alert"."credits" = "due"."credits"
				AND ("alert"."crossed_at" IS NULL) = ("due"."crossed_at" IS NULL)
			RETURNING "alert"."id", "alert"."user_id", "alert"."account_id", "alert"."credits", "due"."available",
				"alert"."crossed_at" IS NULL AS "is_recovery"
		)
		INSERT INTO "alert_event" ("id", "alert_id", "user_id", "account_id", "is_recovery", "credits", "available", "happened_at")
		SELECT gen_random_uuid(), "id", "user_id", "account_id", "is_recovery", "credits", "available", $1::timestamptz
		FROM "changed"
		RETURNING "id" AS "eventId", "alert_id" AS "alertId", "user_id" AS "userId"`,
		[await tx.clock.now(tx.sql)],
	);
	const owners = await findRecipients(
		tx,
		told.map(({ userId }) => userId),
	);
	const receivers = await readReceivers(
		tx,
		told.map(({ alertId }) => alertId),
	);
	const mails = told.flatMap(({ eventId, alertId, userId }): NewMail[] => {
		const owner = owners.get(userId);
		if (!owner) return [];
		const others = receivers.filter((one) => one.alertId === alertId).map((one) => recipientOf(one, owner));
		return [owner, ...others].map((to) => ({ kind: "alert", to, facts: { eventId } }));
	});
	await enqueueMails(tx, mails);
	return told.length;
}

interface AgreedReceiver {
	readonly alertId: string;
	readonly email: string;
	/** The user whose confirmed address it is, if there is one. */
	readonly user: {
		readonly id: string;
		readonly name: string;
		readonly organizationId: string;
		readonly language: string;
	} | null;
}

/** Those who have agreed. Of users only active ones: what a suspended user would get is told to nobody. */
async function readReceivers(tx: Transaction, alertIds: readonly string[]): Promise<AgreedReceiver[]> {
	return tx.sql.query<AgreedReceiver>(
		`SELECT "receiver"."alert_id" AS "alertId", "receiver"."email", CASE WHEN "user"."id" IS NOT NULL THEN json_build_object(
			'id', "user"."id", 'name', "user"."name", 'organizationId', "user"."organization_id", 'language', "user"."language") END AS "user"
		FROM "alert_receiver" AS "receiver"
		JOIN "alert" ON "alert"."id" = "receiver"."alert_id"
		JOIN "confirmed_alert_email" AS "agreed"
			ON "agreed"."user_id" = "alert"."user_id" AND "agreed"."address" = "receiver"."address"
		LEFT JOIN "user" ON lower("user"."email") = "receiver"."address" AND "user"."kind" = 'person'
			AND "user"."email_verified_at" IS NOT NULL
		WHERE "alert"."id" = ANY ($1::uuid[]) AND ("user"."id" IS NULL OR ${statusOf("user")} = 'active')
			AND "user"."id" IS DISTINCT FROM "alert"."user_id"
		ORDER BY "receiver"."alert_id", "receiver"."address"`,
		[alertIds],
	);
}

/** A user gets a notice as well; an address without one is written to in the owner's language. */
function recipientOf({ email, user }: AgreedReceiver, owner: Recipient): Recipient {
	if (!user) return { ...owner, email, name: null, userId: null };
	const { id: userId, name, organizationId, language } = user;
	return { email, name, userId, organizationId, language };
}

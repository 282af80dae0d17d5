import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { mailboxOf } from "@/lib/text/addresses/match-keys.ts";
import { type FactsOf, isStoppable, isToStranger, MAIL_FACTS, type MailKind } from "./mail-kinds.ts";
import { isNoticeKind } from "./notice-kinds.ts";

/** The recipient of a mail. `userId` and `organizationId` are null where the address has no account (yet). */
export interface Recipient {
	readonly email: string;
	readonly name: string | null;
	readonly userId: string | null;
	readonly organizationId: string | null;
	/** The recipient's language; one without messages falls back to the default. */
	readonly language: string;
}

export type NewMail = {
	[Kind in MailKind]: { readonly kind: Kind; readonly to: Recipient; readonly facts: FactsOf<Kind> };
}[MailKind];

/** How often a delivery is tried, over about two days, before the mail counts as failed. */
const MAX_ATTEMPTS = 16;

/**
 * Puts a mail into the outbox, in the transaction of what it is about: rolled back with it, delivered after it. What is
 * for a user is put into their list of notices as well, unless they have switched its kind off (product.md 59). Returns
 * the mail's id.
 */
export async function enqueueMail(tx: Transaction, mail: NewMail): Promise<string> {
	const [id = ""] = await enqueueMails(tx, [mail]);
	return id;
}

/**
 * The same for several, at the cost of one. Nothing is written for history, which sends no mail. A recipient without an
 * account is not addressed by name, because another user typed that name. `place` is where the mails were requested
 * from, as `placeKey` makes it, where they are counted by place.
 */
export async function enqueueMails(
	tx: Transaction,
	mails: readonly NewMail[],
	{ place = null }: { place?: string | null } = {},
): Promise<string[]> {
	const rows = mails.map(({ kind, to, facts }) => ({
		id: newId(),
		kind,
		organization_id: to.organizationId,
		user_id: to.userId,
		recipient_email: to.email,
		recipient_name: isToStranger(kind, to) ? null : to.name,
		mailbox: isStoppable(kind, to) ? mailboxOf(to.email.toLowerCase()) : null,
		language: to.language,
		facts: MAIL_FACTS[kind].parse(facts),
		is_notice: to.userId !== null && isNoticeKind(kind),
	}));
	if (rows.length === 0 || tx.isHistory) return [];
	await tx.sql.execute(
		`WITH "row" AS MATERIALIZED (
			SELECT * FROM jsonb_to_recordset($1::jsonb) AS "row" ("id" uuid, "kind" text, "organization_id" uuid,
				"user_id" uuid, "recipient_email" text, "recipient_name" text, "language" text, "facts" jsonb, "mailbox" text,
				"is_notice" boolean)
		), "noticed" AS (
			INSERT INTO "notice" ("id", "user_id", "kind", "facts", "created_at")
			SELECT "id", "user_id", "kind", "facts", $2::timestamptz FROM "row"
			WHERE "is_notice" AND NOT EXISTS (
				SELECT FROM "notice_setting" AS "setting"
				WHERE "setting"."user_id" = "row"."user_id" AND "setting"."kind" = "row"."kind" AND "delivery" = 'off'
			)
		)
		INSERT INTO "mail" ("id", "kind", "organization_id", "user_id", "recipient_email", "recipient_name", "language",
			"facts", "mailbox", "place", "created_at")
		SELECT "id", "kind", "organization_id", "user_id", "recipient_email", "recipient_name", "language", "facts",
			"mailbox", $3, $2::timestamptz
		FROM "row"`,
		[JSON.stringify(rows), await tx.clock.now(tx.sql), place],
	);
	const ids = rows.map(({ id }) => id);
	await requestDelivery(tx, ids);
	return ids;
}

/** Asks the worker to deliver mail once the transaction is committed; replaces a request that is already waiting. */
export async function requestDelivery(tx: Transaction, mailIds: readonly string[]): Promise<void> {
	await tx.sql.query(
		`SELECT ("graphile_worker"."add_job"('deliver_mail', json_build_object('mailId', "mail_id"),
			job_key => "mail_id", max_attempts => $2::int)).id::text
		FROM unnest($1::text[]) AS "mail_id"`,
		[mailIds, MAX_ATTEMPTS],
	);
}

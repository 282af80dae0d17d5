import { newId } from "@/lib/ids.ts";
import type { Transaction } from "@/lib/transaction.ts";
import { type FactsOf, MAIL_FACTS, type MailKind } from "./mail-kinds.ts";

/** Whom a mail goes to. `userId` and `organizationId` are null where the address has no account (yet). */
export interface Recipient {
	readonly email: string;
	readonly name: string | null;
	readonly userId: string | null;
	readonly organizationId: string | null;
	/** The language that he reads; one that the messages don't exist in falls back to the default. */
	readonly language: string;
}

export type NewMail = {
	[Kind in MailKind]: { readonly kind: Kind; readonly to: Recipient; readonly facts: FactsOf<Kind> };
}[MailKind];

/** How often a delivery is tried, over about two days, before the mail counts as failed. */
const MAX_ATTEMPTS = 16;

/**
 * Puts a mail into the outbox, in the transaction of what it is about: rolled back with it, delivered after it. Answers
 * the mail's id.
 */
export async function enqueueMail(tx: Transaction, { kind, to, facts }: NewMail): Promise<string> {
	const id = newId();
	await tx.sql.query(
		`INSERT INTO "mail" ("id", "kind", "organization_id", "user_id", "recipient_email", "recipient_name", "language",
			"facts", "created_at")
		VALUES ($1::uuid, $2, $3::uuid, $4::uuid, $5, $6, $7, $8::jsonb, $9::timestamptz) RETURNING "id"`,
		[
			id,
			kind,
			to.organizationId,
			to.userId,
			to.email,
			to.name,
			to.language,
			JSON.stringify(MAIL_FACTS[kind].parse(facts)),
			await tx.clock.now(tx.sql),
		],
	);
	await requestDelivery(tx, id);
	return id;
}

/** Asks the worker to deliver a mail once the transaction is committed; a request that already waits is made anew. */
export async function requestDelivery(tx: Transaction, mailId: string): Promise<void> {
	await tx.sql.query(
		`SELECT "id"::text FROM "graphile_worker"."add_job"(
			'deliver_mail', json_build_object('mailId', $1::text), job_key => $1::text, max_attempts => $2::int)`,
		[mailId, MAX_ATTEMPTS],
	);
}

import { createHash, randomBytes } from "node:crypto";
import type { TokenPurpose } from "@/generated/prisma/enums.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a link is good for, in seconds. An invitation's ends with its invitation as well. */
export const TOKEN_LIFETIME_SECONDS: Readonly<Record<TokenPurpose, number>> = {
	set_up: DAY,
	sign_up: DAY,
	invitation: 14 * DAY,
	password_reset: HOUR,
	email_change: DAY,
	billing_email: 14 * DAY,
	sign_in: MINUTE,
	alert_email: 14 * DAY,
};

/** The subject of a token, by purpose. */
export interface TokenSubjects {
	set_up: Record<never, never>;
	sign_up: { readonly email: string; readonly name: string };
	invitation: { readonly invitationId: string };
	/** Sent to the address that the user had then; it counts only while they still have it. */
	password_reset: { readonly userId: string };
	/** Counts only while the user's pending address is this one. */
	email_change: { readonly userId: string; readonly email: string };
	/** Counts only while the user's Billing Information has this address. */
	billing_email: { readonly userId: string; readonly email: string };
	/** Counts only while an alert of the user's has this address as a receiver. A user may ask several at a time. */
	alert_email: { readonly userId: string; readonly email: string };
	/** Counts only while the user may come in. */
	sign_in: { readonly userId: string };
}

type NewToken = { [Purpose in TokenPurpose]: { purpose: Purpose } & TokenSubjects[Purpose] }[TokenPurpose];

interface Columns {
	readonly email: string | null;
	readonly name: string | null;
	readonly userId: string | null;
	readonly invitationId: string | null;
}

const NO_SUBJECT: Columns = { email: null, name: null, userId: null, invitationId: null };
const SECRET_BYTES = 32;

/**
 * Makes the secret of a one-time link: 256 random bits as base64url, of which only the SHA-256 is stored. Earlier unused
 * ones of the same purpose and subject stop counting, so that there is never more than one good link.
 */
export async function mintToken(tx: Transaction, token: NewToken): Promise<string> {
	await voidTokens(tx, token);
	const secret = randomBytes(SECRET_BYTES).toString("base64url");
	await insertToken(tx, token, secret);
	return secret;
}

/**
 * The same with the caller's own secret, as long and as hard to guess. Called again with it, for another attempt of the
 * same mail, the one link is good for its whole time again. Returns whether it counts: one that was used, or voided for
 * a newer one, never does again.
 */
export async function storeToken(tx: Transaction, token: NewToken, secret: string): Promise<boolean> {
	await lockSubject(tx, token);
	const [known] = await tx.sql.query<{ isOver: boolean }>(
		`SELECT ("used_at" IS NOT NULL OR "voided_at" IS NOT NULL) AS "isOver" FROM "token" WHERE "hash" = $1`,
		[hashOf(secret)],
	);
	if (known?.isOver) return false;
	if (known) {
		await tx.sql.execute(
			`UPDATE "token" SET "expires_at" = $2::timestamptz + make_interval(secs => $3) WHERE "hash" = $1`,
			[hashOf(secret), await tx.clock.now(tx.sql), TOKEN_LIFETIME_SECONDS[token.purpose]],
		);
		return true;
	}
	await voidTokens(tx, token);
	await insertToken(tx, token, secret);
	return true;
}

/** Whether a link with this secret was made, and not cleaned up yet, good or not. */
export async function hasStoredToken(tx: Transaction, secret: string): Promise<boolean> {
	return (await tx.prisma.token.count({ where: { hash: new Uint8Array(hashOf(secret)) } })) > 0;
}

async function insertToken(tx: Transaction, token: NewToken, secret: string): Promise<void> {
	const subject: Columns = { ...NO_SUBJECT, ...token };
	await tx.sql.execute(
		`INSERT INTO "token" ("id", "purpose", "hash", "email", "name", "user_id", "invitation_id", "created_at", "expires_at")
		VALUES ($1::uuid, $2::"token_purpose", $3,
			coalesce($4, (SELECT "email" FROM "user" WHERE "id" = $6::uuid)), $5, $6::uuid, $7::uuid,
			$8::timestamptz, $8::timestamptz + make_interval(secs => $9))`,
		[
			newId(),
			token.purpose,
			hashOf(secret),
			subject.email,
			subject.name,
			subject.userId,
			subject.invitationId,
			await tx.clock.now(tx.sql),
			TOKEN_LIFETIME_SECONDS[token.purpose],
		],
	);
}

/** Voids the unused links of this purpose and subject. Of those minted at once, one is left. */
export async function voidTokens(tx: Transaction, token: NewToken): Promise<void> {
	const { email, userId, invitationId }: Columns = { ...NO_SUBJECT, ...token };
	await lockSubject(tx, token);
	await tx.sql.execute(
		`UPDATE "token" SET "expires_at" = $2::timestamptz, "voided_at" = $2::timestamptz
		WHERE "purpose" = $1::"token_purpose" AND "used_at" IS NULL AND "expires_at" > $2::timestamptz
			AND "user_id" IS NOT DISTINCT FROM $3::uuid AND "invitation_id" IS NOT DISTINCT FROM $4::uuid
			AND ("user_id" IS NOT NULL AND "purpose" <> 'alert_email' OR lower("email") IS NOT DISTINCT FROM lower($5))`,
		[token.purpose, await tx.clock.now(tx.sql), userId, invitationId, email],
	);
}

async function lockSubject(tx: Transaction, token: NewToken): Promise<void> {
	const { email, userId, invitationId }: Columns = { ...NO_SUBJECT, ...token };
	const subject = userId ?? invitationId ?? email?.toLowerCase() ?? "";
	await lockKeys(tx.sql, "tokens", [`${token.purpose}:${subject}`]);
}

// The subject of a link must still be as it was: the invitation open, the user active, the address theirs.
const COUNTS = `"purpose" = $1::"token_purpose" AND "hash" = $2 AND "used_at" IS NULL AND "expires_at" > $3::timestamptz
	AND CASE "purpose"
		WHEN 'invitation' THEN EXISTS (
			SELECT FROM "invitation" WHERE "invitation"."id" = "token"."invitation_id"
				AND "accepted_at" IS NULL AND "revoked_at" IS NULL AND "invitation"."expires_at" > $3::timestamptz)
		WHEN 'password_reset' THEN EXISTS (
			SELECT FROM "user" WHERE "user"."id" = "token"."user_id"
				AND "status" = 'active' AND "kind" = 'person' AND lower("user"."email") = lower("token"."email"))
		WHEN 'email_change' THEN EXISTS (
			SELECT FROM "user" WHERE "user"."id" = "token"."user_id"
				AND "status" <> 'removed' AND lower("pending_email") = lower("token"."email"))
		WHEN 'billing_email' THEN EXISTS (
			SELECT FROM "billing_information" AS "billing" JOIN "user" ON "user"."id" = "billing"."user_id"
			WHERE "user"."id" = "token"."user_id" AND "status" = 'active'
				AND lower("billing_email") = lower("token"."email"))
		WHEN 'alert_email' THEN EXISTS (
			SELECT FROM "alert" JOIN "alert_receiver" AS "receiver" ON "receiver"."alert_id" = "alert"."id"
			JOIN "user" ON "user"."id" = "alert"."user_id"
			WHERE "user"."id" = "token"."user_id" AND "status" = 'active' AND lower("receiver"."email") = lower("token"."email"))
		WHEN 'sign_in' THEN EXISTS (
			SELECT FROM "user" JOIN "organization" ON "organization"."id" = "organization_id"
			WHERE "user"."id" = "token"."user_id" AND "status" = 'active' AND "kind" = 'person'
				AND NOT "is_operator" AND "sandbox_of_id" IS NULL AND "suspended_at" IS NULL)
		ELSE true END`;

const COLUMNS = `"email", "name", "user_id" AS "userId", "invitation_id" AS "invitationId"`;

interface Presented<Purpose extends TokenPurpose> {
	readonly purpose: Purpose;
	/** As it came from outside: anything. */
	readonly token: string;
}

/**
 * The subject of a link, without using it up. Null alike for unknown, old, used and voided ones, and another purpose's.
 */
export function readToken<Purpose extends TokenPurpose>(
	db: Database | Transaction | undefined,
	presented: Presented<Purpose>,
): Promise<TokenSubjects[Purpose] | null> {
	return find(db ?? database(), presented, `SELECT ${COLUMNS} FROM "token" WHERE ${COUNTS}`);
}

/** Uses a link up and returns its subject; null where `readToken` returns null. Of two at once, one gets it. */
export function useToken<Purpose extends TokenPurpose>(
	tx: Transaction,
	presented: Presented<Purpose>,
): Promise<TokenSubjects[Purpose] | null> {
	return find(tx, presented, `UPDATE "token" SET "used_at" = $3::timestamptz WHERE ${COUNTS} RETURNING ${COLUMNS}`);
}

function find<Purpose extends TokenPurpose>(
	db: Database | Transaction | undefined,
	{ purpose, token }: Presented<Purpose>,
	statement: string,
): Promise<TokenSubjects[Purpose] | null> {
	return transact(db, async (tx) => {
		const now = await tx.clock.now(tx.sql);
		const [found] = await tx.sql.query<Columns>(statement, [purpose, hashOf(token), now]);
		// The table's own check says that what the purpose is about is there.
		return found ? (found as unknown as TokenSubjects[Purpose]) : null;
	});
}

function hashOf(secret: string): Buffer {
	return createHash("sha256").update(secret).digest();
}

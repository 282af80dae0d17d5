import type { Actor } from "@/lib/auth/actor.ts";
import { idsOf, readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import { enqueueMails, type Recipient } from "@/lib/outbox/enqueue-mail.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { mailboxOf, matchKeys, withoutPlusTag } from "@/lib/text/addresses/match-keys.ts";
import { readFullMailboxes, WELCOME_MAILS_TO_MAILBOX_A_DAY } from "./mailbox-limits.ts";

/** How many welcome mails one creator's groups send in 24 hours at most, so that no creator can send mail in bulk. */
export const WELCOME_MAILS_A_DAY = 500;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Why an address gets no welcome mail now (product.md 23). `unverified`, `noCredits`, `tooMany` are the creator's:
 * their own address is not confirmed, the group has no credits, they have sent enough today. `today`: its mailbox had
 * this group's; `often`: it had enough from all of the creator's groups, or from everyone's.
 */
export type NotWelcomed =
	| "unverified"
	| "noCredits"
	| "tooMany"
	| "today"
	| "often"
	| "stopped"
	| "yourself"
	| "blocked";

export interface AddressEntry {
	readonly id: string;
	/** As it is compared, which mail servers take as well. */
	readonly value: string;
}

type Creator = Pick<Actor, "userId" | "email" | "emailVerified">;

export interface Welcomed {
	readonly sent: readonly string[];
	readonly notSent: readonly { readonly value: string; readonly why: NotWelcomed }[];
}

/**
 * Writes the welcome mail to these entries' addresses, so far as each may have one now: at most one a day for a mailbox
 * and group, whatever its plus-tag and however often it is removed and added, and few from all groups together; none to
 * a blocked address or one that has ended such mails, none to the creator. Under `lockWelcomeMails` and the group's lock.
 */
export async function sendWelcomeMails(
	tx: Transaction,
	{ actor, shareGroupId, entries }: { actor: Actor; shareGroupId: string; entries: readonly AddressEntry[] },
): Promise<Welcomed> {
	if (entries.length === 0) return { sent: [], notSent: [] };
	const now = await tx.clock.now(tx.sql);
	const hasCredits = await isWorthWelcoming(tx.sql, { shareGroupId, now });
	const { chosen, notSent } = await choose(tx.sql, { creator: actor, shareGroupId, entries, hasCredits, now });
	await writeWelcomeMails(tx, { actor, entries: chosen });
	return { sent: chosen.map(({ value }) => value), notSent };
}

/**
 * The addresses that have had no welcome mail yet and get one once there are credits in the group. Under
 * `lockWelcomeMails`, but before accounts are locked, so that charges on the group don't wait while ten thousand
 * members are looked through.
 */
export async function chooseOutstandingWelcomeMails(
	sql: Sql,
	{ creator, shareGroupId, now }: { creator: Creator; shareGroupId: string; now: Date },
): Promise<readonly AddressEntry[]> {
	const entries = await readUnwelcomed(sql, shareGroupId);
	if (entries.length === 0) return [];
	return (await choose(sql, { creator, shareGroupId, entries, hasCredits: true, now })).chosen;
}

/** How many welcome mails go out once credits are shared into the group. */
export async function countOutstandingWelcomeMails(
	sql: Sql,
	{ creator, shareGroupId }: { creator: Creator; shareGroupId: string },
): Promise<number> {
	const now = await databaseClock.now(sql);
	return (await chooseOutstandingWelcomeMails(sql, { creator, shareGroupId, now })).length;
}

/**
 * The addresses of a group that are to be told and have had none, before they were removed and added again neither. Each entry is looked at
 * once, whatever the planner believes of the table: one that compares each with all others takes half a minute for ten
 * thousand, which happens right after they were added.
 */
async function readUnwelcomed(sql: Sql, shareGroupId: string): Promise<AddressEntry[]> {
	return sql.query<AddressEntry>(
		`SELECT "id", "value" FROM (
			SELECT "entry"."id", "entry"."value", "entry"."created_at", "entry"."removed_at",
				"entry"."is_told",
				bool_or("entry"."welcomed_at" IS NOT NULL AND "mail"."status" IS DISTINCT FROM 'obsolete')
					OVER (PARTITION BY "entry"."value") AS "was_welcomed"
			FROM "share_group_entry" AS "entry" LEFT JOIN "mail" ON "mail"."id" = "entry"."welcome_mail_id"
			WHERE "entry"."share_group_id" = $1::uuid AND "entry"."kind" = 'address'
		) AS "entry"
		WHERE "removed_at" IS NULL AND "is_told" AND NOT "was_welcomed"
		ORDER BY "created_at", "id"`,
		[shareGroupId],
	);
}

/** How many of these addresses would get a welcome mail if they were added now. Final only under `lockWelcomeMails`. */
export async function countNewWelcomeMails(
	tx: Transaction,
	{ creator, shareGroupId, addresses }: { creator: Creator; shareGroupId: string; addresses: readonly string[] },
): Promise<number> {
	if (addresses.length === 0) return 0;
	const now = await tx.clock.now(tx.sql);
	const hasCredits = await isWorthWelcoming(tx.sql, { shareGroupId, now });
	const entries = addresses.map((value) => ({ id: value, value }));
	return (await choose(tx.sql, { creator, shareGroupId, entries, hasCredits, now })).chosen.length;
}

/** Which of these get a welcome mail now, in their order, and why the others don't. */
async function choose(
	sql: Sql,
	{
		creator,
		shareGroupId,
		entries,
		hasCredits,
		now,
	}: { creator: Creator; shareGroupId: string; entries: readonly AddressEntry[]; hasCredits: boolean; now: Date },
): Promise<{ chosen: readonly AddressEntry[]; notSent: Welcomed["notSent"] }> {
	const unwilling = await readUnwilling(sql, { shareGroupId, entries });
	const recent = await readRecent(sql, { creatorId: creator.userId, shareGroupId, now });
	const mailboxes = entries.map(({ value }) => mailboxOf(value));
	const full = new Set([...recent.full, ...(await readFullMailboxes(sql, { mailboxes, now }))]);
	const own = matchKeys(creator.email)?.address;
	const chosen: AddressEntry[] = [];
	const notSent: { value: string; why: NotWelcomed }[] = [];
	const reasonFor = (value: string): NotWelcomed | null => {
		if (value === own) return "yourself";
		const why = unwilling.get(value);
		if (why) return why;
		if (recent.mailboxes.has(mailboxOf(value))) return "today";
		if (full.has(mailboxOf(value))) return "often";
		if (!creator.emailVerified) return "unverified";
		if (!hasCredits) return "noCredits";
		return recent.count + chosen.length < WELCOME_MAILS_A_DAY ? null : "tooMany";
	};
	for (const entry of entries) {
		const why = reasonFor(entry.value);
		if (why) notSent.push({ value: entry.value, why });
		else {
			chosen.push(entry);
			recent.mailboxes.add(mailboxOf(entry.value));
		}
	}
	return { chosen, notSent };
}

/** Whether the group has credits, so that a welcome is worth sending. */
async function isWorthWelcoming(
	sql: Sql,
	{ shareGroupId, now }: { shareGroupId: string; now: Date },
): Promise<boolean> {
	const [found] = await sql.query<{ hasCredits: boolean }>(
		`SELECT EXISTS (
			SELECT FROM "lot" WHERE "account_id" = ANY ($1::uuid[]) AND "closed_at" IS NULL AND "remaining" > 0
				AND ("expires_at" IS NULL OR "expires_at" > $2::timestamptz)
		) AS "hasCredits"`,
		[idsOf(await readPoolsOfGroups(sql, [shareGroupId])), now],
	);
	return found?.hasCredits ?? false;
}

/** The addresses that are blocked, or whose mailbox wants no such mails. */
async function readUnwilling(
	sql: Sql,
	{ shareGroupId, entries }: { shareGroupId: string; entries: readonly AddressEntry[] },
): Promise<Map<string, NotWelcomed>> {
	const rows = await sql.query<{ value: string; why: NotWelcomed | null }>(
		`WITH "blocked" AS MATERIALIZED (
			SELECT "value" FROM "share_group_entry"
			WHERE "share_group_id" = $1::uuid AND "kind" = 'blocked' AND "removed_at" IS NULL
		)
		SELECT "asked"."value", CASE
			WHEN "asked"."value" IN (SELECT "value" FROM "blocked")
				OR "asked"."untagged" IN (SELECT "value" FROM "blocked") THEN 'blocked'
			WHEN EXISTS (SELECT FROM "mail_stop" WHERE "address" = "asked"."mailbox") THEN 'stopped'
			END AS "why"
		FROM unnest($2::text[], $3::text[], $4::text[]) AS "asked" ("value", "mailbox", "untagged")`,
		[
			shareGroupId,
			entries.map(({ value }) => value),
			entries.map(({ value }) => mailboxOf(value)),
			entries.map(({ value }) => withoutPlusTag(value)),
		],
	);
	return new Map(rows.flatMap(({ value, why }) => (why ? [[value, why]] : [])));
}

/**
 * The mails of the last 24 hours, so far as they were not given up before they were sent: how many all of the creator's
 * groups wrote, which mailboxes had this group's, and which had enough of all of them. A mail that could not be
 * delivered counts for the creator, not for the mailbox.
 */
async function readRecent(
	sql: Sql,
	{ creatorId, shareGroupId, now }: { creatorId: string; shareGroupId: string; now: Date },
): Promise<{ count: number; mailboxes: Set<string>; full: readonly string[] }> {
	const mails = await sql.query<{ value: string; ofThis: boolean; arrives: boolean }>(
		`WITH "recent" AS MATERIALIZED (
			SELECT ("facts" ->> 'entryId')::uuid AS "entry_id", "status" FROM "mail"
			WHERE "kind" = 'share_group_welcome' AND "created_at" > $3::timestamptz AND "status" <> 'obsolete'
		)
		SELECT "entry"."value", "entry"."share_group_id" = $2::uuid AS "ofThis", "recent"."status" <> 'failed' AS "arrives"
		FROM "recent" JOIN "share_group_entry" AS "entry" ON "entry"."id" = "recent"."entry_id"
		JOIN "share_group" ON "share_group"."id" = "entry"."share_group_id" AND "share_group"."creator_id" = $1::uuid`,
		[creatorId, shareGroupId, new Date(now.getTime() - DAY_MS)],
	);
	const mailboxes = new Set<string>();
	const counts = new Map<string, number>();
	for (const { value, ofThis } of mails.filter(({ arrives }) => arrives)) {
		const mailbox = mailboxOf(value);
		if (ofThis) mailboxes.add(mailbox);
		counts.set(mailbox, (counts.get(mailbox) ?? 0) + 1);
	}
	const full = [...counts].flatMap(([mailbox, count]) => (count >= WELCOME_MAILS_TO_MAILBOX_A_DAY ? [mailbox] : []));
	return { count: mails.length, mailboxes, full };
}

/** Writes these mails, whose receivers were chosen under the same `lockWelcomeMails`. */
export async function writeWelcomeMails(
	tx: Transaction,
	{ actor, entries }: { actor: Actor; entries: readonly AddressEntry[] },
): Promise<void> {
	if (entries.length === 0) return;
	const people = await readPeople(tx, entries);
	const mailIds = await enqueueMails(
		tx,
		entries.map(({ id: entryId, value: email }) => {
			const unknown = { name: null, userId: null, organizationId: null, language: actor.language };
			return {
				kind: "share_group_welcome" as const,
				to: { ...unknown, ...people.get(email), email },
				facts: { entryId },
			};
		}),
	);
	await tx.sql.execute(
		`UPDATE "share_group_entry" SET "welcomed_at" = $3::timestamptz, "welcome_mail_id" = "row"."mail_id"
		FROM unnest($1::uuid[], $2::uuid[]) AS "row" ("id", "mail_id") WHERE "share_group_entry"."id" = "row"."id"`,
		// Nothing is mailed about history.
		[entries.map(({ id }) => id), entries.map((_, index) => mailIds[index] ?? null), await tx.clock.now(tx.sql)],
	);
}

/** The addresses that are a user's, verified: that user is greeted by name, in their language. */
async function readPeople(tx: Transaction, entries: readonly AddressEntry[]): Promise<Map<string, Recipient>> {
	const users = await tx.sql.query<Recipient & { lower: string }>(
		`SELECT lower("email") AS "lower", "email", "name", "id" AS "userId", "organization_id" AS "organizationId", "language"
		FROM "user" WHERE lower("email") = ANY ($1::text[]) AND "status" = 'active' AND "email_verified_at" IS NOT NULL`,
		[entries.map(({ value }) => value)],
	);
	return new Map(users.map(({ lower, ...user }) => [lower, user]));
}

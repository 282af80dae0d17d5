import type { Actor } from "@/lib/auth/actor.ts";
import { enqueueMails, type Recipient } from "@/lib/mail/enqueue-mail.ts";
import { matchKeys } from "@/lib/match-addresses.ts";
import type { Transaction } from "@/lib/transaction.ts";

/** How many welcome mails one creator's groups send in 24 hours at most, so that nobody sends the world mail from here. */
export const WELCOME_MAILS_A_DAY = 500;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Why an address gets no welcome mail now (product.md 23). `unverified`, `noCredits`, `tooMany` are the creator's:
 * his own address is not confirmed, there is nothing in the group to welcome anybody to, he has sent enough today.
 */
export type NotWelcomed = "unverified" | "noCredits" | "tooMany" | "today" | "stopped" | "yourself" | "blocked";

interface AddressEntry {
	readonly id: string;
	/** As it is compared, which mail servers take as well. */
	readonly value: string;
}

export interface Welcomed {
	readonly sent: readonly string[];
	readonly notSent: readonly { readonly value: string; readonly why: NotWelcomed }[];
}

/**
 * Writes the welcome mail to these entries' addresses, so far as each may have one now: at most one a day for an address
 * and group however often it is removed and added, none to whoever is blocked or has ended such mails, none to the
 * creator. Under the group's lock.
 */
export async function sendWelcomeMails(
	tx: Transaction,
	{ actor, shareGroupId, entries }: { actor: Actor; shareGroupId: string; entries: readonly AddressEntry[] },
): Promise<Welcomed> {
	if (entries.length === 0) return { sent: [], notSent: [] };
	const now = await tx.clock.now(tx.sql);
	// Of two groups of his that welcome people at once, the second counts the first one's mails.
	await tx.sql.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`welcome_mails:${actor.userId}`]);
	const general = await reasonOfCreator(tx, { actor, shareGroupId, now });
	const reasons = await reasonsOfAddresses(tx, { shareGroupId, entries, now });
	const own = matchKeys(actor.email)?.address;
	let left = await readLeft(tx, { actor, now });
	const sent: AddressEntry[] = [];
	const notSent: { value: string; why: NotWelcomed }[] = [];
	for (const entry of entries) {
		const { value } = entry;
		const why = value === own ? "yourself" : (reasons.get(value) ?? general ?? (left > 0 ? null : "tooMany"));
		if (why) notSent.push({ value, why });
		else {
			sent.push(entry);
			left -= 1;
		}
	}
	await send(tx, { actor, entries: sent, now });
	return { sent: sent.map(({ value }) => value), notSent };
}

/** What keeps this creator from welcoming anybody to this group; null where nothing does. */
async function reasonOfCreator(
	tx: Transaction,
	{ actor, shareGroupId, now }: { actor: Actor; shareGroupId: string; now: Date },
): Promise<NotWelcomed | null> {
	if (!actor.emailVerified) return "unverified";
	const [found] = await tx.sql.query<{ hasCredits: boolean }>(
		`SELECT EXISTS (
			SELECT FROM "lot" JOIN "account" ON "account"."id" = "lot"."account_id"
			WHERE "account"."share_group_id" = $1::uuid AND "lot"."remaining" > 0
				AND ("lot"."expires_at" IS NULL OR "lot"."expires_at" > $2::timestamptz)
		) AS "hasCredits"`,
		[shareGroupId, now],
	);
	return found?.hasCredits ? null : "noCredits";
}

async function reasonsOfAddresses(
	tx: Transaction,
	{ shareGroupId, entries, now }: { shareGroupId: string; entries: readonly AddressEntry[]; now: Date },
): Promise<Map<string, NotWelcomed>> {
	const rows = await tx.sql.query<{ value: string; why: NotWelcomed }>(
		`SELECT "asked"."value", CASE
			WHEN EXISTS (SELECT FROM "share_group_entry" AS "entry" WHERE "entry"."share_group_id" = $1::uuid
				AND "entry"."kind" = 'blocked' AND "entry"."removed_at" IS NULL
				AND "entry"."value" IN ("asked"."value", "asked"."untagged")) THEN 'blocked'
			WHEN EXISTS (SELECT FROM "welcome_mail_stop" WHERE "address" = "asked"."value") THEN 'stopped'
			WHEN EXISTS (SELECT FROM "share_group_entry" AS "entry" WHERE "entry"."share_group_id" = $1::uuid
				AND "entry"."value" = "asked"."value" AND "entry"."welcomed_at" > $4::timestamptz) THEN 'today'
			END AS "why"
		FROM unnest($2::text[], $3::text[]) AS "asked" ("value", "untagged")`,
		[
			shareGroupId,
			entries.map(({ value }) => value),
			entries.map(({ value }) => matchKeys(value)?.blockedAs.at(-1) ?? value),
			new Date(now.getTime() - DAY_MS),
		],
	);
	return new Map(rows.filter(({ why }) => why !== null).map(({ value, why }) => [value, why]));
}

/** Each address of a group has one a day at most, so the entries' own times count them all. */
async function readLeft(tx: Transaction, { actor, now }: { actor: Actor; now: Date }): Promise<number> {
	const sent = await tx.prisma.shareGroupEntry.count({
		where: { shareGroup: { creatorId: actor.userId }, welcomedAt: { gt: new Date(now.getTime() - DAY_MS) } },
	});
	return Math.max(0, WELCOME_MAILS_A_DAY - sent);
}

async function send(
	tx: Transaction,
	{ actor, entries, now }: { actor: Actor; entries: readonly AddressEntry[]; now: Date },
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
	await tx.sql.query(
		`UPDATE "share_group_entry" SET "welcomed_at" = $3::timestamptz, "welcome_mail_id" = "row"."mail_id"
		FROM unnest($1::uuid[], $2::uuid[]) AS "row" ("id", "mail_id") WHERE "share_group_entry"."id" = "row"."id"
		RETURNING "share_group_entry"."id"`,
		// Of history nobody is told, and there is no mail.
		[entries.map(({ id }) => id), entries.map((_, index) => mailIds[index] ?? null), now],
	);
}

/** Those of the addresses that are somebody's, verified: he is greeted by his name, in his language. */
async function readPeople(tx: Transaction, entries: readonly AddressEntry[]): Promise<Map<string, Recipient>> {
	const users = await tx.sql.query<Recipient & { lower: string }>(
		`SELECT lower("email") AS "lower", "email", "name", "id" AS "userId", "organization_id" AS "organizationId", "language"
		FROM "user" WHERE lower("email") = ANY ($1::text[]) AND "status" = 'active' AND "email_verified_at" IS NOT NULL`,
		[entries.map(({ value }) => value)],
	);
	return new Map(users.map(({ lower, ...user }) => [lower, user]));
}

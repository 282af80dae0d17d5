import type { ShareGroupEntryKind } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import { searchedSpellings } from "@/lib/text/addresses/mail-address.ts";
import { matchKeys, withoutPlusTag } from "@/lib/text/addresses/match-keys.ts";
import type { EntryListQuery } from "../schema.ts";
import { type EntryUse, readLastUsers, readUses } from "./entry-uses.ts";

/** A line of a group's entries. */
export interface EntryRow {
	readonly id: string;
	readonly kind: ShareGroupEntryKind;
	readonly value: string;
	/** A service user's name; null for the other kinds. */
	readonly name: string | null;
	readonly createdAt: Date;
	/** The creator's own address. */
	readonly isOwn: boolean;
	/**
	 * `active`: the address has used this group, by a charge or a hold. `pending`: it has not, whether it has an account
	 * or not: otherwise a creator could find out in bulk which addresses have one. The creator's own is active.
	 */
	readonly state: "active" | "pending" | "blocked";
	/** The last welcome mail to this address, before it was removed and added again as well. */
	readonly welcome: { readonly at: Date; readonly state: "waiting" | "sent" | "failed" } | null;
	readonly uses: readonly EntryUse[];
}

interface Stored extends Omit<EntryRow, "isOwn" | "state" | "welcome" | "uses"> {
	/** The user who last used the group by this address; null if there is none. */
	readonly userId: string | null;
}

/** One page of the entries of the actor's own group; null for other users' groups. */
export async function listEntries(
	{ actor, db = database() }: ReadContext,
	{ shareGroupId, ...query }: EntryListQuery & { readonly shareGroupId: string },
): Promise<{ rows: readonly EntryRow[]; total: number } | null> {
	return readSnapshot(async (snapshot) => {
		const group = await snapshot.prisma.shareGroup.findFirst({
			where: { id: shareGroupId, creatorId: actor.userId },
			include: { creator: { select: { email: true } } },
		});
		if (!group) return null;
		const total = await countFound(snapshot, { shareGroupId, ...query });
		const stored = await readPage(snapshot, { shareGroupId, ...query });
		const own = matchKeys(group.creator.email)?.address ?? null;
		const uses = await readUses(snapshot.sql, { shareGroupId, entries: stored, own });
		const welcomes = await readWelcomes(snapshot, { shareGroupId, entries: stored });
		const blocked = await readBlocked(snapshot, { shareGroupId, entries: stored });
		const rows = stored.map(({ userId, ...entry }) => ({
			...entry,
			state: stateOf({ ...entry, hasUsed: userId !== null || entry.value === own }, blocked),
			welcome: (entry.kind === "address" && welcomes.get(entry.value)) || null,
			isOwn: entry.kind === "address" && entry.value === own,
			uses: uses.get(entry.id) ?? [],
		}));
		return { rows, total };
	}, db);
}

/** What the list shows of a group's entries, whatever the page: `$1` to `$3` are `foundValues`. */
const FOUND = `"entry"."share_group_id" = $1::uuid AND "entry"."removed_at" IS NULL
	AND ($2::share_group_entry_kind IS NULL OR "entry"."kind" = $2::share_group_entry_kind)
	AND EXISTS (SELECT FROM unnest($3::text[]) AS "part"
		WHERE strpos(coalesce(lower("service"."name"), "entry"."value"), "part") > 0)`;

/** The entries, with the service users that some of them let in. */
const ENTRIES = `"share_group_entry" AS "entry"
	LEFT JOIN "user" AS "service" ON "entry"."kind" = 'service_user' AND lower("service"."email") = "entry"."value"`;

type Asked = EntryListQuery & { readonly shareGroupId: string };

const foundValues = ({ shareGroupId, kind, search }: Asked) => [
	shareGroupId,
	kind,
	searchedSpellings(search).map((spelling) => spelling.toLowerCase()),
];

async function countFound({ sql }: Pick<Snapshot, "sql">, asked: Asked): Promise<number> {
	const [found] = await sql.query<{ total: number }>(
		`SELECT count(*)::int AS "total" FROM ${ENTRIES} WHERE ${FOUND}`,
		foundValues(asked),
	);
	return found?.total ?? 0;
}

async function readPage({ sql }: Pick<Snapshot, "sql">, asked: Asked): Promise<Stored[]> {
	const { sort, descending, offset, limit } = asked;
	const column = sort === "value" ? `coalesce(lower("service"."name"), "entry"."value")` : `"entry"."created_at"`;
	const direction = descending ? "DESC" : "ASC";
	const entries = await sql.query<Omit<Stored, "userId">>(
		`SELECT "entry"."id", "entry"."kind"::text AS "kind", "entry"."value", "service"."name",
			"entry"."created_at" AS "createdAt"
		FROM ${ENTRIES}
		WHERE ${FOUND}
		ORDER BY ${column} ${direction}, "entry"."id" ${direction} OFFSET $4::int LIMIT $5::int`,
		[...foundValues(asked), offset, limit],
	);
	const users = await readLastUsers(sql, { shareGroupId: asked.shareGroupId, entries });
	return entries.map((entry) => ({ ...entry, userId: users.get(entry.value) ?? null }));
}

type OfPage = { readonly shareGroupId: string; readonly entries: readonly Stored[] };

/** Which of the entries' addresses are blocked, or their mailboxes: the blocked values. */
async function readBlocked({ sql }: Pick<Snapshot, "sql">, { shareGroupId, entries }: OfPage): Promise<Set<string>> {
	const rows = await sql.query<{ value: string }>(
		`SELECT "value" FROM "share_group_entry"
		WHERE "share_group_id" = $1::uuid AND "kind" = 'blocked' AND "removed_at" IS NULL AND "value" = ANY ($2::text[])`,
		[shareGroupId, entries.flatMap(({ kind, value }) => (kind === "address" ? [value, withoutPlusTag(value)] : []))],
	);
	return new Set(rows.map(({ value }) => value));
}

function stateOf(
	{ kind, value, hasUsed }: Pick<EntryRow, "kind" | "value"> & { hasUsed: boolean },
	blocked: ReadonlySet<string>,
): EntryRow["state"] {
	if (kind === "blocked") return "blocked";
	if (kind === "domain" || kind === "service_user") return "active";
	if (blocked.has(value) || blocked.has(withoutPlusTag(value))) return "blocked";
	return hasUsed ? "active" : "pending";
}

/**
 * The last welcome mail to each address that was not given up; of a mail that is deleted only when it was written. The
 * addresses are named in one list, so that a group of thousands is gone through once and not for each line.
 */
async function readWelcomes(
	{ sql }: Pick<Snapshot, "sql">,
	{ shareGroupId, entries }: OfPage,
): Promise<Map<string, NonNullable<EntryRow["welcome"]>>> {
	const mails = await sql.query<{ value: string } & NonNullable<EntryRow["welcome"]>>(
		`SELECT DISTINCT ON ("entry"."value") "entry"."value", "entry"."welcomed_at" AS "at",
			CASE WHEN "mail"."status" IN ('waiting', 'sending') THEN 'waiting' WHEN "mail"."status" = 'failed' THEN 'failed'
				ELSE 'sent' END AS "state"
		FROM "share_group_entry" AS "entry" LEFT JOIN "mail" ON "mail"."id" = "entry"."welcome_mail_id"
		WHERE "entry"."share_group_id" = $1::uuid AND "entry"."kind" = 'address' AND "entry"."value" = ANY ($2::text[])
			AND "entry"."welcomed_at" IS NOT NULL AND "mail"."status" IS DISTINCT FROM 'obsolete'
		ORDER BY "entry"."value", "entry"."welcomed_at" DESC`,
		[shareGroupId, entries.map(({ value }) => value)],
	);
	return new Map(mails.map(({ value, ...welcome }) => [value, welcome]));
}

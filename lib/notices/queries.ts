import type { Prisma } from "@/generated/prisma/client.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { CHOSEN_NOTICE_KINDS } from "@/lib/outbox/notice-kinds.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { type NoticeAbout, readAbout } from "./notice-about.ts";
import type { NoticeQuery, NoticeSettings } from "./schema.ts";

/** From this many unread notices on, they are not counted any further. */
export const UNREAD_COUNTED = 100;

/** How many unread notices a user has, `UNREAD_COUNTED` at most, and when they were counted. */
export interface UnreadCount {
	readonly count: number;
	readonly at: Date;
}

/** How many unread notices the actor has: one read of an index that holds the unread only. */
export async function countUnreadNotices({ actor, db = database() }: ReadContext): Promise<UnreadCount> {
	const [row] = await sqlOf(db).query<UnreadCount>(
		`SELECT count(*)::int AS "count", clock_timestamp() AS "at" FROM (
			SELECT FROM "notice" WHERE "user_id" = $1::uuid AND "read_at" IS NULL LIMIT $2::int
		) AS "unread"`,
		[actor.userId, UNREAD_COUNTED],
	);
	if (!row) throw new Error("A count has no row.");
	return row;
}

/** A line of the list of notices. */
export interface NoticeRow {
	readonly id: string;
	readonly createdAt: Date;
	readonly isRead: boolean;
	/** Null where a later version of the portal wrote it. */
	readonly about: NoticeAbout | null;
}

export interface NoticeList {
	readonly rows: readonly NoticeRow[];
	/** How many match the filters. */
	readonly total: number;
}

/** The actor's own notices, put together from what they are about as it is now (product.md 59). */
export async function listNotices({ actor, db = database() }: ReadContext, query: NoticeQuery): Promise<NoticeList> {
	return readSnapshot(async ({ prisma, sql }) => {
		const { userId } = actor;
		const where = { userId, kind: query.kind ?? undefined, ...stateOf(query) };
		const direction = query.descending ? "desc" : "asc";
		const found = await prisma.notice.findMany({
			where,
			orderBy: [{ createdAt: direction }, { id: direction }],
			skip: query.offset,
			take: query.limit,
		});
		const about = await readAbout({ prisma, sql }, { userId, notices: found });
		const rows = found.map(({ id, createdAt, readAt }) => ({
			id,
			createdAt,
			isRead: readAt !== null,
			about: about.get(id) ?? null,
		}));
		return { rows, total: await prisma.notice.count({ where }) };
	}, db);
}

function stateOf({ state }: NoticeQuery): Prisma.NoticeWhereInput {
	if (state === null) return {};
	return { readAt: state === "unread" ? null : { not: null } };
}

/** How the actor is told of each kind that they can choose about: by mail and in the list unless they chose. */
export async function readNoticeSettings({ actor, db = database() }: ReadContext): Promise<NoticeSettings> {
	const rows = await db.noticeSetting.findMany({ where: { userId: actor.userId } });
	const chosen = new Map(rows.map(({ kind, delivery }) => [kind, delivery]));
	const settings = CHOSEN_NOTICE_KINDS.map((kind) => [kind, chosen.get(kind) ?? "mail_and_list"]);
	return Object.fromEntries(settings) as NoticeSettings;
}

import { NOTICE_DAYS } from "@/lib/outbox/notice-days.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";

/** What is of no use once it has ended, and no deployment has a say in. */
const ENDED_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;
/** Removed in one transaction, so that none is long, however much there is at the first time. */
const MOST_AT_ONCE = 10_000;

interface CleanUpOptions {
	readonly db?: Database;
	readonly clock?: Clock;
	/** How many days each stays; the deployment's settings where it isn't said. */
	readonly keep?: { readonly mail: number; readonly sessions: number; readonly securityEvents: number };
}

const SETTINGS = {
	mail: env.KEEP_MAIL_DAYS,
	sessions: env.KEEP_SESSION_DAYS,
	securityEvents: env.KEEP_SECURITY_EVENT_DAYS,
};

/** How many rows of each were removed. */
export interface CleanedUp {
	readonly sessions: number;
	readonly tokens: number;
	readonly securityEvents: number;
	readonly mail: number;
	readonly notices: number;
	readonly refusals: number;
	readonly jobs: number;
}

/**
 * Removes what its retention is over for (docs/operations.md): sessions and one-time links that have ended; security events,
 * with the addresses in them; mail that is not to be sent any more; notices, read or not; refusals; and jobs that failed for good. The ledger, the audit log and the keys of requests stay: a key lives as long as
 * what was done under it.
 */
export async function cleanUp({ db, clock, keep = SETTINGS }: CleanUpOptions = {}): Promise<CleanedUp> {
	const now = await transact(db, async (tx) => (await tx.clock.now(tx.sql)).getTime(), clock && { clock });
	const daysAgo = (days: number) => new Date(now - days * DAY_MS);
	const removeAll = async (table: string, where: string, before: Date) => {
		const statement = `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
			SELECT ctid FROM ${table} WHERE ${where} LIMIT ${MOST_AT_ONCE}
		))`;
		for (let removed = 0; ; ) {
			const count = await transact(db, (tx) => tx.sql.execute(statement, [before]));
			removed += count;
			if (count < MOST_AT_ONCE) return removed;
		}
	};
	return {
		sessions: await removeAll(`"session"`, `least("expires_at", "ended_at") < $1::timestamptz`, daysAgo(keep.sessions)),
		tokens: await removeAll(`"token"`, `least("expires_at", "used_at") < $1::timestamptz`, daysAgo(keep.sessions)),
		securityEvents: await removeAll(
			`"security_event"`,
			`"happened_at" < $1::timestamptz`,
			daysAgo(keep.securityEvents),
		),
		mail: await removeAll(`"mail"`, IS_OLD_MAIL, daysAgo(keep.mail)),
		notices: await removeAll(`"notice"`, `"created_at" < $1::timestamptz`, daysAgo(NOTICE_DAYS)),
		refusals: await removeAll(`"refusal"`, `"last_at" < $1::timestamptz`, daysAgo(ENDED_DAYS)),
		jobs: await removeAll(
			`"graphile_worker"."_private_jobs"`,
			`"attempts" >= "max_attempts" AND "locked_at" IS NULL AND "run_at" < $1::timestamptz`,
			daysAgo(ENDED_DAYS),
		),
	};
}

/** Of a welcome mail that didn't arrive, an entry of a share group says so, and another may be sent: it stays with that entry. */
const IS_OLD_MAIL = `"created_at" < $1::timestamptz AND "closed_at" < $1::timestamptz
	AND NOT ("status" IN ('failed', 'obsolete')
		AND EXISTS (SELECT FROM "share_group_entry" WHERE "welcome_mail_id" = "mail"."id"))`;

import { SECURITY_EVENT_DAYS } from "@/lib/auth/security-event-days.ts";
import { NOTICE_DAYS } from "@/lib/outbox/notice-days.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";

const KEPT_DAYS = 30;

export interface CleanedUp {
	readonly sessions: number;
	readonly tokens: number;
	readonly securityEvents: number;
	readonly refusals: number;
	readonly notices: number;
}

/**
 * Removes what is no longer of use: sessions and one-time links that ended a month ago, refusals of before then; and
 * security events, with the addresses in them, and notices, read or not, whose retention is over. Returns how many of each.
 */
export async function cleanUp({ db }: { db?: Database } = {}): Promise<CleanedUp> {
	return transact(db, async (tx) => {
		const now = (await tx.clock.now(tx.sql)).getTime();
		const daysAgo = (days: number) => new Date(now - days * 24 * 60 * 60_000);
		const before = daysAgo(KEPT_DAYS);
		const noted = daysAgo(SECURITY_EVENT_DAYS);
		const told = daysAgo(NOTICE_DAYS);
		return {
			sessions: await removed(tx, `"session" WHERE least("expires_at", "ended_at") < $1::timestamptz`, before),
			tokens: await removed(tx, `"token" WHERE least("expires_at", "used_at") < $1::timestamptz`, before),
			refusals: await removed(tx, `"refusal" WHERE "last_at" < $1::timestamptz`, before),
			securityEvents: await removed(tx, `"security_event" WHERE "happened_at" < $1::timestamptz`, noted),
			notices: await removed(tx, `"notice" WHERE "created_at" < $1::timestamptz`, told),
		};
	});
}

function removed(tx: Transaction, what: string, before: Date): Promise<number> {
	return tx.sql.execute(`DELETE FROM ${what}`, [before]);
}

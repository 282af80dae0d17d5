import type { Actor } from "@/lib/auth/actor.ts";
import { hasPaid } from "@/lib/organizations/has-paid.ts";
import { type Refusal, refuse } from "@/lib/refusal.ts";
import type { Transaction } from "@/lib/transaction.ts";
import { ENTRIES_A_DAY, ENTRIES_A_DAY_UNPAID } from "./bounds.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Refuses more entries than a creator has left for today (TOO_MANY_REQUESTS). Counted one after another for all groups of
 * the creator, removed entries included, so that nobody adds more by doing it twice at once or by removing in between.
 */
export async function refusalOfAdding(
	tx: Transaction,
	{ actor, count }: { actor: Actor; count: number },
): Promise<Refusal | null> {
	await tx.sql.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`entries:${actor.userId}`]);
	const since = new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS);
	const added = await tx.prisma.shareGroupEntry.count({
		where: { createdById: actor.userId, createdAt: { gt: since } },
	});
	const most = (await hasPaid(tx.sql, actor.organizationId)) ? ENTRIES_A_DAY : ENTRIES_A_DAY_UNPAID;
	const left = Math.max(0, most - added);
	return count > left ? refuse("TOO_MANY_REQUESTS", "tooManyEntriesToday", { most, left }, { field: "text" }) : null;
}

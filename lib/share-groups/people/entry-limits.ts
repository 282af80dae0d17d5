import type { Actor } from "@/lib/auth/actor.ts";
import { hasPaid } from "@/lib/organizations/has-paid.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { ENTRIES_A_DAY, ENTRIES_A_DAY_UNPAID } from "../bounds.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Refuses more entries than a creator has left for today (TOO_MANY_REQUESTS). Counted for all groups of the creator,
 * removed entries included, so that no creator adds more by removing in between, nor by doing it twice at once: changes
 * to any group of one creator come one after the other (`lockWelcomeMails`, which `inOwnGroup` takes).
 */
export async function refusalToAddMore(
	tx: Transaction,
	{ actor, count }: { actor: Actor; count: number },
): Promise<Refusal | null> {
	const since = new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS);
	const added = await tx.prisma.shareGroupEntry.count({
		where: { createdById: actor.userId, createdAt: { gt: since } },
	});
	const most = (await hasPaid(tx.sql, actor.organizationId)) ? ENTRIES_A_DAY : ENTRIES_A_DAY_UNPAID;
	const left = Math.max(0, most - added);
	return count > left ? refuse("TOO_MANY_REQUESTS", "tooManyEntriesToday", { most, left }, { field: "text" }) : null;
}

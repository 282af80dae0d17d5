import { z } from "zod";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { anyText } from "@/lib/text/schema.ts";
import type { StoredRefill } from "./stored-refill.ts";

const NAMED = 3;
const MOST_DAYS = 30;

/** Who used most of a pool since its last refill, from the day of that one on; refunds are taken off. */
export interface LargestUsers {
	/** YYYY-MM-DD of the deployment. */
	readonly since: string;
	readonly users: readonly { readonly userId: string; readonly credits: bigint }[];
}

export async function readLargestUsers(
	tx: Transaction,
	{ refill, accountId }: { readonly refill: StoredRefill; readonly accountId: string },
): Promise<LargestUsers> {
	const last = await tx.prisma.refillEvent.findFirst({
		where: { refillId: refill.id, kind: { in: ["ordered", "shared"] } },
		orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
	});
	const monthAgo = new Date((await tx.clock.now(tx.sql)).getTime() - MOST_DAYS * 24 * 60 * 60_000);
	const since = await dayAt(tx.sql, last && last.happenedAt > monthAgo ? last.happenedAt : monthAgo);
	const users = await tx.sql.query<LargestUsers["users"][number]>(
		`SELECT "user_id" AS "userId", sum("charged" - "refunded")::bigint AS "credits" FROM "usage_daily"
		WHERE "account_id" = $1::uuid AND "day" >= $2::date
		GROUP BY "user_id" HAVING sum("charged" - "refunded") > 0 ORDER BY sum("charged" - "refunded") DESC, "user_id"
		LIMIT $3::int`,
		[accountId, since, NAMED],
	);
	return { since, users };
}

const storedUsers = z.array(z.object({ userId: z.uuid(), credits: anyText.regex(/^\d{1,19}$/) }));

/** As an event keeps them. */
export function largestUsersIn(usedBy: unknown): LargestUsers["users"] {
	const stored = storedUsers.safeParse(usedBy).data ?? [];
	return stored.map(({ userId, credits }) => ({ userId, credits: BigInt(credits) }));
}

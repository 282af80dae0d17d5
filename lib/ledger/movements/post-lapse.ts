import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { spendable } from "../posting/lot.ts";

/** Credits of one type that have lapsed. */
export interface LapsedCredits {
	readonly creditTypeId: string;
	readonly credits: bigint;
}

/**
 * Takes unspent, unexpired and unheld credits in a user's own wallets out of the ledger, for a reason that is stored:
 * adjustments, of granted and purchased lots alike. Held credits stay until their hold settles. Returns the credits
 * taken, by credit type; empty where nothing was left. The caller decides whether the actor may.
 */
export async function postLapse(
	tx: Transaction,
	{ userId, reason, actorId }: { readonly userId: string; readonly reason: string; readonly actorId: string | null },
): Promise<readonly LapsedCredits[]> {
	await lockUsers(tx.sql, [userId, actorId]);
	const wallets = await tx.sql.query<{ id: string; creditTypeId: string }>(
		`SELECT "id", "credit_type_id" AS "creditTypeId" FROM "account"
		WHERE "kind" = 'wallet' AND "user_id" = $1::uuid ORDER BY "credit_type_id"`,
		[userId],
	);
	const posting = await lockAccounts(
		tx,
		wallets.map((wallet) => wallet.id),
	);
	const links = { kind: "adjustment", movementId: newId(), userId, actorId, reason } as const;
	const lapsed = wallets.map(({ id, creditTypeId }) => {
		const at = posting.instant([id]);
		let total = 0n;
		for (const lot of posting.lotsOf(id)) {
			const credits = spendable(lot, at);
			if (credits === 0n) continue;
			posting.move({ ...links, credits, from: lot, to: null });
			total += credits;
		}
		return { creditTypeId, credits: total };
	});
	await posting.flush();
	return lapsed.filter(({ credits }) => credits > 0n);
}

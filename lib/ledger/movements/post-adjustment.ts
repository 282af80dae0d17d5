import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { loadLots } from "../posting/load-lots.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { isExpired, spendable } from "../posting/lot.ts";

export interface PostedAdjustment {
	readonly lotRemaining: bigint;
	readonly balanceAfter: bigint;
}

/**
 * Adds credits to a lot, or with a negative number removes unheld ones, for a reason that is stored (product.md 42).
 * Refused where the lot has expired (nothing leaves it but to *expired*) or has fewer to remove.
 */
export async function postAdjustment(
	tx: Transaction,
	{
		lotId,
		credits,
		reason,
		actorId,
	}: { readonly lotId: string; readonly credits: bigint; readonly reason: string; readonly actorId: string | null },
): Promise<Result<PostedAdjustment>> {
	if (credits === 0n) return refuse("INVALID", "adjustmentOfNothing", {}, { field: "credits" });
	if (reason.trim() === "") return refuse("INVALID", "reasonMissing", {}, { field: "reason" });
	const [owned] = await tx.sql.query<{ accountId: string; userId: string }>(
		`SELECT "account"."id" AS "accountId", coalesce("account"."user_id", "share_group"."creator_id") AS "userId"
		FROM "lot" JOIN "account" ON "account"."id" = "lot"."account_id"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id" WHERE "lot"."id" = $1::uuid`,
		[lotId],
	);
	if (!owned) return refuse("NOT_FOUND", "notFound");
	const { accountId, userId } = owned;
	await lockUsers(tx.sql, [userId, actorId]);
	const posting = await lockAccounts(tx, [accountId], { wanted: new Map([[accountId, 0n]]) });
	await loadLots(tx.sql, posting, [{ accountId, lotId }]);
	const lot = posting.lot(lotId);
	const at = posting.instant([accountId]);
	if (isExpired(lot, at)) return refuse("CONFLICT", "lotExpired");
	if (-credits > spendable(lot, at)) {
		return refuse("INSUFFICIENT_CREDITS", "lotHasFewer", { available: spendable(lot, at) }, { field: "credits" });
	}
	const links = { kind: "adjustment", movementId: newId(), userId, actorId, reason: reason.trim() } as const;
	if (credits > 0n) posting.move({ ...links, credits, from: null, to: lot });
	else posting.move({ ...links, credits: -credits, from: lot, to: null });
	await posting.flush();
	return done({ lotRemaining: posting.lot(lotId).remaining, balanceAfter: posting.account(accountId).balance });
}

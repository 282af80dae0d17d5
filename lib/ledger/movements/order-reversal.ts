import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockAccounts, lockUsers } from "../posting/lock.ts";
import { compareIds, compareLots, type Lot, least, spendable } from "../posting/lots.ts";
import type { Posting } from "../posting/post.ts";
import type { Links } from "../posting/write-posting.ts";

interface ReversibleOrder {
	beneficiaryId: string;
	creditTypeId: string;
	credits: bigint;
	reversed: bigint;
}

/**
 * Takes what is unspent, unexpired and not on hold of an order's credits back to *issued*, wherever it is now: in the
 * beneficiary's wallet or in their share groups (product.md 41). Returns how many credits that were; refused where none
 * are left. The transfers are adjustments that name the order; the caller updates the order itself.
 *
 * Takes the beneficiary FOR UPDATE, so that they make no group and move no credits in the meantime: call it before
 * locking them in any weaker way.
 */
export async function postOrderReversal(
	tx: Transaction,
	{ orderId, reason, actorId }: { readonly orderId: string; readonly reason: string; readonly actorId: string | null },
): Promise<Result<{ readonly credits: bigint }>> {
	if (reason.trim() === "") return refuse("INVALID", "reasonMissing", {}, { field: "reason" });
	const order = await readOrder(tx.sql, orderId);
	if (!order) return refuse("NOT_FOUND", "notFound");
	await lockBeneficiary(tx.sql, { beneficiaryId: order.beneficiaryId, actorId });
	const accountIds = await accountsWithin(tx.sql, order);
	const posting = await lockAccounts(tx, accountIds);
	// Read again: another reversal may have run before the locks were taken.
	const { reversed } = (await readOrder(tx.sql, orderId)) ?? order;
	const lots = accountIds.flatMap((id) => posting.lotsOf(id)).filter((lot) => lot.orderId === orderId);
	const links = { orderId, userId: order.beneficiaryId, actorId, reason: reason.trim() };
	const credits = takeBack(posting, { lots, most: order.credits - reversed, links });
	if (credits === 0n) return refuse("INSUFFICIENT_CREDITS", "orderCreditsUsedUp");
	await posting.flush();
	return done({ credits });
}

/** Takes free credits out of lots in the order in which they would be spent, and returns how many. */
function takeBack(
	posting: Posting,
	{ lots, most, links }: { lots: readonly Lot[]; most: bigint; links: Links },
): bigint {
	let taken = 0n;
	for (const lot of [...lots].sort(compareLots)) {
		const credits = least(spendable(lot, posting.instant([lot.accountId])), most - taken);
		if (credits > 0n) posting.move({ ...links, kind: "adjustment", credits, from: lot, to: "issued" });
		taken += credits;
	}
	return taken;
}

async function readOrder(sql: Sql, orderId: string): Promise<ReversibleOrder | undefined> {
	const [order] = await sql.query<ReversibleOrder>(
		`SELECT "order"."beneficiary_id" AS "beneficiaryId", "order"."credit_type_id" AS "creditTypeId",
			"order"."credits", (
				SELECT coalesce(sum("transfer"."credits"), 0)::bigint FROM "lot"
				JOIN "transfer" ON "transfer"."from_lot_id" = "lot"."id"
				WHERE "lot"."order_id" = $1::uuid AND "transfer"."order_id" = $1::uuid AND "transfer"."kind" = 'adjustment'
			) AS "reversed"
		FROM "order" WHERE "order"."id" = $1::uuid`,
		[orderId],
	);
	return order;
}

/** Users by id, one of them against everything that could move their credits to an account that is not locked. */
async function lockBeneficiary(
	sql: Sql,
	{ beneficiaryId, actorId }: { beneficiaryId: string; actorId: string | null },
): Promise<void> {
	const ids = [...new Set([beneficiaryId, actorId])].filter((id) => id !== null).sort(compareIds);
	for (const id of ids) {
		if (id === beneficiaryId) await sql.query(`SELECT 1 FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [id]);
		else await lockUsers(sql, [id]);
	}
}

/** Every account that credits bought for this user can be in: their wallet and their share groups. */
async function accountsWithin(sql: Sql, { beneficiaryId, creditTypeId }: ReversibleOrder): Promise<string[]> {
	const accounts = await sql.query<{ id: string }>(
		`SELECT "account"."id" FROM "account"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "account"."credit_type_id" = $2 AND ("account"."user_id" = $1::uuid OR "share_group"."creator_id" = $1::uuid)`,
		[beneficiaryId, creditTypeId],
	);
	return accounts.map((account) => account.id);
}

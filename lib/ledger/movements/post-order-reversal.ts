import { Outdated } from "@/lib/platform/database/is-retryable.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { Links } from "../posting/entry.ts";
import { loadLots } from "../posting/load-lots.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { compareLots, type Lot, least, spendable } from "../posting/lot.ts";
import type { Posting } from "../posting/posting.ts";

interface ReversibleOrder {
	beneficiaryId: string;
	creditTypeId: string;
	credits: bigint;
}

/**
 * Takes back what is unspent, unexpired and not on hold of an order's credits, wherever it is now: in the
 * beneficiary's wallet, in a Credit Owner's to whom they were moved (product.md 55a), or in share groups of either
 * (product.md 41). Returns how many credits that were; refused where none are left. The entries are adjustments that name
 * the order; the caller updates the order itself. Locks those who hold its credits as `lockHoldersOfOrder` does.
 */
export async function postOrderReversal(
	tx: Transaction,
	{ orderId, reason, actorId }: { readonly orderId: string; readonly reason: string; readonly actorId: string | null },
): Promise<Result<{ readonly credits: bigint }>> {
	if (reason.trim() === "") return refuse("INVALID", "reasonMissing", {}, { field: "reason" });
	const order = await readOrder(tx.sql, orderId);
	if (!order) return refuse("NOT_FOUND", "notFound");
	const holderIds = await lockHoldersOfOrder(tx, { orderId, beneficiaryId: order.beneficiaryId, otherIds: [actorId] });
	const accountIds = await accountsOf(tx.sql, { holderIds, creditTypeId: order.creditTypeId });
	const posting = await lockAccounts(tx, accountIds, { wanted: new Map(accountIds.map((id) => [id, 0n])) });
	// Read after the accounts were locked: another reversal may have run before.
	const reversed = await readReversed(tx.sql, { orderId, accountIds });
	const lots = await loadLotsOfOrder(tx.sql, posting, { orderId, accountIds });
	const links = { movementId: newId(), orderId, userId: order.beneficiaryId, actorId, reason: reason.trim() };
	const credits = takeBack(posting, { lots, most: order.credits - reversed, links });
	if (credits === 0n) return refuse("INSUFFICIENT_CREDITS", "orderCreditsUsedUp");
	await posting.flush();
	return done({ credits });
}

/**
 * Locks everyone in whose wallets or share groups an order's credits are or were, FOR UPDATE, so that they make no group
 * and move no credits in the meantime, and `otherIds`; returns the former. Call it before locking any of them in a weaker
 * way.
 */
export async function lockHoldersOfOrder(
	tx: Transaction,
	order: {
		readonly orderId: string;
		readonly beneficiaryId: string;
		readonly otherIds: readonly (string | null)[];
	},
): Promise<readonly string[]> {
	const holderIds = await readHolders(tx.sql, order);
	await lockUsers(tx.sql, [...holderIds, ...order.otherIds], { stillIds: holderIds });
	const now = await readHolders(tx.sql, order);
	if (now.every((id) => holderIds.includes(id))) return holderIds;
	throw new Outdated("The order's credits have moved to someone else.");
}

async function readHolders(
	sql: Sql,
	{ orderId, beneficiaryId }: { orderId: string; beneficiaryId: string },
): Promise<string[]> {
	const holders = await sql.query<{ userId: string }>(
		`SELECT $2::uuid AS "userId"
		UNION
		SELECT coalesce("account"."user_id", "share_group"."creator_id") FROM "lot"
		JOIN "account" ON "account"."id" = "lot"."account_id"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "lot"."order_id" = $1::uuid`,
		[orderId, beneficiaryId],
	);
	return holders.map(({ userId }) => userId);
}

/** Takes free credits out of lots in the order in which they would be spent, and returns how many. */
function takeBack(
	posting: Posting,
	{ lots, most, links }: { lots: readonly Lot[]; most: bigint; links: Links & { movementId: string } },
): bigint {
	let taken = 0n;
	for (const lot of [...lots].sort(compareLots)) {
		const credits = least(spendable(lot, posting.instant([lot.accountId])), most - taken);
		if (credits > 0n) posting.move({ ...links, kind: "adjustment", credits, from: lot, to: null });
		taken += credits;
	}
	return taken;
}

async function readOrder(sql: Sql, orderId: string): Promise<ReversibleOrder | undefined> {
	const [order] = await sql.query<ReversibleOrder>(
		`SELECT "beneficiary_id" AS "beneficiaryId", "credit_type_id" AS "creditTypeId", "credits"
		FROM "order" WHERE "id" = $1::uuid`,
		[orderId],
	);
	return order;
}

/** Credits of an order that were taken back before. */
async function readReversed(
	sql: Sql,
	{ orderId, accountIds }: { orderId: string; accountIds: readonly string[] },
): Promise<bigint> {
	const [taken] = await sql.query<{ credits: bigint }>(
		`SELECT coalesce(-sum("credits"), 0)::bigint AS "credits" FROM "ledger_entry"
		WHERE "account_id" = ANY ($1::uuid[]) AND "order_id" = $2::uuid AND "kind" = 'adjustment'`,
		[accountIds, orderId],
	);
	return taken?.credits ?? 0n;
}

/** The lots with credits of an order in the locked accounts. */
async function loadLotsOfOrder(
	sql: Sql,
	posting: Posting,
	{ orderId, accountIds }: { orderId: string; accountIds: readonly string[] },
): Promise<Lot[]> {
	const lots = await sql.query<{ accountId: string; lotId: string }>(
		`SELECT "account_id" AS "accountId", "id" AS "lotId" FROM "lot"
		WHERE "account_id" = ANY ($1::uuid[]) AND "order_id" = $2::uuid AND "closed_at" IS NULL`,
		[accountIds, orderId],
	);
	await loadLots(sql, posting, lots);
	return lots.map(({ lotId }) => posting.lot(lotId));
}

/** Every account that the order's credits can be in: its holders' wallets and share groups. */
async function accountsOf(
	sql: Sql,
	{ holderIds, creditTypeId }: { holderIds: readonly string[]; creditTypeId: string },
): Promise<string[]> {
	const accounts = await sql.query<{ id: string }>(
		`SELECT "account"."id" FROM "account"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "account"."credit_type_id" = $2
			AND ("account"."user_id" = ANY ($1::uuid[]) OR "share_group"."creator_id" = ANY ($1::uuid[]))`,
		[holderIds, creditTypeId],
	);
	return accounts.map((account) => account.id);
}

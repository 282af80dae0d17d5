import type { Order } from "@/generated/prisma/client.ts";
import { lockHoldersOfOrder } from "@/lib/ledger/movements/post-order-reversal.ts";
import { lockAccounts, lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { lockSubscriptions } from "@/lib/subscription-periods/lock-subscriptions.ts";

/**
 * Locks an order, after every user whom it and its postings refer to, and reads it as it is then; null where there is
 * none. NO KEY UPDATE, because the ledger's rows refer to orders while accounts are locked. `toReverse` takes
 * those who hold its credits FOR UPDATE, as the ledger's reversal requires from the start; `toCancel` its subscriber, whose
 * subscription may end with it. The subscription that it pays is locked before it.
 */
export async function lockOrder(
	tx: Transaction,
	{ orderId, actorId, toReverse = false, toCancel = false }: ToLock,
): Promise<Order | null> {
	const order = await tx.prisma.order.findUnique({ where: { id: orderId } });
	if (!order) return null;
	const { buyerId, beneficiaryId, subscriptionId } = order;
	const stillIds = toCancel && subscriptionId ? [beneficiaryId] : [];
	if (toReverse) await lockHoldersOfOrder(tx, { orderId, beneficiaryId, otherIds: [buyerId, actorId] });
	else await lockUsers(tx.sql, [buyerId, beneficiaryId, actorId], { stillIds });
	await lockSubscriptions(tx, subscriptionId ? [subscriptionId] : []);
	const lock = rowLock(tx.sql, "orders", { strength: "NO KEY UPDATE", ids: [orderId] });
	await tx.sql.query(`SELECT "id" FROM "order" WHERE "id" = $1::uuid ${lock}`, [orderId]);
	return tx.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
}

interface ToLock {
	readonly orderId: string;
	/** Null where the clock acts. */
	readonly actorId: string | null;
	readonly toReverse?: boolean;
	readonly toCancel?: boolean;
}

/**
 * Locks several orders with the wallets that they are credited to, so that each can then be paid in this transaction: all
 * users first, then the orders, then the wallets. Reads them as they are then, by number; unknown ones are left out.
 */
export async function lockOrders(
	tx: Transaction,
	{ orderIds, actorId }: { orderIds: readonly string[]; actorId: string },
): Promise<Order[]> {
	const where = { id: { in: [...orderIds] } };
	const found = await tx.prisma.order.findMany({ where });
	await lockUsers(tx.sql, [...found.flatMap(({ buyerId, beneficiaryId }) => [buyerId, beneficiaryId]), actorId]);
	await lockSubscriptions(
		tx,
		found.flatMap(({ subscriptionId }) => subscriptionId ?? []),
	);
	const ids = found.map(({ id }) => id).sort();
	const lock = rowLock(tx.sql, "orders", { strength: "NO KEY UPDATE", ids });
	await tx.sql.query(`SELECT "id" FROM "order" WHERE "id" = ANY ($1::uuid[]) ORDER BY "id" ${lock}`, [ids]);
	const orders = await tx.prisma.order.findMany({ where, orderBy: { number: "asc" } });
	const wallets = await readWalletsOf(tx.sql, [...new Set(orders.map(({ beneficiaryId }) => beneficiaryId))]);
	const credited = wallets.filter(({ holderId, creditTypeId }) =>
		orders.some((order) => order.beneficiaryId === holderId && order.creditTypeId === creditTypeId),
	);
	const accountIds = credited.map(({ accountId }) => accountId);
	const posting = await lockAccounts(tx, accountIds, { wanted: new Map(accountIds.map((id) => [id, 0n])) });
	await posting.flush();
	return orders;
}

import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";

/** Credits that arrive in a user's own wallet as a lot of their own. */
export interface Arrival {
	readonly userId: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
	/** Null where they never expire. */
	readonly expiresAt: Date | null;
	/** The paid order that they come with: then they were purchased. Null where they are granted. */
	readonly orderId: string | null;
}

/** Where they have arrived. */
export interface ArrivedLot {
	readonly accountId: string;
	readonly lotId: string;
}

/**
 * Lets credits arrive in many wallets at once, with a fixed number of statements: one movement, at most 32,767 of them.
 * Returns a lot for each, in their order. Each paid order arrives once, which a constraint of the database guards.
 */
export async function postArrivals(
	tx: Transaction,
	{
		movementId,
		arrivals,
		reason,
		actorId,
	}: {
		readonly movementId: string;
		readonly arrivals: readonly Arrival[];
		readonly reason: string;
		readonly actorId: string;
	},
): Promise<readonly ArrivedLot[]> {
	const userIds = [...new Set(arrivals.map(({ userId }) => userId))];
	await lockUsers(tx.sql, [...userIds, actorId]);
	const wallets = await readWallets(tx.sql, userIds);
	const accountOf = ({ userId, creditTypeId }: Arrival): string => {
		const accountId = wallets.get(`${userId} ${creditTypeId}`);
		if (!accountId) throw new Error(`User ${userId} has no wallet of credit type ${creditTypeId}.`);
		return accountId;
	};
	const accountIds = new Set(arrivals.map(accountOf));
	const posting = await lockAccounts(tx, accountIds, { wanted: new Map([...accountIds].map((id) => [id, 0n])) });
	const lots = posting.openLots(
		arrivals.map((arrival) => {
			const { orderId, expiresAt } = arrival;
			const kind = orderId === null ? "granted" : "purchased";
			return { accountId: accountOf(arrival), kind, orderId, origin: null, expiresAt };
		}),
	);
	for (const [index, lot] of lots.entries()) {
		const { userId = null, credits = 0n } = arrivals[index] ?? {};
		const links = { movementId, userId, actorId, orderId: lot.orderId, reason };
		posting.move({ ...links, kind: lot.kind === "granted" ? "grant" : "purchase", credits, from: null, to: lot });
	}
	await posting.flush();
	return lots.map(({ accountId, id }) => ({ accountId, lotId: id }));
}

/** The wallets of these users, by user and credit type. */
async function readWallets(sql: Sql, userIds: readonly string[]): Promise<Map<string, string>> {
	const wallets = await sql.query<{ id: string; userId: string; creditTypeId: string }>(
		`SELECT "id", "user_id" AS "userId", "credit_type_id" AS "creditTypeId" FROM "account"
		WHERE "kind" = 'wallet' AND "user_id" = ANY ($1::uuid[])`,
		[userIds],
	);
	return new Map(wallets.map(({ id, userId, creditTypeId }) => [`${userId} ${creditTypeId}`, id]));
}

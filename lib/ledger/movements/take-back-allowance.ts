import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { loadLots } from "../posting/load-lots.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { spendable } from "../posting/lot.ts";

interface Arrived {
	readonly accountId: string;
	readonly userId: string;
	readonly movementId: string;
	readonly takenBack: bigint | null;
}

/**
 * Takes back what is unspent, unexpired and not on hold of one arrival of an allowance (product.md 50), once: by entries of
 * the same kind, below zero. Returns how many credits that were; a repetition gets the same number, and of what has never
 * arrived it is 0.
 */
export async function takeBackAllowance(
	tx: Transaction,
	{ subscriptionId, part }: { readonly subscriptionId: string; readonly part: number },
): Promise<bigint> {
	const looked = await readArrived(tx.sql, { subscriptionId, part });
	if (!looked) return 0n;
	const { accountId, userId, movementId } = looked;
	await lockUsers(tx.sql, [userId]);
	const posting = await lockAccounts(tx, [accountId], { wanted: new Map([[accountId, 0n]]) });
	// Read again under the pool's lock: it may have been taken back in the meantime.
	const { takenBack } = (await readArrived(tx.sql, { subscriptionId, part })) ?? looked;
	if (takenBack !== null) {
		await posting.flush();
		return takenBack;
	}
	const lots = await readLotIds(tx.sql, { accountId, movementId });
	await loadLots(tx.sql, posting, lots);
	const links = { kind: "allowance", movementId: newId(), userId } as const;
	let taken = 0n;
	for (const lot of lots.map(({ lotId }) => posting.lot(lotId))) {
		const credits = spendable(lot, posting.instant([accountId]));
		if (credits > 0n) posting.move({ ...links, credits, from: lot, to: null });
		taken += credits;
	}
	await posting.flush();
	await tx.sql.execute(
		`UPDATE "allowance" SET "taken_back" = $4::int8
		WHERE "account_id" = $1::uuid AND "subscription_id" = $2::uuid AND "part" = $3::int4`,
		[accountId, subscriptionId, part, taken],
	);
	return taken;
}

async function readArrived(
	sql: Sql,
	{ subscriptionId, part }: { subscriptionId: string; part: number },
): Promise<Arrived | undefined> {
	const [arrived] = await sql.query<Arrived>(
		`SELECT "account_id" AS "accountId", "account"."user_id" AS "userId", "movement_id" AS "movementId",
			"taken_back" AS "takenBack"
		FROM "allowance" JOIN "account" ON "account"."id" = "account_id"
		WHERE "subscription_id" = $1::uuid AND "part" = $2::int4`,
		[subscriptionId, part],
	);
	return arrived;
}

/** The lots into which a movement's credits came. */
async function readLotIds(
	sql: Sql,
	{ accountId, movementId }: { accountId: string; movementId: string },
): Promise<{ accountId: string; lotId: string }[]> {
	return sql.query(
		`SELECT "account_id" AS "accountId", "lot_id" AS "lotId" FROM "ledger_entry"
		WHERE "account_id" = $1::uuid AND "movement_id" = $2::uuid AND "kind" NOT IN ('charge', 'expiry')
		ORDER BY "version"`,
		[accountId, movementId],
	);
}

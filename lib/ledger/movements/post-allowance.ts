import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { walletOf } from "../posting/open-wallets.ts";

/** One arrival of a subscription's allowance (product.md 49). */
export interface NewAllowance {
	readonly subscriptionId: string;
	/** The subscriber, in whose own wallet it arrives, parked or not. */
	readonly userId: string;
	readonly creditTypeId: string;
	/** Which arrival of this subscription it is: a number of its own, from 0. */
	readonly part: number;
	/** What lapses with the month, and what is carried over for longer: lots of their own. */
	readonly lots: readonly { readonly credits: bigint; readonly expiresAt: Date | null }[];
}

/** A lot in which a part of an allowance has arrived. */
interface AllowanceLot {
	readonly lotId: string;
	readonly credits: bigint;
	readonly expiresAt: Date | null;
}

/**
 * Lets an allowance arrive as granted lots, which are never shared (product.md 16, 17), exactly once for each part of a
 * subscription: a repetition gets the first one's answer. What has expired already arrives, and expires at once.
 */
export async function postAllowance(
	tx: Transaction,
	{ subscriptionId, userId, creditTypeId, part, lots }: NewAllowance,
): Promise<{ readonly isNew: boolean; readonly lots: readonly AllowanceLot[] }> {
	await lockUsers(tx.sql, [userId]);
	const accountId = await walletOf(tx.sql, { userId, creditTypeId });
	const posting = await lockAccounts(tx, [accountId], { wanted: new Map([[accountId, 0n]]) });
	const earlier = await readAllowance(tx.sql, { accountId, subscriptionId, part });
	if (earlier) {
		await posting.flush();
		return { isNew: false, lots: earlier };
	}
	const movementId = newId();
	const opened = posting.openLots(
		lots.map(({ expiresAt }) => ({ accountId, kind: "granted", orderId: null, origin: null, expiresAt })),
	);
	const arrived = opened.map((lot, index): AllowanceLot => {
		const credits = lots[index]?.credits ?? 0n;
		posting.move({ kind: "allowance", movementId, credits, from: null, to: lot, userId });
		return { lotId: lot.id, credits, expiresAt: lot.expiresAt };
	});
	posting.expireLots();
	await posting.flush();
	await tx.sql.execute(
		`INSERT INTO "allowance" ("account_id", "subscription_id", "part", "movement_id", "credits")
		VALUES ($1::uuid, $2::uuid, $3::int4, $4::uuid, $5::int8)`,
		[accountId, subscriptionId, part, movementId, arrived.reduce((sum, { credits }) => sum + credits, 0n)],
	);
	return { isNew: true, lots: arrived };
}

/** The lots of an arrival that was posted before; null where it wasn't. */
async function readAllowance(
	sql: Sql,
	{ accountId, subscriptionId, part }: { accountId: string; subscriptionId: string; part: number },
): Promise<AllowanceLot[] | null> {
	const lots = await sql.query<AllowanceLot>(
		`SELECT "lot"."id" AS "lotId", "entry"."credits", "lot"."expires_at" AS "expiresAt"
		FROM "allowance"
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "allowance"."account_id"
			AND "entry"."movement_id" = "allowance"."movement_id" AND "entry"."kind" NOT IN ('charge', 'expiry')
		JOIN "lot" ON "lot"."account_id" = "entry"."account_id" AND "lot"."id" = "entry"."lot_id"
		WHERE "allowance"."account_id" = $1::uuid AND "allowance"."subscription_id" = $2::uuid
			AND "allowance"."part" = $3::int4
		ORDER BY "entry"."version"`,
		[accountId, subscriptionId, part],
	);
	return lots.length > 0 ? lots : null;
}

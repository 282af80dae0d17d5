import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { unlessBusy } from "@/lib/platform/database/is-busy.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import type { Entry } from "../posting/entry.ts";
import { lockAccounts } from "../posting/lock-accounts.ts";
import { sumOf } from "../posting/lot.ts";

/**
 * Lets what has expired and is not on hold expire, account by account, each in its own transaction (all in one
 * where `db` is a transaction). Nothing waits for it: a lot can't be spent from the instant it expires, swept or not
 * (product.md 28). Returns the credits that expired.
 */
export async function expireLots(
	db: Database | Transaction | undefined,
	{ clock }: { readonly clock?: Clock } = {},
): Promise<bigint> {
	let expired = 0n;
	const heldUp = new Set<string>();
	for (;;) {
		const due = (await transact(db, readDueAccounts, { clock })).filter((id) => !heldUp.has(id));
		if (due.length === 0) return expired;
		for (const accountId of due) {
			const isDone = await unlessBusy(async () => {
				const entries = await transact(db, (tx) => expireIn(tx, accountId), { clock });
				expired -= sumOf(entries);
			});
			if (!isDone) heldUp.add(accountId);
		}
	}
}

async function expireIn(tx: Transaction, accountId: string): Promise<readonly Entry[]> {
	const posting = await lockAccounts(tx, [accountId], { wanted: new Map([[accountId, 0n]]) });
	return posting.flush();
}

/** Some of the accounts with lots that have expired. */
async function readDueAccounts(tx: Transaction): Promise<string[]> {
	const rows = await tx.sql.query<{ accountId: string }>(
		`SELECT DISTINCT "account_id" AS "accountId" FROM "lot"
		WHERE "closed_at" IS NULL AND "remaining" > "held" AND "expires_at" <= $1::timestamptz LIMIT 100`,
		[await tx.clock.now(tx.sql)],
	);
	return rows.map((row) => row.accountId);
}

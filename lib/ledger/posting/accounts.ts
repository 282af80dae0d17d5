import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

// Accounts are made with the user, the credit type or the share group that they belong to, and committed before
// anything is posted to them: posting locks accounts and never makes one. Making a user or a group and making a credit
// type take the same advisory lock, so that neither misses what the other has not committed yet.
const LOCK_CLASS = 20_411;
const LOCK_ACCOUNTS_OF_CREDIT_TYPES = 1;

const OUTSIDE_KINDS = ["issued", "spent", "expired"] as const;

/** A wallet of every credit type for each of these users. Existing wallets stay as they are. */
export async function openWallets(tx: Transaction, userIds: readonly string[]): Promise<void> {
	await lockCreditTypes(tx.sql, "shared");
	const creditTypeIds = await readCreditTypeIds(tx.sql);
	await insertWallets(tx.sql, { userIds, creditTypeIds });
}

/** The accounts of a new credit type: the three outside ones, and one in every user's wallet and every share group. */
export async function openCreditTypeAccounts(tx: Transaction, creditTypeId: string): Promise<void> {
	await lockCreditTypes(tx.sql, "exclusive");
	await tx.sql.query(
		`INSERT INTO "account" ("id", "kind", "credit_type_id")
		SELECT "new"."id", "new"."kind"::"account_kind", $3
		FROM unnest($1::uuid[], $2::text[]) AS "new" ("id", "kind")
		ON CONFLICT DO NOTHING`,
		[OUTSIDE_KINDS.map(newId), OUTSIDE_KINDS, creditTypeId],
	);
	const users = await tx.sql.query<{ id: string }>(`SELECT "id" FROM "user"`);
	await insertWallets(tx.sql, { userIds: users.map((user) => user.id), creditTypeIds: [creditTypeId] });
	const groups = await tx.sql.query<{ id: string }>(`SELECT "id" FROM "share_group" WHERE "status" <> 'deleted'`);
	await insertGroupAccounts(tx.sql, {
		shareGroupIds: groups.map((group) => group.id),
		creditTypeIds: [creditTypeId],
	});
}

/** An account of every credit type for a new share group. */
export async function openShareGroupAccounts(tx: Transaction, shareGroupId: string): Promise<void> {
	await lockCreditTypes(tx.sql, "shared");
	const creditTypeIds = await readCreditTypeIds(tx.sql);
	await insertGroupAccounts(tx.sql, { shareGroupIds: [shareGroupId], creditTypeIds });
}

/** A user's wallet of one credit type. Throws where there is none: wallets are made with the user and the type. */
export async function walletOf(
	sql: Sql,
	{ userId, creditTypeId }: { readonly userId: string; readonly creditTypeId: string },
): Promise<string> {
	const [wallet] = await sql.query<{ id: string }>(
		`SELECT "id" FROM "account" WHERE "kind" = 'wallet' AND "user_id" = $1::uuid AND "credit_type_id" = $2`,
		[userId, creditTypeId],
	);
	if (!wallet) throw new Error(`User ${userId} has no wallet of credit type ${creditTypeId}.`);
	return wallet.id;
}

async function lockCreditTypes(sql: Sql, mode: "shared" | "exclusive"): Promise<void> {
	const lock = mode === "shared" ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock";
	await sql.query(`SELECT ${lock}($1::int, $2::int)::text`, [LOCK_CLASS, LOCK_ACCOUNTS_OF_CREDIT_TYPES]);
}

async function readCreditTypeIds(sql: Sql): Promise<string[]> {
	const types = await sql.query<{ id: string }>(`SELECT "id" FROM "credit_type"`);
	return types.map((type) => type.id);
}

async function insertWallets(
	sql: Sql,
	{ userIds, creditTypeIds }: { userIds: readonly string[]; creditTypeIds: readonly string[] },
): Promise<void> {
	const wallets = userIds.flatMap((userId) => creditTypeIds.map((creditTypeId) => ({ userId, creditTypeId })));
	await sql.query(
		`INSERT INTO "account" ("id", "kind", "credit_type_id", "user_id")
		SELECT "new"."id", 'wallet', "new"."credit_type_id", "new"."user_id"
		FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS "new" ("id", "credit_type_id", "user_id")
		ON CONFLICT DO NOTHING`,
		[wallets.map(newId), wallets.map((wallet) => wallet.creditTypeId), wallets.map((wallet) => wallet.userId)],
	);
}

async function insertGroupAccounts(
	sql: Sql,
	{ shareGroupIds, creditTypeIds }: { shareGroupIds: readonly string[]; creditTypeIds: readonly string[] },
): Promise<void> {
	const accounts = shareGroupIds.flatMap((shareGroupId) =>
		creditTypeIds.map((creditTypeId) => ({ shareGroupId, creditTypeId })),
	);
	await sql.query(
		`INSERT INTO "account" ("id", "kind", "credit_type_id", "share_group_id")
		SELECT "new"."id", 'share_group', "new"."credit_type_id", "new"."share_group_id"
		FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS "new" ("id", "credit_type_id", "share_group_id")
		ON CONFLICT DO NOTHING`,
		[
			accounts.map(newId),
			accounts.map((account) => account.creditTypeId),
			accounts.map((account) => account.shareGroupId),
		],
	);
}

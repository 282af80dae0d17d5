import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { commitInTwoPhases } from "./commit-in-two-phases.ts";
import { firstHash } from "./entry-hash.ts";
import { arrays, insertRows, unnest } from "./insert-rows.ts";

// Accounts are made with the user, the credit type or the share group that they belong to, and committed before
// anything is posted to them: posting locks accounts and never makes one. Making a user or a group and making a credit
// type take the same advisory lock, so that neither misses what the other has not committed yet.

const ACCOUNT = { id: "uuid", kind: "account_kind", credit_type_id: "text", user_id: "uuid", share_group_id: "uuid" };

const POOL = { account_id: "uuid", credit_type_id: "text", head: "bytea" };

/** A wallet of every credit type for each of these users. Existing wallets stay as they are. */
export async function openWallets(tx: Transaction, userIds: readonly string[]): Promise<void> {
	await lockCreditTypes(tx.sql, "shared");
	const creditTypeIds = await readCreditTypeIds(tx.sql);
	await insertWallets(tx.sql, { userIds, creditTypeIds });
}

/** The accounts of a new credit type: one in every user's wallet and every share group. */
export async function openCreditTypeAccounts(tx: Transaction, creditTypeId: string): Promise<void> {
	await lockCreditTypes(tx.sql, "exclusive");
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
	await lockKeys(sql, "accounts", ["all"], { isShared: mode === "shared" });
}

async function readCreditTypeIds(sql: Sql): Promise<string[]> {
	const types = await sql.query<{ id: string }>(`SELECT "id" FROM "credit_type"`);
	return types.map((type) => type.id);
}

async function insertWallets(
	sql: Sql,
	{ userIds, creditTypeIds }: { userIds: readonly string[]; creditTypeIds: readonly string[] },
): Promise<void> {
	await insertAccounts(
		sql,
		userIds.flatMap((userId) =>
			creditTypeIds.map((creditTypeId) => ({ kind: "wallet" as const, creditTypeId, userId, shareGroupId: null })),
		),
	);
}

async function insertGroupAccounts(
	sql: Sql,
	{ shareGroupIds, creditTypeIds }: { shareGroupIds: readonly string[]; creditTypeIds: readonly string[] },
): Promise<void> {
	await insertAccounts(
		sql,
		shareGroupIds.flatMap((shareGroupId) =>
			creditTypeIds.map((creditTypeId) => ({ kind: "share_group" as const, creditTypeId, userId: null, shareGroupId })),
		),
	);
}

interface NewAccount {
	readonly kind: "wallet" | "share_group";
	readonly creditTypeId: string;
	readonly userId: string | null;
	readonly shareGroupId: string | null;
}

/** Makes accounts that don't exist yet, each with its pool. */
async function insertAccounts(sql: Sql, accounts: readonly NewAccount[]): Promise<void> {
	await commitInTwoPhases(sql);
	const rows = accounts.map(({ kind, creditTypeId, userId, shareGroupId }) => ({
		id: newId(),
		kind,
		credit_type_id: creditTypeId,
		user_id: userId,
		share_group_id: shareGroupId,
	}));
	const opened = await sql.query<{ id: string; creditTypeId: string }>(
		`INSERT INTO "account" (${Object.keys(ACCOUNT).join(", ")}) SELECT "row".* FROM ${unnest(ACCOUNT)}
		ON CONFLICT DO NOTHING RETURNING "id", "credit_type_id" AS "creditTypeId"`,
		arrays(ACCOUNT, rows),
	);
	await insertRows(
		sql,
		"pool",
		POOL,
		opened.map(({ id, creditTypeId }) => ({
			account_id: id,
			credit_type_id: creditTypeId,
			head: `\\x${firstHash(id)}`,
		})),
	);
}

import { hash } from "node:crypto";
import pg from "pg";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { answerOrders } from "./orders.ts";

// A process of its own: charges as hand-written SQL, one transaction each, on 32 connections with prepared statements.

const CONNECTIONS = 32;
const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: CONNECTIONS, idleTimeoutMillis: 0 });

const CLAIM_KEY = {
	name: "claim key",
	text: `INSERT INTO "idempotency_key" ("client", "key", "body_hash", "spending_id") VALUES ($1, $2, $3, $4)
		ON CONFLICT DO NOTHING`,
};
/** The row lock, the check of the balance and its change at once. */
const TAKE_FROM_WALLET = {
	name: "take from wallet",
	text: `UPDATE "wallet" SET "balance" = "balance" - $2, "version" = "version" + 1 WHERE "id" = $1 AND "balance" >= $2
		RETURNING "balance", "version"`,
};
/** The rest in one statement, for others wait for the wallet; after its lock, so that the lot is as the last charge left it. */
const WRITE = {
	name: "write",
	text: `WITH "lot" AS (
			UPDATE "wallet_lot" SET "remaining" = "remaining" - $2 WHERE "id" = (
				SELECT "id" FROM "wallet_lot"
				WHERE "wallet_id" = $1 AND "remaining" >= $2 AND ("expires_at" IS NULL OR "expires_at" > clock_timestamp())
				ORDER BY "expires_at" LIMIT 1)
			RETURNING "id"),
		"spent" AS (
			INSERT INTO "spending" ("id", "wallet_id", "user_id", "credits", "service", "item", "reference", "posted_at")
			VALUES ($3, $1, $4, $2, $5, $6, $7, clock_timestamp())),
		"daily" AS (
			INSERT INTO "spending_daily" AS "daily" ("wallet_id", "user_id", "day", "service", "credits", "spendings")
			VALUES ($1, $4, (clock_timestamp() AT TIME ZONE 'UTC')::date, $5, $2, 1)
			ON CONFLICT ("wallet_id", "day", "user_id", "service")
			DO UPDATE SET "credits" = "daily"."credits" + $2, "spendings" = "daily"."spendings" + 1)
		INSERT INTO "wallet_entry" ("wallet_id", "version", "lot_id", "spending_id", "credits", "balance_after", "posted_at")
		SELECT $1, $8, "lot"."id", $3, -$2::bigint, $9, clock_timestamp() FROM "lot"`,
};

/** Charges a credit. Only where one lot has enough: the ledger takes several. */
async function charge(userId: string): Promise<void> {
	const [id, key] = [newId(), newId()];
	const [service, item, credits] = ["bench", "An item", 1n];
	const bodyHash = hash("sha256", JSON.stringify([userId, String(credits), service, item]), "buffer");
	const connection = await pool.connect();
	const run = async (statement: { name: string; text: string }, values: unknown[]) => {
		const { rows, rowCount } = await connection.query({ ...statement, values });
		if (rowCount !== 1) throw new Error(`A charge was refused: ${statement.name}.`);
		return rows[0];
	};
	try {
		await connection.query("BEGIN");
		await run(CLAIM_KEY, ["bench", key, bodyHash, id]);
		const wallet = await run(TAKE_FROM_WALLET, [userId, credits]);
		await run(WRITE, [userId, credits, id, userId, service, item, key, wallet.version, wallet.balance]);
		await connection.query("COMMIT");
	} catch (error) {
		await connection.query("ROLLBACK");
		throw error;
	} finally {
		connection.release();
	}
}

answerOrders(charge);

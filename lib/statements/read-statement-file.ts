import { readPoolAt } from "@/lib/ledger/reads/read-pool-at.ts";
import type { CsvQuery, LinesQuery } from "@/lib/platform/csv/csv-query.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { env } from "@/lib/platform/env.ts";
import { keepPublicKey } from "./keep-public-key.ts";
import { currentPublicKey, signText } from "./public-key.ts";
import type { StatementQuery } from "./schema.ts";
import { csvOf, jsonOf } from "./signed-statement.ts";
import { headOf, type StatementFacts, signedTextOf } from "./statement-facts.ts";
import type { StatementPool } from "./statement-pool.ts";

/** What has begun by then is committed or gone: nothing waits for longer (docs/decisions/013). */
const SETTLED_MS = 5 * 60_000;

interface StatementContext {
	readonly pool: StatementPool;
	readonly db?: Database;
	/** Tests sign with another one. */
	readonly secret?: string;
}

/**
 * The statement of a pool for a period of the deployment's days (product.md 60), signed: the query of its file. Both ends
 * come from one snapshot, and the lines are the entries between their versions, which never change afterwards. `from`
 * must not come after `to`.
 */
export async function readStatementFile(
	{ pool, db, secret }: StatementContext,
	{ from, to, format }: Pick<StatementQuery, "from" | "to" | "format">,
): Promise<CsvQuery | LinesQuery> {
	const facts = await readSnapshot(({ sql }) => readFacts(sql, pool, { from, to }), db);
	const statement = headOf(facts);
	const key = currentPublicKey(secret);
	await keepPublicKey({ db }, key);
	const signature = {
		algorithm: "Ed25519",
		key_id: key.id,
		public_key: key.bytes.toString("base64url"),
		value: signText(signedTextOf(statement), secret).toString("base64url"),
	};
	return (format === "csv" ? csvOf : jsonOf)(facts, { statement, signature });
}

async function readFacts(
	sql: Sql,
	pool: StatementPool,
	days: { readonly from: string | null; readonly to: string | null },
): Promise<StatementFacts> {
	const { start, end } = await readPeriod(sql, days);
	const [now] = await sql.query<{ at: Date }>(`SELECT statement_timestamp() AS "at"`);
	if (!now) throw new Error("The database has no time.");
	// A period that is hardly over may still get an entry that was being posted at its end.
	const until = end && end.getTime() + SETTLED_MS < now.at.getTime() ? end : null;
	return {
		issuer: env.APP_URL,
		pool,
		from: start,
		until,
		madeAt: now.at,
		opening: await readPoolAt(sql, pool.accountId, start ?? BEFORE_EVERYTHING),
		closing: await readPoolAt(sql, pool.accountId, until),
	};
}

const BEFORE_EVERYTHING = new Date(0);

import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { env } from "../env.ts";
import { logger } from "../logger.ts";
import { watchPool } from "../metrics.ts";
import { isBusy, UnknownOutcome } from "./is-busy.ts";
import { isRetryable } from "./is-retryable.ts";
import type { Patience } from "./patience.ts";
import { inLockOrder } from "./row-lock.ts";
import { announced, type Sql } from "./sql.ts";

/** A database without Prisma: for work that is measured in microseconds. */
export interface PlainDatabase {
	/**
	 * Runs `work` in a READ COMMITTED transaction; tries again on serialization failures and deadlocks. Statements that
	 * are not awaited one by one go out together. A wait that ends is thrown (`isBusy`) with nothing changed; where the
	 * connection breaks in the commit, `UnknownOutcome` is.
	 */
	transaction<Answer>(work: (sql: Sql) => Promise<Answer>, more?: { readonly lockMs?: number }): Promise<Answer>;
	/** Single statements outside of any transaction, each on whichever connection is free: for what each request asks. */
	readonly sql: Sql;
	/** How many transactions can be open at once. */
	readonly connections: number;
	/** How long each waits for a lock; 0 means forever. */
	readonly lockMs: number;
	close(): Promise<void>;
}

const MAX_ATTEMPTS = 5;

// Every statement of a posting finds few rows by a key. A plan that was made while its tables were empty would read all
// of them, and would be kept; and planning each time takes longer than the statement.
const BY_KEY = "enable_seqscan = off";

// Before PostgreSQL 18, a scan that is off and yet needed counts as so expensive that the statement is compiled each time.
const NEVER_COMPILED = "jit = off";

// Citus finds out from the values to which shards a statement goes: a plan without them is refused.
const PLANNED_ONCE = env.LEDGER_SHARDS === 0 ? ["plan_cache_mode = force_generic_plan"] : [];

/**
 * Opens plain connections. `isPooled`: a pooler such as PgBouncer gives each transaction another connection, so that
 * statements have no names. `name`: of the pool, in the metrics.
 */
export function openPlain(
	url: string,
	{
		connections,
		patience,
		isPooled,
		name,
	}: { connections: number; patience: Patience; isPooled: boolean; name?: string },
): PlainDatabase {
	const options = {
		connectionString: url,
		max: connections,
		connectionTimeoutMillis: patience.connectionMs,
		// A server that can't be reached any more ends no statement.
		query_timeout: patience.statementMs,
		// A connection that is kept has its statements prepared.
		idleTimeoutMillis: 0,
		allowExitOnIdle: true,
		keepAlive: true,
		pipeline: true,
		types: { getTypeParser },
	};
	const pool = new pg.Pool(options);
	if (name) watchPool(name, pool);
	const onError = (error: Error) => logger.warn({ error: error.message }, "A database connection was lost.");
	pool.on("error", onError);
	pool.on("connect", (connection) => connection.on("error", onError));
	return {
		async transaction(work, { lockMs = patience.lockMs } = {}) {
			const begin = beginning({ ...patience, lockMs }, { isPooled });
			for (let attempt = 1; ; attempt += 1) {
				try {
					return await inTransaction(pool, { begin, isPooled }, work);
				} catch (error) {
					if (isRetryable(error) && attempt < MAX_ATTEMPTS) {
						await wait(Math.random() * 20 * attempt);
						continue;
					}
					throw error;
				}
			}
		},
		sql: plainSql(pool, { isNamed: !isPooled }),
		connections,
		lockMs: patience.lockMs,
		close: () => pool.end(),
	};
}

async function inTransaction<Answer>(
	pool: pg.Pool,
	{ begin, isPooled }: { begin: string; isPooled: boolean },
	work: (sql: Sql) => Promise<Answer>,
): Promise<Answer> {
	const client = await pool.connect();
	let isLost = false;
	let isCommitting = false;
	try {
		// Not awaited: the first statement goes out with it. It fails where the connection is lost, like all after it.
		const begun = client.query(begin);
		begun.catch(() => undefined);
		const answer = await work(ofTransaction(plainSql(client, { isNamed: !isPooled })));
		await begun;
		isCommitting = true;
		const { command } = await client.query("COMMIT");
		if (command !== "COMMIT") throw new Error(`A transaction ended with ${command}.`);
		return answer;
	} catch (error) {
		if (!isCommitting) isLost = await client.query("ROLLBACK").then(no, yes);
		else isLost = isBusy(error);
		if (isCommitting && isBusy(error) && !isRetryable(error)) throw new UnknownOutcome(error);
		throw error;
	} finally {
		client.release(isLost);
	}
}

const yes = () => true;
const no = () => false;

/** The time limits hold for the transaction alone, which a pooler between us and PostgreSQL allows too. */
function beginning(
	{ lockMs, idleInTransactionMs, statementMs }: Patience,
	{ isPooled }: { readonly isPooled: boolean },
): string {
	const settings = [
		`lock_timeout = ${lockMs}`,
		`statement_timeout = ${statementMs}`,
		`idle_in_transaction_session_timeout = ${idleInTransactionMs}`,
		BY_KEY,
		NEVER_COMPILED,
		...(isPooled ? [] : PLANNED_ONCE),
	];
	return `BEGIN; ${settings.map((setting) => `SET LOCAL ${setting}`).join("; ")}`;
}

/** Plain SQL on one `pg` client. A statement with a name is parsed and planned once on each connection. */
export function plainSql(client: pg.ClientBase | pg.Pool, { isNamed }: { readonly isNamed: boolean }): Sql {
	const run = (text: string, values: readonly unknown[] = []) =>
		client.query({ text, values: values as unknown[], ...(isNamed && { name: nameOf(text) }) });
	return announced({
		async query<Row>(text: string, values?: readonly unknown[]) {
			return (await run(text, values)).rows as Row[];
		},
		async execute(text, values) {
			return (await run(text, values)).rowCount ?? 0;
		},
	});
}

/**
 * The statements of one transaction: where one has failed, those behind it fail with the same error, which tells more than
 * that the transaction is aborted.
 */
export function ofTransaction(sql: Sql): Sql {
	let first: { readonly error: unknown } | null = null;
	const failed = (error: unknown) => {
		first ??= { error };
		throw first.error;
	};
	return inLockOrder({
		query: <Row>(text: string, values?: readonly unknown[]) => sql.query<Row>(text, values).catch(failed),
		execute: (text, values) => sql.execute(text, values).catch(failed),
	});
}

const names = new Map<string, string>();

function nameOf(text: string): string {
	const known = names.get(text);
	if (known) return known;
	const name = createHash("sha256").update(text).digest("base64url").slice(0, 20);
	names.set(text, name);
	return name;
}

const { INT8, DATE } = pg.types.builtins;
const INT8_ARRAY = 1016;

/** Values as `Sql` promises them: as they come from Prisma. */
export function getTypeParser(oid: number, format?: "text" | "binary") {
	if (oid === INT8) return BigInt;
	if (oid === INT8_ARRAY) return bigints;
	if (oid === DATE) return midnight;
	return pg.types.getTypeParser(oid, format);
}

function bigints(text: string): bigint[] {
	return text === "{}" ? [] : text.slice(1, -1).split(",").map(BigInt);
}

function midnight(text: string): Date {
	return new Date(`${text}T00:00:00Z`);
}

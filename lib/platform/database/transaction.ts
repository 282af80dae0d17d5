import { setTimeout as wait } from "node:timers/promises";
import type { Prisma } from "@/generated/prisma/client.ts";
import { isRefusal } from "../refusal.ts";
import { type Clock, databaseClock } from "./clock.ts";
import { type Database, writingDatabase } from "./db.ts";
import { isBusy, markFailure, UnknownOutcome } from "./is-busy.ts";
import { isRetryable } from "./is-retryable.ts";
import { inLockOrder } from "./row-lock.ts";
import { announced, type Sql } from "./sql.ts";

/** One open database transaction (READ COMMITTED): Prisma and plain SQL on the same connection, and the clock. */
export interface Transaction {
	readonly prisma: Prisma.TransactionClient;
	readonly sql: Sql;
	readonly clock: Clock;
	/** What it writes is history, such as the demo data: no mail is sent about it. */
	readonly isHistory?: boolean;
}

const MAX_ATTEMPTS = 5;
const TRANSACTION_TIMEOUT_MS = 60_000;

/** Thrown through Prisma to roll back a transaction whose work ended in an expected refusal. */
class RolledBack extends Error {
	constructor(readonly refusal: unknown) {
		super("Rolled back: the work was refused.");
	}
}

/**
 * Runs `work` in a transaction. Given an outer transaction it joins that one; given a database it opens its own, tries
 * again on serialization failures and deadlocks, and rolls back when `work` returns a refusal. A wait that ends is
 * thrown (`isBusy`) with nothing changed; where the connection breaks in the commit, `UnknownOutcome` is. `timeoutMs`
 * is for work that waits for an outside system.
 */
export async function transact<Answer>(
	db: Database | Transaction | undefined,
	work: (tx: Transaction) => Promise<Answer>,
	{ clock = databaseClock, timeoutMs = TRANSACTION_TIMEOUT_MS }: { clock?: Clock; timeoutMs?: number } = {},
): Promise<Answer> {
	if (db && isTransaction(db)) return work(db);
	const own = db ?? writingDatabase();
	for (let attempt = 1; ; attempt += 1) {
		let isCommitting = false;
		try {
			return await own.$transaction(
				async (prisma) => {
					const answer = await work({ prisma, sql: inLockOrder(announced(inOrder(throughPrisma(prisma)))), clock });
					if (isRefusal(answer)) throw new RolledBack(answer);
					isCommitting = true;
					return answer;
				},
				{ isolationLevel: "ReadCommitted", timeout: timeoutMs, maxWait: TRANSACTION_TIMEOUT_MS },
			);
		} catch (error) {
			if (error instanceof RolledBack) return error.refusal as Answer;
			if (isRetryable(error) && attempt < MAX_ATTEMPTS) {
				await wait(Math.random() * 20 * attempt);
				continue;
			}
			if (isCommitting && isBusy(error) && !isRetryable(error)) throw new UnknownOutcome(error);
			markFailure(error);
			throw error;
		}
	}
}

/** Plain SQL through Prisma: inside its transaction, or, for reads, directly on the database. */
export function sqlOf(prisma: Prisma.TransactionClient | Database): Sql {
	return announced(throughPrisma(prisma));
}

function throughPrisma(prisma: Prisma.TransactionClient | Database): Sql {
	return {
		query: <Row>(text: string, values: readonly unknown[] = []) => prisma.$queryRawUnsafe<Row[]>(text, ...values),
		execute: (text, values = []) => prisma.$executeRawUnsafe(text, ...values),
	};
}

/**
 * One statement after the other, in the order in which they were asked for: Prisma sends each when it is awaited. Those
 * behind one that failed fail with it.
 */
function inOrder(sql: Sql): Sql {
	let last: Promise<unknown> = Promise.resolve();
	const next = <Answer>(statement: () => Promise<Answer>): Promise<Answer> => {
		const answer = last.then(statement);
		last = answer;
		return answer;
	};
	return {
		query: (text, values) => next(() => sql.query(text, values)),
		execute: (text, values) => next(() => sql.execute(text, values)),
	};
}

/** Whether this is a transaction, which postings join, rather than a database, on which they open their own. */
export function isTransaction(db: Database | Transaction): db is Transaction {
	return "sql" in db && "clock" in db;
}

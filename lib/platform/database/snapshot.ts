import type { Prisma } from "@/generated/prisma/client.ts";
import { type Database, database } from "./db.ts";
import { markFailure } from "./is-busy.ts";
import type { Sql } from "./sql.ts";
import { sqlOf } from "./transaction.ts";

/** What a read runs on: Prisma and plain SQL that see the database as it was at one instant. */
export interface Snapshot {
	readonly prisma: Prisma.TransactionClient;
	readonly sql: Sql;
}

const TIMEOUT_MS = 60_000;

/**
 * Runs a read of several statements on one snapshot (REPEATABLE READ, READ ONLY), so that rows, totals and balances
 * agree with each other while charges are posted.
 */
export async function readSnapshot<Answer>(
	work: (snapshot: Snapshot) => Promise<Answer>,
	db: Database = database(),
	{ timeoutMs = TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): Promise<Answer> {
	try {
		return await db.$transaction(
			async (prisma) => {
				await prisma.$executeRaw`SET TRANSACTION READ ONLY`;
				return work({ prisma, sql: sqlOf(prisma) });
			},
			{ isolationLevel: "RepeatableRead", timeout: timeoutMs, maxWait: 10_000 },
		);
	} catch (error) {
		markFailure(error);
		throw error;
	}
}

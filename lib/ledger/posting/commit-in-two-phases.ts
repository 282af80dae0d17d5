import type { Sql } from "@/lib/platform/database/sql.ts";
import { isDistributed } from "./by-shard.ts";

/** Of no pool, and on two shards, however many there are. */
const ON_TWO_SHARDS = `'00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000001'`;

const arranged = new WeakSet<Sql>();

/**
 * Has a transaction on several machines commit in two phases. A transaction that writes on one worker alone, or locks there,
 * is committed there first: its locks are let go before anyone sees what it has written on the coordinator, such as whom a
 * share group lets in, and a crash in between leaves one without the other. Citus goes through two phases where one
 * statement writes on several shards; this one finds no row. Nothing is done on a plain PostgreSQL.
 */
export async function commitInTwoPhases(sql: Sql): Promise<void> {
	if (!isDistributed || arranged.has(sql)) return;
	arranged.add(sql);
	await sql.execute(`UPDATE "pool" SET "held" = "held" WHERE "account_id" IN (${ON_TWO_SHARDS})`);
}

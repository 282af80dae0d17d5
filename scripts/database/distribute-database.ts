import type pg from "pg";
import { DISTRIBUTED_TABLES, type DistributedFamily } from "@/lib/ledger/distribution/distributed-tables.ts";
import { Failure } from "../failure.ts";

/** A constraint or a trigger, as PostgreSQL writes it. */
interface Guard {
	readonly table: string;
	readonly name: string;
	readonly definition: string;
}

/** Few: a statement about several pools takes a round trip for each. Enough for as many machines. */
export const SHARDS = 8;

const TABLES = DISTRIBUTED_TABLES.flatMap(({ tables }) => tables);

/** Whether the database has Citus. Without it, a PostgreSQL is one machine. */
export async function hasCitus(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query(`SELECT FROM "pg_extension" WHERE "extname" = 'citus'`);
	return rows.length > 0;
}

/** Over how many shards the ledger's tables are distributed; 0 where they aren't. */
export async function readShards(client: pg.Client): Promise<number> {
	if (!(await hasCitus(client))) return 0;
	const { rows } = await client.query<{ shards: number }>(
		`SELECT count(*)::int4 AS "shards" FROM "pg_dist_shard" WHERE "logicalrelid" = to_regclass('"pool"')`,
	);
	return rows[0]?.shards ?? 0;
}

/** How many machines the shards lie on. Throws a `Failure` where this is no coordinator that has any. */
export async function readWorkers(client: pg.Client): Promise<number> {
	const { rows } = await client.query<{ isCoordinator: boolean; workers: number }>(
		`SELECT (SELECT "groupid" = 0 FROM "pg_dist_local_group") AS "isCoordinator",
			count(*) FILTER (WHERE "isactive" AND "shouldhaveshards" AND "noderole" = 'primary')::int4 AS "workers"
		FROM "pg_dist_node"`,
	);
	const { isCoordinator = false, workers = 0 } = rows[0] ?? {};
	if (!isCoordinator) throw new Failure("This is a worker of Citus: DATABASE_URL must name the coordinator.");
	if (workers > 0) return workers;
	throw new Failure("The coordinator has no workers. Add them with citus_add_node, as a superuser, and try again.");
}

/** How many other sessions are on this database, without those of its own machines among each other. */
export async function readOthers(owner: pg.Client): Promise<number> {
	const { rows } = await owner.query<{ others: number }>(
		`SELECT count(*)::int4 AS "others" FROM "pg_stat_activity"
		WHERE "datname" = current_database() AND "usesysid" IS NOT NULL AND "pid" <> pg_backend_pid()
			AND "application_name" NOT ILIKE 'citus%' AND "query" NOT LIKE 'SELECT pg_advisory_lock%'`,
	);
	return rows[0]?.others ?? 0;
}

/**
 * Gives the connection's role what its sessions on a coordinator need: one connection to each worker, so that a transaction
 * sees what it has written, and no lock of whole tables where several shards are written.
 */
export async function settleRole(client: pg.Client): Promise<void> {
	for (const setting of ["citus.max_adaptive_executor_pool_size = 1", "citus.enable_deadlock_prevention = off"])
		await client.query(`ALTER ROLE CURRENT_USER SET ${setting}`);
}

/**
 * Distributes the ledger's tables over that many shards, each family by its key, in one transaction on a connection of the
 * owner's: all of it or nothing. Foreign keys and triggers stand aside meanwhile, and are made again as they were.
 */
export async function distributeTables(owner: pg.Client, shards: number): Promise<void> {
	await owner.query("BEGIN");
	try {
		// In the order of foreign keys, on one connection for each worker: shards of a table may refer to those of another.
		await owner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential';
			SET LOCAL citus.enable_unsafe_triggers = on; SET LOCAL citus.shard_replication_factor = 1;
			SET LOCAL client_min_messages = warning`);
		await owner.query(`SET LOCAL citus.shard_count = ${Math.trunc(shards)}`);
		const triggers = await readTriggers(owner);
		const foreignKeys = await readForeignKeys(owner);
		for (const { table, name } of triggers) await owner.query(`DROP TRIGGER "${name}" ON "${table}"`);
		for (const { table, name } of foreignKeys) await owner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
		for (const family of DISTRIBUTED_TABLES) await distributeFamily(owner, family);
		for (const { table, name, definition } of foreignKeys)
			await owner.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" ${definition}`);
		for (const { definition } of triggers) await owner.query(definition);
		await owner.query("COMMIT");
	} catch (error) {
		await owner.query("ROLLBACK").catch(() => undefined);
		throw error;
	}
}

async function distributeFamily(owner: pg.Client, { key, tables }: DistributedFamily): Promise<void> {
	const [first, ...others] = tables;
	await owner.query(`SELECT create_distributed_table('"${first}"', $1, colocate_with => 'none')`, [key]);
	for (const table of others)
		await owner.query(`SELECT create_distributed_table('"${table}"', $1, colocate_with => '"${first}"')`, [key]);
	// What was in the coordinator's own files is on the shards now.
	for (const table of tables.toReversed())
		await owner.query(`SELECT truncate_local_data_after_distributing_table('"${table}"')`);
}

/** Those between these tables come back; one that leads elsewhere can't be kept, and there is none. */
async function readForeignKeys(owner: pg.Client): Promise<Guard[]> {
	const { rows } = await owner.query<Guard & { other: string }>(
		`SELECT "conrelid"::regclass::text AS "table", "confrelid"::regclass::text AS "other", "conname" AS "name",
			pg_get_constraintdef("oid") AS "definition"
		FROM "pg_constraint" WHERE "contype" = 'f' AND ("conrelid" = ANY ($1::regclass[]) OR "confrelid" = ANY ($1::regclass[]))
		ORDER BY "conname"`,
		[TABLES.map((table) => `"${table}"`)],
	);
	return rows;
}

async function readTriggers(owner: pg.Client): Promise<Guard[]> {
	const { rows } = await owner.query<Guard>(
		`SELECT "tgrelid"::regclass::text AS "table", "tgname" AS "name", pg_get_triggerdef("oid") AS "definition"
		FROM "pg_trigger" WHERE NOT "tgisinternal" AND "tgrelid" = ANY ($1::regclass[]) ORDER BY "tgname"`,
		[TABLES.map((table) => `"${table}"`)],
	);
	return rows;
}

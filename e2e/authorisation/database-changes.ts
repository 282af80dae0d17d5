import { expect } from "@playwright/test";
import { continueBulkRefunds } from "@/lib/bulk-refunds/continue-bulk-refunds.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { World } from "./world.ts";

/** Tables of their own clock: who is signed in, how often something was tried and what was refused changes by asking alone. */
const RESTLESS = ["session", "rate_limit", "security_event", "refusal", "_prisma_migrations"];

/** That something was refused, or a session ended, is noted in the audit log, which is no change. */
const NOTES = ["signed_out", "refused", "limit_reached", "password_wrong", "sign_in_slowed_down", "sign_in_failed"]
	.map((kind) => `'user.${kind}'`)
	.join(", ");

/** The columns that say whose a row is. */
const OWNERS = ["organization_id", "user_id"];

/** An id, wherever it stands in a row. One pattern of all their ids would be more than PostgreSQL compiles. */
const AN_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/**
 * Watches the database from now on. The answer tells, as often as it is called, in which tables something was written or
 * deleted since that has to do with somebody of the world: rows that name a person, an organization or an account of
 * theirs. Other tests may write to the same database meanwhile.
 */
export async function watchDatabase(world: World): Promise<() => Promise<string[]>> {
	const sql = sqlOf(world.db);
	const ids = await idsOf(world);
	await untilMailIsDelivered(world, ids);
	await untilRefundsAreFinished(world);
	const [now] = await sql.query<{ transaction: string }>("SELECT pg_current_xact_id()::xid::text AS transaction");
	tables ??= readTables(sql);
	const look = lookAtTables(await tables);
	const lookNow = () => sql.query<TableState>(look, [ids, now?.transaction, AN_ID]);
	const before = new Map((await lookNow()).map(({ name, owned }) => [name, owned]));
	return async () => {
		const after = await lookNow();
		return after
			.filter(({ name, owned, written }) => written > 0 || owned !== before.get(name))
			.map(({ name }) => name);
	};
}

/**
 * What was mailed before is marked, and its links are made, by the worker in its own time, which is nothing that anybody
 * asked for now.
 */
async function untilMailIsDelivered({ db }: World, ids: readonly string[]): Promise<void> {
	const theirs = { in: [...ids] };
	const isTheirs = [{ organizationId: theirs }, { userId: theirs }];
	const isWaiting = () => db.mail.count({ where: { OR: isTheirs, status: { in: ["waiting", "sending"] } } });
	await expect.poll(isWaiting, { message: "mail that waits", timeout: 30_000 }).toBe(0);
}

/** What is left of a refund in bulk that another test has begun: its charges are the world's, and a job would go on. */
async function untilRefundsAreFinished({ db, people }: World): Promise<void> {
	await continueBulkRefunds({ db });
	const madeById = { in: Object.values(people).map(({ id }) => id) };
	const areOpen = () => db.bulkRefund.count({ where: { finishedAt: null, madeById } });
	await expect.poll(areOpen, { message: "refunds in bulk that go on", timeout: 30_000 }).toBe(0);
}

interface Table {
	readonly name: string;
	readonly owners: readonly string[];
}

/** They stay the same while the tests run, and the catalogue is slow to say. */
let tables: Promise<Table[]> | undefined;

async function readTables(sql: Sql): Promise<Table[]> {
	const found = await sql.query<{ name: string; columns: string[] }>(
		`SELECT table_name::text AS name, array_agg(column_name::text) AS columns
		FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
		WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY table_name ORDER BY table_name`,
	);
	return found
		.filter(({ name }) => !RESTLESS.includes(name))
		.map(({ name, columns }) => ({ name, owners: OWNERS.filter((owner) => columns.includes(owner)) }));
}

interface TableState {
	readonly name: string;
	/** How many rows are theirs, so that a deleted one is missed. */
	readonly owned: number;
	/** How many that name them were written after the transaction. */
	readonly written: number;
}

/** The statement that looks at all of them: $1 their ids, $2 the transaction, $3 the pattern of an id. */
function lookAtTables(tables: readonly Table[]): string {
	return tables
		.map(({ name, owners }) => {
			const isTheirs = owners.map((owner) => `"${owner}" = ANY ($1::uuid[])`).join(" OR ") || "false";
			const isNote = name === "audit_entry" ? `"action" IN (${NOTES})` : "false";
			const namesThem =
				"EXISTS (SELECT FROM regexp_matches(line::text, $3, 'g') AS found(id) WHERE id[1]::uuid = ANY ($1::uuid[]))";
			return `SELECT '${name}' AS name, (SELECT count(*)::int FROM "${name}" WHERE (${isTheirs}) AND NOT ${isNote}) AS owned,
				(SELECT count(*)::int FROM "${name}" AS line
					WHERE NOT ${isNote} AND CASE WHEN age(line.xmin) < age($2::xid) THEN ${namesThem} END) AS written`;
		})
		.join(" UNION ALL ");
}

async function idsOf({ db, here, elsewhere, people }: World): Promise<string[]> {
	const organizationIds = [here.id, elsewhere.id];
	const users = await db.user.findMany({ where: { organizationId: { in: organizationIds } }, select: { id: true } });
	const userIds = [...users, ...Object.values(people)].map(({ id }) => id);
	const accounts = await db.account.findMany({ where: { userId: { in: userIds } }, select: { id: true } });
	return [...new Set([...organizationIds, ...userIds, ...accounts.map(({ id }) => id)])];
}

import { afterAll, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { postCharges } from "../../ledger/charges/post-charges.ts";
import { type Database, openDatabase } from "./db.ts";
import { WRITING_PATIENCE } from "./patience.ts";
import { readSnapshot } from "./snapshot.ts";
import type { Sql } from "./sql.ts";
import { sqlOf, transact } from "./transaction.ts";

const { db, url } = await testDatabase();
const user = await aUser(db, await anOrganization(db));
await grantCredits(db, user.id, 100n);

function opened(isPooled: boolean): Database {
	const own = openDatabase(url, { maxConnections: 1, patience: WRITING_PATIENCE, isPooled });
	afterAll(() => own.$disconnect());
	return own;
}

/** Everything that the application does with connections. */
async function use(own: Database): Promise<void> {
	await own.user.count();
	await readSnapshot(({ prisma }) => prisma.user.count(), own);
	await transact(own, (tx) => tx.prisma.user.update({ where: { id: user.id }, data: { name: "Mary" } }));
	const [charged] = await postCharges(aClient(own), [aCharge(user.id, 1n)]);
	expect(charged?.ok).toBe(true);
}

/** What stays with a connection when its transaction is over. */
async function leftOn(sql: Sql): Promise<string[]> {
	const left = await sql.query<{ what: string }>(
		`SELECT "name" AS "what" FROM pg_settings WHERE "source" = 'session' AND "name" NOT LIKE 'transaction_%'
		UNION ALL SELECT 'a statement' FROM pg_prepared_statements
		UNION ALL SELECT 'a lock' FROM pg_locks WHERE "locktype" = 'advisory' AND "pid" = pg_backend_pid()
		UNION ALL SELECT 'a channel' FROM pg_listening_channels()
		UNION ALL SELECT 'a table' FROM pg_class WHERE "relpersistence" = 't' AND "relnamespace" = pg_my_temp_schema()`,
	);
	return [...new Set(left.map(({ what }) => what))].sort();
}

it("behind a pooler leaves nothing on a connection for its next user", async () => {
	const own = opened(true);
	await use(own);
	expect(await leftOn(sqlOf(own))).toEqual([]);
	expect(await leftOn(own.$plain().sql)).toEqual([]);
});

it("without one keeps its time limits and its statements there", async () => {
	const own = opened(false);
	await use(own);
	const limits = ["idle_in_transaction_session_timeout", "lock_timeout", "statement_timeout"];
	expect(await leftOn(sqlOf(own))).toEqual(limits);
	expect(await leftOn(own.$plain().sql)).toEqual(["a statement"]);
});

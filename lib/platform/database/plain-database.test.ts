import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { isBusy } from "./is-busy.ts";
import { READING_PATIENCE, WITHOUT_END } from "./patience.ts";
import { openPlain } from "./plain-database.ts";
import { sqlOf } from "./transaction.ts";

const { db, url } = await testDatabase();

function plain(more: Partial<Parameters<typeof openPlain>[1]> = {}) {
	const database = openPlain(url, { connections: 1, patience: WITHOUT_END, isPooled: false, ...more });
	afterAll(() => database.close());
	return database;
}

const EVERY_TYPE = `SELECT 9007199254740993::int8 AS "int8", 7 AS "int4", true AS "bool", 'a'::text AS "text",
	'01a227c5-62b7-748c-a1fd-9c6641f15181'::uuid AS "uuid", '{"a":[1]}'::jsonb AS "jsonb", NULL::int8 AS "null",
	'2026-11-29 12:00:00.123+02'::timestamptz AS "timestamptz", '2026-11-29'::date AS "date", $1::text AS "parameter",
	'{1,9007199254740993}'::int8[] AS "int8s", '{01a227c5-62b7-748c-a1fd-9c6641f15181}'::uuid[] AS "uuids",
	'{}'::int8[] AS "none"`;

test("values come as they come from Prisma, whatever this machine's time zone", async () => {
	vi.stubEnv("TZ", "Asia/Tokyo");
	const read = (isPooled: boolean) => plain({ isPooled }).transaction((sql) => sql.query(EVERY_TYPE, ["b"]));
	const expected = await sqlOf(db).query(EVERY_TYPE, ["b"]);
	expect(await read(false)).toEqual(expected);
	expect(await read(true)).toEqual(expected);
	vi.unstubAllEnvs();
});

test("statements are prepared once, unless a pooler gives each transaction another connection", async () => {
	const prepared = async (isPooled: boolean) => {
		const database = plain({ isPooled });
		for (let count = 0; count < 2; count += 1)
			await database.transaction((sql) => sql.query("SELECT $1::int", [count]));
		return database.transaction((sql) =>
			sql.query(`SELECT "statement" FROM pg_prepared_statements WHERE "statement" LIKE 'SELECT $1%'`),
		);
	};
	expect(await prepared(false)).toEqual([{ statement: "SELECT $1::int" }]);
	expect(await prepared(true)).toEqual([]);
});

test("statements run in the order in which they are asked for, and fail with the first error", async () => {
	const database = plain();
	const order = await database.transaction(async (sql) => {
		const asked = [sql.query("CREATE TEMP TABLE t (n int)"), sql.execute("INSERT INTO t VALUES (1), (2)")];
		const [, count] = await Promise.all(asked);
		return [count, await sql.query("SELECT n FROM t ORDER BY n")];
	});
	expect(order).toEqual([2, [{ n: 1 }, { n: 2 }]]);
	const reasons: unknown[] = [];
	const failed = database.transaction(async (sql) => {
		const asked = [sql.execute("INSERT INTO t VALUES (3)"), sql.query("SELECT 1 / 0"), sql.query("SELECT 1")];
		for (const one of await Promise.allSettled(asked)) if (one.status === "rejected") reasons.push(one.reason);
		throw reasons[0];
	});
	await expect(failed).rejects.toThrow("division by zero");
	expect(reasons).toEqual([reasons[0], reasons[0]]);
	expect(await database.transaction((sql) => sql.query("SELECT n FROM t"))).toHaveLength(2);
});

test("no statement of a transaction is compiled", async () => {
	const settings = await plain({}).transaction((sql) => sql.query(`SELECT current_setting('jit') AS "jit"`));
	expect(settings).toEqual([{ jit: "off" }]);
});

test("time limits hold in the transaction, and a wait that ends is told as busy", async () => {
	const [limits] = await plain({ patience: READING_PATIENCE }).transaction(
		(sql) =>
			sql.query(`SELECT current_setting('lock_timeout') AS "lock", current_setting('statement_timeout') AS "all"`),
		{ lockMs: 1_500 },
	);
	expect(limits).toEqual({ lock: "1500ms", all: "30s" });
	const database = plain({ patience: { ...READING_PATIENCE, idleInTransactionMs: 1_000 } });
	const idle = await database
		.transaction(async (sql) => {
			await sql.query("SELECT 1");
			await wait(2_000);
			await sql.query("SELECT 2");
		})
		.catch((error: unknown) => error);
	expect(isBusy(idle)).toBe(true);
	expect(await database.transaction((sql) => sql.query("SELECT 3 AS n"))).toEqual([{ n: 3 }]);
});

import { expect, test } from "vitest";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { arrays, unnest } from "./insert-rows.ts";

const { db } = await testDatabase();

test("every value arrives as it was, also among values like it", async () => {
	const columns = { text: "text", tags: "jsonb", count: "int8", at: "timestamptz", hash: "bytea" };
	const at = new Date("2026-11-29T12:00:00.123Z");
	const rows = [
		{ text: "", tags: '{"a":"\\"{},"}', count: 1n, at, hash: "\\x00ff" },
		{ text: "NULL", tags: null, count: 1n, at, hash: "\\x00ff" },
		{ text: null, tags: "{}", count: -(2n ** 63n), at: null, hash: null },
		{ text: null, tags: "{}", count: null, at: new Date(at), hash: null },
		{ text: ' {"a"},\\,\n größe \\" ', tags: "[]", count: 9_007_199_254_740_993n, at, hash: "\\x" },
	];
	const found = await sqlOf(db).query(
		`SELECT "text", "tags", "count", "at", encode("hash", 'hex') AS "hash" FROM ${unnest(columns)}`,
		arrays(columns, rows),
	);
	expect(found).toEqual(
		rows.map(({ tags, hash, ...row }) => ({ ...row, tags: tags && JSON.parse(tags), hash: hash?.slice(2) ?? null })),
	);
});

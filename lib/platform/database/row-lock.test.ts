import { describe, expect, test } from "vitest";
import { inLockOrder, isKeyLocked, lockKeys, rowLock } from "./row-lock.ts";
import type { Sql } from "./sql.ts";

const [ONE, TWO, THREE] = ["0a", "0b", "0c"] as const;

describe("the locks of one transaction", () => {
	test("come in the one order, and say how they lock", async () => {
		const { sql, asked } = aTransaction();
		await lockKeys(sql, "emails", ["john@example.com"]);
		expect(share(sql, ONE, TWO)).toBe("FOR KEY SHARE");
		const keys = { text: '"key"', keys: ["k1"], skipLocked: false };
		expect(isKeyLocked(sql, "requestKeys", keys)).toBe(
			`pg_advisory_xact_lock(hashtextextended("key", 0))::text IS NOT NULL`,
		);
		expect(rowLock(sql, "pools", { strength: "NO KEY UPDATE", ids: [ONE], skipLocked: true })).toBe(
			"FOR NO KEY UPDATE SKIP LOCKED",
		);
		await lockKeys(sql, "accounts", ["all"], { isShared: true });
		expect(asked.map(({ values }) => values)).toEqual([[["emails:john@example.com"]], [["accounts:all"]]]);
		expect(asked.map(({ text }) => /pg_\w+/.exec(text)?.[0])).toEqual([
			"pg_advisory_xact_lock",
			"pg_advisory_xact_lock_shared",
		]);
	});

	test("of an earlier class are refused, and the transaction's next ones are not", async () => {
		const { sql, asked } = aTransaction();
		lockPools(sql, ONE);
		expect(() => share(sql, ONE)).toThrow("Locked out of order: users 0a after pools");
		await expect(lockKeys(sql, "welcomeMails", ["sally"])).rejects.toThrow("Locked out of order: welcomeMails sally");
		expect(() => isKeyLocked(sql, "requestKeys", { text: '"key"', keys: ["k"], skipLocked: false })).toThrow(
			"out of order",
		);
		await lockKeys(sql, "tokens", ["t"]);
		expect(asked).toHaveLength(1);
	});

	test("of one class ascend, however the caller sorts the keys of one statement", async () => {
		const { sql, asked } = aTransaction();
		share(sql, TWO, ONE);
		share(sql, THREE, ONE);
		await lockKeys(sql, "mailboxes", ["b", "a", "b"]);
		expect(asked[0]?.values).toEqual([["mailboxes:a", "mailboxes:b"]]);
		await expect(lockKeys(sql, "mailboxes", ["aa"])).rejects.toThrow(
			"Locked out of order: mailboxes aa after mailboxes",
		);
		const other = aTransaction().sql;
		share(other, TWO);
		expect(() => share(other, TWO, ONE)).toThrow("Locked out of order: users 0a after users");
	});

	test("may be taken again, but not in a stronger way", () => {
		const { sql } = aTransaction();
		share(sql, ONE);
		change(sql, TWO);
		lockPools(sql, ONE);
		share(sql, TWO, ONE);
		change(sql, TWO);
		expect(() => share(sql, THREE)).toThrow("out of order");
		expect(() => change(sql, ONE)).toThrow("users 0a was locked in a weaker way before");
	});

	test("may come at any time where none is waited for; what is waited for comes in order after that as well", () => {
		const { sql } = aTransaction();
		lockPools(sql, ONE);
		expect(rowLock(sql, "users", { strength: "KEY SHARE", ids: [ONE], skipLocked: true })).toContain("SKIP LOCKED");
		const skipping = aTransaction().sql;
		rowLock(skipping, "pools", { strength: "NO KEY UPDATE", ids: [ONE], skipLocked: true });
		expect(() => share(skipping, ONE)).toThrow("out of order");
		expect(() => lockPools(skipping, TWO)).toThrow("out of order");
	});

	test("are followed by no others of their class where it isn't known which they are", () => {
		const { sql } = aTransaction();
		share(sql, ONE);
		rowLock(sql, "orders", { strength: "NO KEY UPDATE", ids: null });
		expect(() => rowLock(sql, "orders", { strength: "NO KEY UPDATE", ids: [ONE] })).toThrow("out of order");
		expect(() => rowLock(sql, "orders", { strength: "NO KEY UPDATE", ids: null })).toThrow("out of order");
		lockPools(sql, ONE);
	});

	test("are none where nothing is locked, and another transaction's don't count", () => {
		const { sql } = aTransaction();
		lockPools(sql, ONE);
		share(sql);
		share(aTransaction().sql, ONE);
	});
});

function share(sql: Sql, ...ids: string[]): string {
	return rowLock(sql, "users", { strength: "KEY SHARE", ids });
}

function change(sql: Sql, ...ids: string[]): string {
	return rowLock(sql, "users", { strength: "UPDATE", ids });
}

function lockPools(sql: Sql, ...ids: string[]): string {
	return rowLock(sql, "pools", { strength: "NO KEY UPDATE", ids });
}

/** Statements that go nowhere. */
function aTransaction() {
	const asked: { text: string; values: readonly unknown[] }[] = [];
	const sql: Sql = {
		async query(text, values = []) {
			asked.push({ text, values });
			return [];
		},
		execute: async () => 0,
	};
	return { sql: inLockOrder(sql), asked };
}

import { describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { healthyLedger } from "@/lib/testing/healthy-ledger.ts";
import { newId } from "../ids.ts";
import { done, refuse } from "../refusal.ts";
import { Outdated } from "./is-retryable.ts";
import { lockKeys, rowLock } from "./row-lock.ts";
import type { Sql } from "./sql.ts";
import { type Transaction, transact } from "./transaction.ts";

const { db } = await testDatabase();

describe("transact", () => {
	test("commits what was done, on one connection for Prisma and plain SQL", async () => {
		const id = newId();
		const answer = await transact(db, async (tx) => {
			await found(tx, id);
			const rows = await tx.sql.query(`SELECT 1 FROM "organization" WHERE "id" = $1::uuid`, [id]);
			return done(rows.length);
		});
		expect(answer).toEqual({ ok: true, value: 1 });
		expect(await db.organization.count({ where: { id } })).toBe(1);
	});

	test("rolls back what was refused, and returns the refusal", async () => {
		const id = newId();
		const answer = await transact(db, async (tx) => {
			await found(tx, id);
			return refuse("NOT_FOUND", "notFound");
		});
		expect(answer).toMatchObject({ ok: false, code: "NOT_FOUND" });
		expect(await db.organization.count({ where: { id } })).toBe(0);
	});

	test("rolls back what was thrown, and does not try it again", async () => {
		const id = newId();
		let attempts = 0;
		const work = transact(db, async (tx) => {
			attempts += 1;
			await found(tx, id);
			throw new Error("A bug.");
		});
		await expect(work).rejects.toThrow("A bug.");
		expect([attempts, await db.organization.count({ where: { id } })]).toEqual([1, 0]);
	});

	test.each(["40001", "40P01"])("tries again after %s, and nothing of the first attempt remains", async (sqlstate) => {
		const ids: string[] = [];
		await transact(db, async (tx) => {
			const id = newId();
			ids.push(id);
			await found(tx, id);
			if (ids.length < 3) await fail(tx, sqlstate);
		});
		expect(ids).toHaveLength(3);
		expect(await db.organization.findMany({ where: { id: { in: ids } } })).toMatchObject([{ id: ids[2] }]);
	});

	test("gives up eventually", async () => {
		let attempts = 0;
		const work = transact(db, async (tx) => {
			attempts += 1;
			await fail(tx, "40001");
		});
		await expect(work).rejects.toThrow("on purpose");
		expect(attempts).toBe(5);
	});

	test("joins an outer transaction: one refusal undoes both, and only the outer one tries again", async () => {
		const [outer, inner] = [newId(), newId()];
		let attempts = 0;
		const answer = await transact(db, async (tx) => {
			attempts += 1;
			await found(tx, outer);
			await transact(tx, async (joined) => {
				expect(joined).toBe(tx);
				await found(joined, inner);
				if (attempts === 1) await fail(joined, "40001");
			});
			return refuse("CONFLICT", "notFound");
		});
		expect(answer).toMatchObject({ ok: false, code: "CONFLICT" });
		expect(attempts).toBe(2);
		expect(await db.organization.count({ where: { id: { in: [outer, inner] } } })).toBe(0);
	});

	test("takes no lock out of order, as a plain transaction does; another attempt begins without locks", async () => {
		const ids = [newId()];
		const lockBackwards = async (sql: Sql) => {
			rowLock(sql, "pools", { strength: "NO KEY UPDATE", ids });
			rowLock(sql, "users", { strength: "KEY SHARE", ids });
		};
		await expect(transact(db, (tx) => lockBackwards(tx.sql))).rejects.toThrow("out of order");
		await expect(db.$plain().transaction(lockBackwards)).rejects.toThrow("out of order");
		let attempts = 0;
		await transact(db, async (tx) => {
			attempts += 1;
			await lockKeys(tx.sql, "tokens", [`attempt ${3 - attempts}`]);
			if (attempts < 2) throw new Outdated("On purpose.");
		});
		expect(attempts).toBe(2);
	});

	test("is READ COMMITTED", async () => {
		const [row] = await transact(db, (tx) => tx.sql.query("SHOW transaction_isolation"));
		expect(row).toEqual({ transaction_isolation: "read committed" });
	});
});

test("the ledger never asks for a second connection while it has one", async () => {
	const narrow = await testDatabase({ maxConnections: 1 });
	await expect(healthyLedger(narrow.db)).resolves.toMatchObject({ chargeId: expect.any(String) });
});

function found(tx: Transaction, id: string) {
	return tx.prisma.organization.create({ data: { id, name: "Northwind" } });
}

function fail(tx: Transaction, sqlstate: string) {
	return tx.sql.query(`DO $$ BEGIN RAISE EXCEPTION 'on purpose' USING ERRCODE = '${sqlstate}'; END $$`);
}

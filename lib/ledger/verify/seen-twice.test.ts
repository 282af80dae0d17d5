import { describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { healthyLedger } from "@/lib/testing/healthy-ledger.ts";
import { type Finding, seenTwice, verifyLedger } from "./verify-ledger.ts";

const { db, sql } = await testDatabase({ corrupted: true });
const { walletId } = await healthyLedger(db);

const finding = (sentence: string): Finding => ({ invariant: 1, holds: "nothing is lost", id: "1", sentence });

/** Looks that find these, one after the other, and how often was looked. */
function looks(...found: Finding[][]) {
	const times = { count: 0 };
	return { times, look: async () => found[times.count++] ?? [] };
}

describe("on several machines", () => {
	test("only what is found twice, unchanged, counts", async () => {
		const { look, times } = looks([finding("lost"), finding("7 moved")], [finding("8 moved"), finding("lost")]);
		expect(await seenTwice(look, { isDistributed: true })).toEqual([finding("lost")]);
		expect(times.count).toBe(2);
	});

	test("a clean ledger is looked at once", async () => {
		const { look, times } = looks([]);
		expect(await seenTwice(look, { isDistributed: true })).toEqual([]);
		expect(times.count).toBe(1);
	});

	test("the checks find the same in tables that were fetched", async () => {
		expect(await verifyLedger(sql, { isDistributed: true })).toEqual([]);
		await db.pool.update({ where: { accountId: walletId }, data: { held: { increment: 1n } } });
		const found = await verifyLedger(sql, { isDistributed: false });
		expect(found).toHaveLength(1);
		expect(await verifyLedger(sql, { isDistributed: true })).toEqual(found);
	});
});

test("on one machine the first look counts", async () => {
	const { look, times } = looks([finding("lost")]);
	expect(await seenTwice(look, { isDistributed: false })).toEqual([finding("lost")]);
	expect(times.count).toBe(1);
});

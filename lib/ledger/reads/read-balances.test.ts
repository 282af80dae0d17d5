import { beforeAll, describe, expect, test } from "vitest";
import type { LotKind } from "@/generated/prisma/enums.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { readWalletsOf } from "./pools-of.ts";
import { readBalances } from "./read-balances.ts";
import { readCreditsByExpiry, readLots } from "./read-lots.ts";

// Its lots are written directly, without the entries that would have made them.
const { db, sql } = await testDatabase({ corrupted: true });
const northwind = await anOrganization(db);
const NOON = new Date("2026-11-22T12:00:00Z");
const LATER = new Date("2026-12-31T16:00:00Z");

let john: string;
let peter: string;

// Reads are tested on bare lots: postings have their own tests.
beforeAll(async () => {
	john = (await aUser(db, northwind)).id;
	peter = (await aUser(db, northwind)).id;
	const lot = (name: string, more: { remaining: bigint; held?: bigint; expiresAt: Date | null; kind?: LotKind }) =>
		addLot(john, { name, kind: "purchased", held: 0n, ...more });
	await lot("never expires", { remaining: 100n, expiresAt: null });
	await lot("expires later", { remaining: 30n, held: 4n, expiresAt: LATER });
	await lot("expires later, granted", { remaining: 7n, expiresAt: LATER, kind: "granted" });
	await lot("expires at noon, on hold in part", { remaining: 20n, held: 5n, expiresAt: NOON });
	await lot("expired, not swept", { remaining: 11n, expiresAt: new Date("2026-11-01T00:00:00Z") });
	await lot("empty", { remaining: 0n, expiresAt: LATER });
});

describe("balances", () => {
	test("spendable credits are those left in unexpired lots, less holds", async () => {
		const [email] = await readBalances(sql, [john], new Date(NOON.getTime() - 1));
		expect(email).toMatchObject({
			userId: john,
			creditTypeId: "email",
			available: 100n + 26n + 7n + 15n,
			held: 9n,
			nextExpiry: { at: NOON, credits: 15n },
		});
	});

	test("a lot is gone from the very instant at which it expires, its hold is not", async () => {
		const [email] = await readBalances(sql, [john], NOON);
		expect(email).toMatchObject({ available: 133n, held: 9n, nextExpiry: { at: LATER, credits: 33n } });
	});

	test("where nothing expires there is no next expiry", async () => {
		const [email] = await readBalances(sql, [john], new Date("2030-01-01T00:00:00Z"));
		expect(email).toMatchObject({ available: 100n, nextExpiry: null });
	});

	test("every requested user has every credit type, in the order requested, zeros included", async () => {
		const balances = await readBalances(sql, [peter, john]);
		expect(balances.map(({ userId, creditTypeId }) => [userId, creditTypeId])).toEqual([
			[peter, "email"],
			[peter, "sms"],
			[peter, "lab"],
			[john, "email"],
			[john, "sms"],
			[john, "lab"],
		]);
		expect(balances[0]).toMatchObject({ available: 0n, held: 0n, nextExpiry: null });
	});

	test("without an instant, the database's present counts", async () => {
		await addLot(peter, { name: "sms", kind: "granted", remaining: 3n, held: 0n, expiresAt: new Date(0) });
		await addLot(peter, { name: "sms", kind: "granted", remaining: 2n, held: 0n, expiresAt: new Date("2999-01-01") });
		const [email] = await readBalances(sql, [peter]);
		expect(email?.available).toBe(2n);
	});
});

test("lots come in the order in which they are spent, page by page, without what is empty or gone", async () => {
	const [email] = await readWalletsOf(sql, [john]);
	if (!email) throw new Error("John has no wallet.");
	const page = (offset: number, limit: number) => readLots(sql, { ...email, offset, limit, at: NOON });
	const lots = await page(0, 100);
	expect(lots.map(({ kind, remaining, held, expiresAt }) => ({ kind, remaining, held, expiresAt }))).toEqual([
		{ kind: "purchased", remaining: 20n, held: 5n, expiresAt: NOON },
		{ kind: "granted", remaining: 7n, held: 0n, expiresAt: LATER },
		{ kind: "purchased", remaining: 30n, held: 4n, expiresAt: LATER },
		{ kind: "purchased", remaining: 100n, held: 0n, expiresAt: null },
	]);
	expect([await page(0, 3), await page(3, 3), await page(6, 3)]).toEqual([lots.slice(0, 3), lots.slice(3), []]);
});

test("credits of one kind that expire together are one row, however many lots they are", async () => {
	const paula = (await aUser(db, northwind)).id;
	const lot = (remaining: bigint, more: { held?: bigint; expiresAt: Date | null; kind?: LotKind }) =>
		addLot(paula, { name: "", kind: "purchased", held: 0n, remaining, ...more });
	await lot(1n, { expiresAt: null });
	for (const remaining of [10n, 20n]) await lot(remaining, { expiresAt: LATER, held: 3n });
	await lot(5n, { expiresAt: LATER, kind: "granted" });
	await lot(7n, { expiresAt: NOON, held: 4n });
	await lot(9n, { expiresAt: new Date(NOON.getTime() - 1) });
	const rows = await readCreditsByExpiry(sql, await readWalletsOf(sql, [paula]), NOON);
	expect(rows.map(({ accountId: _, ...row }) => row)).toEqual([
		{ kind: "purchased", expiresAt: NOON, available: 0n, held: 4n, granted: 7n },
		{ kind: "granted", expiresAt: LATER, available: 5n, held: 0n, granted: 5n },
		{ kind: "purchased", expiresAt: LATER, available: 24n, held: 6n, granted: 30n },
		{ kind: "purchased", expiresAt: null, available: 1n, held: 0n, granted: 1n },
	]);
});

async function addLot(
	userId: string,
	lot: { name: string; kind: LotKind; remaining: bigint; held: bigint; expiresAt: Date | null },
): Promise<void> {
	const account = await db.account.findFirstOrThrow({ where: { userId, creditTypeId: "email" } });
	const { name: _, ...rest } = lot;
	await db.lot.create({
		data: {
			...{ id: newId(), accountId: account.id, granted: lot.remaining, createdAt: new Date(0) },
			...{ ...rest, closedAt: lot.remaining === 0n ? new Date(0) : null },
		},
	});
	await db.pool.update({
		where: { accountId: account.id },
		data: { balance: { increment: lot.remaining }, held: { increment: lot.held } },
	});
}

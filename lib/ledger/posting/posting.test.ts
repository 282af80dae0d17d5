import { expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { entryHashSql, firstHashSql } from "./entry-hash-sql.ts";
import { loadLots } from "./load-lots.ts";
import { lockAccounts } from "./lock-accounts.ts";
import { walletOf } from "./open-wallets.ts";

// A charge is tested here without its row.
const { db, sql } = await testDatabase({ corrupted: true });
const northwind = await anOrganization(db);
const NOON = new Date("2026-11-29T12:00:00.000Z");

async function aWallet(): Promise<{ userId: string; accountId: string }> {
	const { id: userId } = await aUser(db, northwind);
	return { userId, accountId: await walletOf(sql, { userId, creditTypeId: "email" }) };
}

/** The clock's time so many milliseconds after noon. */
function after(ms: number) {
	return clockAt(new Date(NOON.getTime() + ms));
}

test("the hash of every entry follows from the one before, by the same rule in SQL", async () => {
	const { accountId, userId } = await aWallet();
	await grantCredits(db, userId, 10n, { clock: after(0) });
	await grantCredits(db, userId, 5n, { expiresAt: new Date(NOON.getTime() + 50), clock: after(7) });
	await transact(
		db,
		async (tx) => {
			const posting = await lockAccounts(tx, [accountId]);
			const [part] = posting.take(accountId, 3n, NOON) ?? [];
			if (!part) throw new Error("There are no credits.");
			const tags = { 'größe, "\\': "{ü}\n", b: "", "B,": "2" };
			const usage = { service: "lab", item: 'Kubernetes, part "1" \\', reference: null, tags };
			const charge = { client: "tests", chargeId: newId(), slice: 0, userId, actorId: userId, reason: "Übung\\" };
			const links = { ...charge, usage: { ...usage, credits: 3n, expiresAt: null }, addressId: newId() };
			posting.move({ kind: "charge", credits: 3n, from: part.lot, to: null, movementId: charge.chargeId, ...links });
			await posting.flush();
			const back = { ...charge, sliceVersion: 3n, reversesVersion: 3n };
			posting.move({ kind: "refund", credits: 1n, from: null, to: part.lot, movementId: newId(), ...back });
			await posting.flush();
			const written = await tx.prisma.ledgerEntry.findFirst({ where: { accountId, version: 3n } });
			expect(written).toMatchObject({ tags, item: usage.item, reason: charge.reason });
		},
		{ clock: after(20) },
	);
	await transact(db, async (tx) => (await lockAccounts(tx, [accountId])).flush(), { clock: after(50) });
	const wrong = await sql.query(
		`SELECT "version" FROM (
			SELECT *, lag("hash", 1, ${firstHashSql(`"account_id"`)}) OVER (PARTITION BY "account_id" ORDER BY "version") AS "previous"
			FROM "ledger_entry"
		) AS "ledger_entry" WHERE "hash" <> ${entryHashSql(`"ledger_entry"`, `"previous"`)}`,
	);
	expect(wrong).toEqual([]);
	const entries = await db.ledgerEntry.findMany({ where: { accountId }, orderBy: { version: "asc" } });
	expect(entries.map(({ kind, credits, balanceAfter }) => [kind, credits, balanceAfter])).toEqual([
		["grant", 10n, 10n],
		["grant", 5n, 15n],
		["charge", -3n, 12n],
		["refund", 1n, 13n],
		["expiry", -3n, 10n],
	]);
	expect(entries.at(-1)?.hash).toEqual((await db.pool.findUniqueOrThrow({ where: { accountId } })).head);
});

test("a move between two pools has one entry in each, which name each other under one movement and part", async () => {
	const [one, other] = [await aWallet(), await aWallet()];
	for (const credits of [1n, 2n]) await grantCredits(db, one.userId, credits);
	const movementId = newId();
	await transact(db, async (tx) => {
		const posting = await lockAccounts(tx, [one.accountId, other.accountId]);
		for (const from of [...posting.lotsOf(one.accountId)]) {
			const to = posting.openLotLike(from, other);
			posting.move({ kind: "allocation", credits: from.remaining, from, to, movementId });
		}
		await posting.flush();
	});
	const entries = await db.ledgerEntry.findMany({
		where: { movementId },
		orderBy: [{ part: "asc" }, { credits: "asc" }],
	});
	expect(
		entries.map(({ accountId, counterAccountId, part, credits }) => ({ accountId, counterAccountId, part, credits })),
	).toEqual(
		[1n, 2n].flatMap((credits, part) => [
			{ accountId: one.accountId, counterAccountId: other.accountId, part, credits: -credits },
			{ accountId: other.accountId, counterAccountId: one.accountId, part, credits },
		]),
	);
	const lots = await db.lot.findMany({ where: { accountId: other.accountId } });
	expect(lots.every((lot) => lot.originAccountId === one.accountId)).toBe(true);
});

test("a lot is closed while it is empty", async () => {
	const { accountId, userId } = await aWallet();
	const lotId = await grantCredits(db, userId, 4n);
	const closedAt = async () => (await db.lot.findFirstOrThrow({ where: { id: lotId } })).closedAt;
	expect(await closedAt()).toBeNull();
	const adjust = (credits: bigint) =>
		transact(db, async (tx) => {
			const posting = await lockAccounts(tx, [accountId]);
			await loadLots(tx.sql, posting, [{ accountId, lotId }]);
			const [from, to] = credits < 0n ? [posting.lot(lotId), null] : [null, posting.lot(lotId)];
			posting.move({
				kind: "adjustment",
				credits: credits < 0n ? -credits : credits,
				from,
				to,
				movementId: newId(),
				reason: "For a test",
			});
			await posting.flush();
		});
	await adjust(-4n);
	expect(await closedAt()).not.toBeNull();
	await adjust(1n);
	expect(await closedAt()).toBeNull();
});

import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { postAllocation } from "../movements/post-allocation.ts";
import { NO_ADDRESS } from "../paying/make-addresses.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { type ChargeRequest, postCharges, settleCharges } from "./post-charges.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const client = aClient(db);

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

async function charge(request: ChargeRequest, context = client) {
	const [outcome] = await postCharges(context, [request]);
	return outcome;
}

async function aUserWith(credits: bigint) {
	const user = await aUser(db, northwind);
	await grantCredits(db, user.id, credits);
	return user;
}

test("a Credit User's charge is paid by their Credit Owner's wallet, their own credits stay parked (product.md 6)", async () => {
	const john = await aUserWith(100n);
	const peter = await aUser(db, northwind, { creditOwnerId: john.id });
	await grantCredits(db, peter.id, 25n);
	const outcome = await charge(aCharge(peter.id, 5n, { reference: "order 7" }), aClient(db, { actorId: peter.id }));
	const wallet = await db.account.findFirstOrThrow({ where: { userId: john.id, creditTypeId: "email" } });
	expect(outcome).toEqual({
		ok: true,
		value: {
			chargeId: expect.any(String),
			charged: 5n,
			coveredBy: null,
			slices: [{ accountId: wallet.id, credits: 5n, balanceAfter: 95n }],
		},
	});
	expect([await availableTo(db, john.id), await availableTo(db, peter.id)]).toEqual([95n, 25n]);

	const row = await db.charge.findFirstOrThrow({ where: { userId: peter.id } });
	expect(row).toMatchObject({
		client: "tests",
		accountIds: [wallet.id],
		versions: [2n],
		requested: 5n,
		charged: 5n,
		status: "posted",
		coveredBy: "credits",
		reference: "order 7",
	});
	const entries = await db.ledgerEntry.findMany({ where: { accountId: wallet.id, chargeId: row.id } });
	const usage = { slice: 0, sliceCredits: 5n, service: "campaign", item: "Spring sale", reference: "order 7" };
	expect(entries).toMatchObject([
		{ kind: "charge", userId: peter.id, actorId: peter.id, credits: -5n, balanceAfter: 95n, version: 2n, ...usage },
	]);
	const pool = await db.pool.findUniqueOrThrow({ where: { accountId: wallet.id } });
	expect(pool).toMatchObject({ balance: 95n, version: 2n, lastPostedAt: row.postedAt });
	expect(await db.poolUse.findMany({ where: { accountId: wallet.id } })).toMatchObject([
		{ userId: peter.id, addressId: NO_ADDRESS, credits: 5n },
	]);
});

test("lots are used soonest expiry first, never last, granted before purchased, then oldest (product.md 28)", async () => {
	const { id } = await aUser(db, northwind);
	const soon = inDays(30);
	const never = await grantCredits(db, id, 10n);
	const later = await grantCredits(db, id, 10n, { expiresAt: inDays(60) });
	const bought = (await boughtCredits(db, { beneficiaryId: id, credits: 10n, expiresAt: soon })).lotId;
	const older = await grantCredits(db, id, 10n, { expiresAt: soon });
	const newer = await grantCredits(db, id, 10n, { expiresAt: soon });
	const outcome = await charge(aCharge(id, 45n));
	expect(outcome?.ok && outcome.value.slices).toHaveLength(1);
	const used = await db.ledgerEntry.findMany({
		where: { kind: "charge", userId: id },
		orderBy: { version: "asc" },
	});
	expect(used.map(({ lotId, credits }) => [lotId, -credits])).toEqual([
		[older, 10n],
		[newer, 10n],
		[bought, 10n],
		[later, 10n],
		[never, 5n],
	]);
	expect(used.map(({ sliceCredits }) => sliceCredits)).toEqual([null, null, null, null, 45n]);
	expect(used.at(-1)).toMatchObject({ balanceAfter: 5n, version: 10n, sliceExpiresAt: soon });
});

test("a lack of credits refuses the whole charge, and the same answer is given when credits have arrived (product.md 34)", async () => {
	const { id } = await aUserWith(10n);
	const request = aCharge(id, 11n);
	const refusal = { ok: false, code: "INSUFFICIENT_CREDITS", values: { needed: 11n, available: 10n } };
	expect(await charge(request)).toMatchObject(refusal);
	expect(await availableTo(db, id)).toBe(10n);
	await grantCredits(db, id, 100n);
	expect(await charge(request)).toMatchObject(refusal);
	expect(await charge({ ...request, key: newId() })).toMatchObject({ ok: true });
});

test("the same key and body get the original answer, suspended in the meantime or not; another body is refused", async () => {
	const user = await aUserWith(10n);
	const request = aCharge(user.id, 4n);
	const first = await charge(request);
	await db.user.update({ where: { id: user.id }, data: { status: "suspended" } });
	expect(await charge(request)).toEqual(first);
	expect(await charge({ ...request, reference: null, pool: null })).toEqual(first);
	expect(await charge({ ...request, credits: 5n })).toMatchObject({ code: "CONFLICT", key: "keyUsedOtherwise" });
	expect(await charge(request, aClient(db, { client: "another" }))).toMatchObject({ code: "SUSPENDED" });
	expect(await availableTo(db, user.id)).toBe(6n);
});

test("one key twice in a batch has one effect and one answer; with another body it is refused", async () => {
	const { id } = await aUserWith(10n);
	const request = aCharge(id, 3n);
	const [first, again, other] = await postCharges(client, [request, { ...request }, { ...request, item: "Another" }]);
	expect(first).toMatchObject({ ok: true });
	expect(again).toEqual(first);
	expect(other).toMatchObject({ code: "CONFLICT", key: "keyUsedOtherwise" });
	expect(await availableTo(db, id)).toBe(7n);
});

test("a refusal in a batch does not affect the others, and answers come in the order requested", async () => {
	const john = await aUserWith(10n);
	const mary = await aUserWith(10n);
	const unknownId = newId();
	const outcomes = await postCharges(client, [
		aCharge(mary.id, 4n),
		aCharge(john.id, 7n),
		aCharge(unknownId, 1n),
		aCharge(john.id, 4n),
		aCharge(john.id, 0n),
		aCharge(john.id, 3n),
		aCharge(mary.id, 1n, { creditTypeId: "unheard-of" }),
		aCharge(mary.id, 1n, { key: "" }),
	]);
	expect(outcomes.map((outcome) => (outcome.ok ? outcome.value.charged : outcome.code))).toEqual([
		4n,
		7n,
		"NOT_FOUND",
		"INSUFFICIENT_CREDITS",
		"INVALID",
		3n,
		"NOT_FOUND",
		"INVALID",
	]);
	expect([await availableTo(db, john.id), await availableTo(db, mary.id)]).toEqual([0n, 6n]);
});

test("a suspended user, and the wallet of a suspended owner, refuse and say why (product.md 31, 36)", async () => {
	const john = await aUserWith(10n);
	const peter = await aUser(db, northwind, { creditOwnerId: john.id });
	await db.user.update({ where: { id: john.id }, data: { status: "suspended" } });
	const request = aCharge(peter.id, 1n);
	expect(await charge(aCharge(john.id, 1n))).toMatchObject({ code: "SUSPENDED", key: "userSuspended" });
	expect(await charge(request)).toMatchObject({
		code: "SUSPENDED",
		key: "payingUserSuspended",
		values: { name: john.name },
	});
	await db.user.update({ where: { id: john.id }, data: { status: "active" } });
	expect(await charge(request)).toMatchObject({ ok: true });
});

test("a share group that the call names pays alone, unless it is closed or its creator suspended (product.md 29)", async () => {
	const sally = await aUser(db, northwind);
	const tom = await aUserWith(100n);
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 10n, actorId: sally.id };
	await transact(db, (tx) => postAllocation(tx, allocation));
	const pool = { shareGroupId };
	expect(await charge(aCharge(tom.id, 4n, { pool }))).toMatchObject({
		ok: true,
		value: { slices: [{ credits: 4n, balanceAfter: 6n }] },
	});
	expect(await charge(aCharge(tom.id, 7n, { pool }))).toMatchObject({
		code: "INSUFFICIENT_CREDITS",
		values: { available: 6n },
	});
	expect(await availableTo(db, tom.id)).toBe(100n);
	await db.shareGroup.update({ where: { id: shareGroupId }, data: { status: "closing", closingAt: new Date() } });
	expect(await charge(aCharge(tom.id, 1n, { pool }))).toMatchObject({ code: "CONFLICT", key: "shareGroupClosed" });
	await db.shareGroup.update({ where: { id: shareGroupId }, data: { status: "open", closingAt: null } });
	await db.user.update({ where: { id: sally.id }, data: { status: "suspended" } });
	expect(await charge(aCharge(tom.id, 1n, { pool }))).toMatchObject({ code: "SUSPENDED", key: "payingUserSuspended" });
	expect(await charge(aCharge(tom.id, 1n, { pool: { shareGroupId: newId() } }))).toMatchObject({ code: "NOT_FOUND" });
});

test("a lot can be spent until the instant it expires, and not from it on, swept or not (product.md 28)", async () => {
	const { id } = await aUser(db, northwind);
	const expiresAt = new Date("2030-01-01T00:00:00.000Z");
	await grantCredits(db, id, 10n, { expiresAt });
	await grantCredits(db, id, 1n);
	const before = aClient(db, { clock: clockAt(new Date(expiresAt.getTime() - 1)) });
	const at = aClient(db, { clock: clockAt(expiresAt) });
	expect(await charge(aCharge(id, 3n), before)).toMatchObject({ ok: true });
	expect(await charge(aCharge(id, 2n), at)).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { available: 1n } });
	const wallet = await db.account.findFirstOrThrow({ where: { userId: id, creditTypeId: "email" } });
	expect(await db.pool.findUniqueOrThrow({ where: { accountId: wallet.id } })).toMatchObject({ balance: 1n });
	const expiry = await db.ledgerEntry.findFirstOrThrow({ where: { kind: "expiry", accountId: wallet.id } });
	expect(expiry).toMatchObject({ credits: -7n, postedAt: expiresAt });
});

test("posted_at is the later of the clock and the account's last posting", async () => {
	const { id } = await aUserWith(10n);
	const late = new Date("2031-05-05T05:05:05.555Z");
	await charge(aCharge(id, 1n), aClient(db, { clock: clockAt(late) }));
	await charge(aCharge(id, 1n));
	const posted = await db.charge.findMany({ where: { userId: id } });
	expect(posted.map(({ postedAt }) => postedAt)).toEqual([late, late]);
});

test("a charge that fails unexpectedly affects only itself; the others of its batch are posted", async () => {
	const { id } = await aUserWith(10n);
	const charges = [
		aCharge(id, 1n),
		aCharge(id, 2n, { item: "no text of PostgreSQL's: \0" }),
		aCharge(id, 3n),
		aCharge("no user's id", 1n),
	];
	const settled = await settleCharges(
		{ db },
		charges.map((one) => ({ ...one, client: "tests", actorId: null })),
	);
	expect(settled).toMatchObject([
		{ outcome: { ok: true, value: { charged: 1n } } },
		{ error: expect.any(Error) },
		{ outcome: { ok: true, value: { charged: 3n } } },
		{ error: expect.any(Error) },
	]);
	await expect(postCharges(client, charges)).rejects.toThrow();
	expect(await availableTo(db, id)).toBe(6n);
});

test("the number of statements does not grow with the batch", async () => {
	const users = await Promise.all(Array.from({ length: 20 }, () => aUserWith(10n)));
	const statements: number[] = [];
	for (const batch of [users.slice(0, 1), users]) {
		let count = 0;
		await transact(db, async (tx) => {
			const counted: Sql = {
				query: (text, values) => {
					count += 1;
					return tx.sql.query(text, values);
				},
				execute: (text, values) => {
					count += 1;
					return tx.sql.execute(text, values);
				},
			};
			const context = aClient(db, { db: { ...tx, sql: counted } });
			const outcomes = await postCharges(
				context,
				batch.flatMap(({ id }) => [aCharge(id, 1n), aCharge(id, 2n)]),
			);
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
		});
		statements.push(count);
	}
	expect(statements[1]).toBe(statements[0]);
	expect(statements[0]).toBeLessThanOrEqual(17);
});

test("totals per day count a charge on its day in the deployment's time zone (product.md 35)", async () => {
	const hongKong = await testDatabase();
	await hongKong.db.deployment.update({ where: { id: 1 }, data: { timeZone: "Asia/Hong_Kong" } });
	const { id } = await aUser(hongKong.db, await anOrganization(hongKong.db));
	const clock = clockAt(new Date("2026-03-01T15:59:59.999Z"));
	await grantCredits(hongKong.db, id, 100n, { clock });
	await charge(aCharge(id, 1n), aClient(hongKong.db, { clock }));
	await charge(aCharge(id, 2n), aClient(hongKong.db, { clock: clockAt(new Date("2026-03-01T16:00:00.000Z")) }));
	await postCharges(aClient(hongKong.db, { clock: clockAt(new Date("2026-03-02T10:00:00.000Z")) }), [
		aCharge(id, 3n),
		aCharge(id, 4n),
	]);
	const totals = await hongKong.sql.query(
		`SELECT "day"::text AS "day", "charged", "refunded", "charges" FROM "usage_daily" ORDER BY "day"`,
	);
	expect(totals).toEqual([
		{ day: "2026-03-01", charged: 1n, refunded: 0n, charges: 1n },
		{ day: "2026-03-02", charged: 9n, refunded: 0n, charges: 3n },
	]);
	expect(await verifyLedger(hongKong.sql)).toEqual([]);
});

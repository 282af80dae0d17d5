import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { postAllocation } from "../movements/allocate.ts";
import { closeShareGroup } from "../movements/close-group.ts";
import { expireLots } from "../movements/expiry.ts";
import { lockAccounts } from "../posting/lock.ts";
import { takeCredits } from "../posting/lots.ts";
import { claimRequest, recordOutcome } from "../requests/request.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { postCharges } from "./charge.ts";
import { CANCELLATION_GRACE_MS, cancelCharge, refundCharge } from "./refund.ts";
import { debit, writeCharges } from "./write-charges.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const client = aClient(db);
const DAY_MS = 24 * 3_600_000;
const NOON = new Date("2030-06-01T12:00:00.000Z");

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

function daysAfterNoon(days: number) {
	return aClient(db, { clock: clockAt(new Date(NOON.getTime() + days * DAY_MS)) });
}

async function charge(userId: string, credits: bigint, { context = client, shareGroupId = "" } = {}) {
	const pool = shareGroupId ? { shareGroupId } : null;
	const [outcome] = await postCharges(context, [aCharge(userId, credits, { pool })]);
	if (!outcome?.ok) throw new Error(outcome?.key);
	return outcome.value.chargeId;
}

async function refund(chargeId: string, credits?: bigint, context = client) {
	return refundCharge(context, { key: newId(), chargeId, credits });
}

async function lotsOf(userId: string) {
	return db.lot.findMany({
		where: { account: { userId, creditTypeId: "email" } },
		orderBy: [{ expiresAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
	});
}

test("a refund goes back to the lots that the credits came from, the last one first, and once per key", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 4n, { expiresAt: new Date("2031-01-01T00:00:00Z") });
	await grantCredits(db, id, 10n);
	const chargeId = await charge(id, 9n);
	const request = { key: newId(), chargeId, credits: 6n };
	const refunded = await refundCharge(client, request);
	expect(refunded).toMatchObject({
		ok: true,
		value: { refunded: 6n, refundedInAll: 6n, pools: [{ balanceAfter: 11n }] },
	});
	expect(await refundCharge(client, request)).toEqual(refunded);
	expect((await lotsOf(id)).map(({ remaining }) => remaining)).toEqual([1n, 10n]);
	const row = await db.charge.findUniqueOrThrow({ where: { id: chargeId }, include: { slices: true } });
	expect(row).toMatchObject({ status: "partly_refunded", refunded: 6n, slices: [{ credits: 9n, refunded: 6n }] });
	await refund(chargeId, 2n);
	expect((await lotsOf(id)).map(({ remaining }) => remaining)).toEqual([3n, 10n]);
});

test("never more than was charged, in however many refunds; the default is what is left", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const chargeId = await charge(id, 9n);
	expect(await refund(chargeId, 10n)).toMatchObject({ code: "CONFLICT", key: "refundTooMuch", values: { left: 9n } });
	expect(await refund(chargeId, 4n)).toMatchObject({ ok: true });
	expect(await refund(chargeId, 6n)).toMatchObject({ key: "refundTooMuch", values: { left: 5n } });
	expect(await refund(chargeId)).toMatchObject({ ok: true, value: { refunded: 5n, refundedInAll: 9n } });
	expect(await refund(chargeId)).toMatchObject({ key: "refundTooMuch", values: { left: 0n } });
	expect(await refund(newId())).toMatchObject({ code: "NOT_FOUND" });
	expect(await availableTo(db, id)).toBe(10n);
	expect(await db.charge.findUnique({ where: { id: chargeId } })).toMatchObject({ status: "refunded", refunded: 9n });
});

test("of a charge that several pools paid, the last slice is refunded first", async () => {
	const john = await aUser(db, northwind);
	const mary = await aUser(db, northwind);
	await grantCredits(db, john.id, 5n);
	await grantCredits(db, mary.id, 10n);
	const chargeId = await chargeOfTwoPools(john.id, [john.id, mary.id], 8n);
	const slices = () => db.chargeSlice.findMany({ where: { chargeId }, orderBy: { position: "asc" } });
	expect(await slices()).toMatchObject([
		{ credits: 5n, balanceAfter: 0n },
		{ credits: 3n, balanceAfter: 7n },
	]);
	await refund(chargeId, 2n);
	expect((await slices()).map(({ refunded }) => refunded)).toEqual([0n, 2n]);
	await refund(chargeId, 2n);
	expect((await slices()).map(({ refunded }) => refunded)).toEqual([1n, 3n]);
	expect([await availableTo(db, john.id), await availableTo(db, mary.id)]).toEqual([1n, 10n]);
});

/** A charge on these wallets in this order, as share groups beside a wallet would make it. */
async function chargeOfTwoPools(userId: string, ownerIds: string[], credits: bigint): Promise<string> {
	const wallets = await db.account.findMany({ where: { userId: { in: ownerIds }, creditTypeId: "email" } });
	const accountIds = ownerIds.flatMap((ownerId) => wallets.find((wallet) => wallet.userId === ownerId)?.id ?? []);
	return transact(db, async (tx) => {
		const request = { client: "tests", kind: "charge", key: newId(), body: null } as const;
		await claimRequest(tx, request);
		const posting = await lockAccounts(tx, accountIds);
		const lots = accountIds.flatMap((id) => posting.lotsOf(id));
		const at = posting.instant(accountIds);
		const parts = takeCredits(lots, credits, at) ?? [];
		const entry = debit(
			posting,
			{ parts, at, addresses: new Map() },
			{ purpose: aCharge(userId, credits), actorId: null },
		);
		await writeCharges(tx.sql, posting, [entry]);
		await recordOutcome(tx, request, { ok: true, value: { chargeId: entry.id } });
		return entry.id;
	});
}

test("refunded to a lot that has expired: a new one of the same kind and origin, for 7 days after that (product.md 32)", async () => {
	const { id } = await aUser(db, northwind);
	const bought = await boughtCredits(db, { beneficiaryId: id, credits: 10n, expiresAt: NOON });
	const chargeId = await charge(id, 10n);
	expect(await refund(chargeId, 4n, daysAfterNoon(0))).toMatchObject({ ok: true });
	const until = new Date(NOON.getTime() + 7 * DAY_MS);
	const [original, prolonged] = await lotsOf(id);
	expect(original).toMatchObject({ id: bought.lotId, remaining: 0n });
	expect(prolonged).toMatchObject({
		kind: "purchased",
		orderId: bought.orderId,
		originLotId: bought.lotId,
		granted: 4n,
		remaining: 4n,
		expiresAt: until,
	});
	const again = await charge(id, 4n, { context: daysAfterNoon(6) });
	await refund(again, 1n, daysAfterNoon(6.5));
	expect(await lotsOf(id)).toMatchObject([{ remaining: 0n }, { remaining: 1n, expiresAt: until }]);
	await refund(again, undefined, daysAfterNoon(7));
	await refund(chargeId, undefined, daysAfterNoon(7));
	expect((await lotsOf(id)).map(({ remaining }) => remaining)).toEqual([0n, 0n]);
	const wallet = await db.account.findFirstOrThrow({ where: { userId: id, creditTypeId: "email" } });
	expect(wallet.balance).toBe(0n);
	const expired = await db.transfer.aggregate({
		where: { kind: "expiry", fromAccountId: wallet.id },
		_sum: { credits: true },
	});
	expect(expired._sum.credits).toBe(10n);
});

test("a refund to a share group goes back to the group; once it is deleted, to its creator's wallet (product.md 32)", async () => {
	const sally = await aUser(db, northwind);
	const tom = await aUser(db, northwind);
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 50n, expiresAt: NOON });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 10n, actorId: sally.id };
	await transact(db, (tx) => postAllocation(tx, allocation));
	const chargeId = await charge(tom.id, 10n, { shareGroupId });
	const group = () => db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId: "email" } });
	await refund(chargeId, 1n);
	expect((await group()).balance).toBe(1n);
	expect(await availableTo(db, sally.id)).toBe(40n);
	await transact(db, (tx) => closeShareGroup(tx, { shareGroupId, actorId: sally.id }));
	await refund(chargeId, 2n);
	expect((await group()).balance).toBe(0n);
	expect(await availableTo(db, sally.id)).toBe(43n);
	expect(await lotsOf(sally.id)).toMatchObject([{ remaining: 43n, expiresAt: NOON, kind: "purchased" }]);
	await refund(chargeId, 3n, daysAfterNoon(1));
	const prolonged = (await lotsOf(sally.id)).find(({ remaining }) => remaining === 3n);
	expect(prolonged).toMatchObject({ kind: "purchased", expiresAt: new Date(NOON.getTime() + 7 * DAY_MS) });
	await refund(chargeId, 4n, daysAfterNoon(9));
	await expireLots(db, { clock: daysAfterNoon(9).clock });
	expect((await lotsOf(sally.id)).every(({ remaining }) => remaining === 0n)).toBe(true);
	expect((await group()).balance).toBe(0n);
});

test("a refund counts on the charge's day; a cancelled charge disappears from the totals with its refund", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 100n);
	const lateEvening = aClient(db, { clock: clockAt(new Date("2030-01-01T23:59:00Z")) });
	const nextMorning = aClient(db, { clock: clockAt(new Date("2030-01-02T00:01:00Z")) });
	const kept = await charge(id, 10n, { context: lateEvening });
	const cancelled = await charge(id, 20n, { context: lateEvening });
	await refund(kept, 3n, nextMorning);
	await refund(cancelled, 4n, nextMorning);
	const totals = () =>
		sql.query(
			`SELECT "day"::text AS "day", "charged", "refunded", "charges" FROM "usage_daily" WHERE "user_id" = $1::uuid`,
			[id],
		);
	expect(await totals()).toEqual([{ day: "2030-01-01", charged: 30n, refunded: 7n, charges: 2n }]);
	expect(await cancelCharge(nextMorning, { key: newId(), chargeId: cancelled })).toMatchObject({
		ok: true,
		value: { refunded: 16n, refundedInAll: 20n },
	});
	expect(await totals()).toEqual([{ day: "2030-01-01", charged: 10n, refunded: 3n, charges: 1n }]);
	expect(await db.charge.findUnique({ where: { id: cancelled } })).toMatchObject({
		status: "cancelled",
		refunded: 20n,
	});
	expect(await availableTo(db, id)).toBe(93n);
	expect(await refund(cancelled)).toMatchObject({ code: "CONFLICT", key: "chargeCancelled" });
});

test("a charge can be cancelled within its grace period only", async () => {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, 10n);
	const chargeId = await charge(id, 10n, { context: daysAfterNoon(0) });
	const after = (ms: number) => aClient(db, { clock: clockAt(new Date(NOON.getTime() + ms)) });
	const late = await cancelCharge(after(CANCELLATION_GRACE_MS + 1), { key: newId(), chargeId });
	expect(late).toMatchObject({ code: "CONFLICT", key: "graceOver" });
	expect(await cancelCharge(after(CANCELLATION_GRACE_MS), { key: newId(), chargeId })).toMatchObject({ ok: true });
});

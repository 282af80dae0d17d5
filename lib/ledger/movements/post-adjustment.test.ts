import { expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { placeHold } from "../charges/place-hold.ts";
import { idsOf, readWalletsOf } from "../reads/pools-of.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { postAdjustment } from "./post-adjustment.ts";
import { postGrant } from "./post-grant.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const operator = await aUser(db, northwind);

async function aGrant({ expiresAt = null as Date | null } = {}) {
	const sally = await aUser(db, northwind);
	const grant = { userId: sally.id, creditTypeId: "lab", credits: 50n, expiresAt, reason: "Trial" };
	const { lotId } = await transact(db, (tx) => postGrant(tx, { ...grant, actorId: operator.id }));
	return { sally, lotId };
}

function adjust(lotId: string, credits: bigint, reason = "A mistake") {
	return transact(db, (tx) => postAdjustment(tx, { lotId, credits, reason, actorId: operator.id }));
}

test("a grant is a granted lot of no order, with its reason (product.md 42)", async () => {
	const { sally, lotId } = await aGrant();
	expect(await db.lot.findMany({ where: { accountId: { in: idsOf(await readWalletsOf(sql, [sally.id])) } } })).toEqual([
		expect.objectContaining({ id: lotId, kind: "granted", orderId: null, remaining: 50n, expiresAt: null }),
	]);
	expect(await db.ledgerEntry.findFirst({ where: { lotId } })).toMatchObject({
		kind: "grant",
		reason: "Trial",
		userId: sally.id,
		actorId: operator.id,
	});
});

test("an adjustment adds and removes, and stores its reason", async () => {
	const { sally, lotId } = await aGrant();
	expect(await adjust(lotId, 7n)).toEqual({ ok: true, value: { lotRemaining: 57n, balanceAfter: 57n } });
	expect(await adjust(lotId, -57n, " Fraud ")).toEqual({ ok: true, value: { lotRemaining: 0n, balanceAfter: 0n } });
	expect(await adjust(lotId, 1n)).toMatchObject({ ok: true });
	const adjustments = await db.ledgerEntry.findMany({
		where: { kind: "adjustment", userId: sally.id },
		orderBy: { version: "asc" },
	});
	expect(adjustments.map(({ reason, credits }) => [reason, credits])).toEqual([
		["A mistake", 7n],
		["Fraud", -57n],
		["A mistake", 1n],
	]);
});

test("credits on hold are not removed", async () => {
	const { sally, lotId } = await aGrant();
	const hold = {
		key: newId(),
		userId: sally.id,
		creditTypeId: "lab",
		credits: 20n,
		service: "Lab",
		item: "Kubernetes",
	};
	const context = { db, client: "test", actorId: null };
	expect(await placeHold(context, { ...hold, lifetimeMs: 60_000 })).toMatchObject({ ok: true });
	expect(await adjust(lotId, -31n)).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { available: 30n } });
	expect(await adjust(lotId, -30n)).toMatchObject({ ok: true });
});

test("a lot that has expired or does not exist is not adjusted, nor any without a reason", async () => {
	const { lotId } = await aGrant();
	const { lotId: expiringId } = await aGrant({ expiresAt: new Date(Date.now() + 60_000) });
	const late = clockAt(new Date(Date.now() + 60_001));
	const onExpired = { lotId: expiringId, credits: 1n, reason: "Late", actorId: null };
	expect(await transact(db, (tx) => postAdjustment(tx, onExpired), { clock: late })).toMatchObject({
		code: "CONFLICT",
	});
	expect(await adjust(newId(), 1n)).toMatchObject({ code: "NOT_FOUND" });
	expect(await adjust(lotId, 1n, "  ")).toMatchObject({ code: "INVALID", field: "reason" });
	expect(await adjust(lotId, 0n)).toMatchObject({ code: "INVALID", field: "credits" });
});

test("the ledger is clean afterwards", async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

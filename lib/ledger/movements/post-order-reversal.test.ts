import { expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anEntry, aShareGroup, boughtCredits, FAR_AWAY } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { placeHold } from "../charges/place-hold.ts";
import { postCharges } from "../charges/post-charges.ts";
import { lockUsers } from "../posting/lock-accounts.ts";
import { readBalances } from "../reads/read-balances.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { postAdjustment } from "./post-adjustment.ts";
import { postAllocation } from "./post-allocation.ts";
import { postOrderReversal } from "./post-order-reversal.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });
const operator = await aUser(db, acme);
const context = { db, client: "test", actorId: null };
const lab = { creditTypeId: "lab", service: "Lab", item: "Kubernetes" };

async function sallyBuys(credits: bigint) {
	const { id: sally, email } = await aUser(db, acme);
	const group = await aShareGroup(db, { creatorId: sally, addresses: [email] });
	return { sally, group, ...(await boughtCredits(db, { beneficiaryId: sally, creditTypeId: "lab", credits })) };
}

/** As the operator's verb does: takes the credits back and records their number on the order. */
function refund(orderId: string, { reason = "Not needed", at }: { reason?: string; at?: Date } = {}) {
	return transact(
		db,
		async (tx) => {
			const reversal = await postOrderReversal(tx, { orderId, reason, actorId: operator.id });
			if (!reversal.ok) return reversal;
			const refundedCredits = { increment: reversal.value.credits };
			await tx.prisma.order.update({ where: { id: orderId }, data: { refundedCredits } });
			return reversal;
		},
		at && { clock: clockAt(at) },
	);
}

async function left(userId: string) {
	const rows = await db.account.findMany({
		where: { creditTypeId: "lab", OR: [{ userId }, { shareGroup: { creatorId: userId } }] },
	});
	const pools = await db.pool.findMany({ where: { accountId: { in: rows.map(({ id }) => id) } } });
	return pools.reduce((sum, pool) => sum + pool.balance, 0n);
}

test("takes back what is unspent and not on hold, wherever it is now (product.md 41)", async () => {
	const { sally, group, orderId } = await sallyBuys(100n);
	const other = await boughtCredits(db, { beneficiaryId: sally, creditTypeId: "lab", credits: 9n });
	await share(db, group, 30n);
	const tom = await aUser(db, acme);
	await anEntry(db, group, { kind: "address", value: tom.email });
	const pool = { shareGroupId: group };
	await postCharges(context, [{ ...lab, key: newId(), userId: tom.id, credits: 4n, pool }]);
	await postCharges(context, [{ ...lab, key: newId(), userId: sally, credits: 5n }]);
	await placeHold(context, { ...lab, key: newId(), userId: tom.id, credits: 6n, lifetimeMs: 60_000, pool });
	expect(await refund(orderId)).toEqual({ ok: true, value: { credits: 85n } });
	expect(await left(sally)).toBe(9n + 6n);
	expect((await readBalances(sql, [sally])).find((wallet) => wallet.creditTypeId === "lab")?.available).toBe(9n);
	const entries = await db.ledgerEntry.findMany({
		where: { orderId, kind: "adjustment" },
		orderBy: { credits: "desc" },
	});
	expect(entries).toMatchObject([
		{ credits: -20n, userId: sally, actorId: operator.id, reason: "Not needed" },
		{ credits: -65n, userId: sally, actorId: operator.id, reason: "Not needed" },
	]);
	expect(await refund(other.orderId)).toEqual({ ok: true, value: { credits: 9n } });
});

test("takes nothing twice, nothing that has expired, and no more than was ordered", async () => {
	const { orderId, lotId } = await sallyBuys(10n);
	const more = { lotId, credits: 5n, reason: "A mistake", actorId: operator.id };
	await transact(db, (tx) => postAdjustment(tx, more));
	expect(await refund(orderId)).toEqual({ ok: true, value: { credits: 10n } });
	expect(await refund(orderId)).toMatchObject({ code: "INSUFFICIENT_CREDITS", key: "orderCreditsUsedUp" });
	const late = await sallyBuys(10n);
	expect(await refund(late.orderId, { at: FAR_AWAY })).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
});

test("an unknown order and a missing reason are refused", async () => {
	expect(await refund(newId())).toMatchObject({ code: "NOT_FOUND" });
	expect(await refund(newId(), { reason: " " })).toMatchObject({ code: "INVALID", field: "reason" });
});

test("credits that are being moved into a new share group are waited for, and found", async () => {
	const { sally, orderId } = await sallyBuys(10n);
	let refunding: ReturnType<typeof refund> | undefined;
	await transact(db, async (tx) => {
		await lockUsers(tx.sql, [sally]);
		refunding = refund(orderId);
		await untilOthersWait(sql);
		const shareGroupId = await aShareGroup(db, { creatorId: sally, name: "New" });
		await postAllocation(tx, { shareGroupId, creditTypeId: "lab", credits: 7n, actorId: null });
	});
	expect(await refunding).toEqual({ ok: true, value: { credits: 10n } });
	expect(await left(sally)).toBe(0n);
});

test("of two reversals at once one takes the credits, and leaves what was added to them", async () => {
	for (let round = 0; round < 10; round += 1) {
		const { sally, orderId, lotId } = await sallyBuys(10n);
		const more = { lotId, credits: 5n, reason: "A mistake", actorId: operator.id };
		await transact(db, (tx) => postAdjustment(tx, more));
		const answers = await Promise.all([refund(orderId), refund(orderId)]);
		expect(answers.filter((answer) => answer.ok)).toEqual([{ ok: true, value: { credits: 10n } }]);
		expect(await left(sally)).toBe(5n);
	}
});

test("the ledger is clean afterwards", async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

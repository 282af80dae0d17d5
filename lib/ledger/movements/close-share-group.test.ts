import { afterAll, expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { expireHolds } from "../charges/expire-holds.ts";
import { captureHold, placeHold, releaseHold } from "../charges/place-hold.ts";
import { postCharges } from "../charges/post-charges.ts";
import { refundCharge } from "../charges/refund-charge.ts";
import { lockAccounts } from "../posting/lock-accounts.ts";
import { openCreditTypeAccounts } from "../posting/open-wallets.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { closeShareGroup, closeShareGroupsOf, finishClosingGroups } from "./close-share-group.ts";
import { postAllocation } from "./post-allocation.ts";

const { db, sql, url } = await testDatabase();
const acme = await anOrganization(db);
const client = aClient(db);
// Where nothing is tried again.
const [charging, closing] = [await openConnection(url), await openConnection(url)];
const SOON = inDays(10);
const LATER = inDays(20);

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

/** Sally with 10 credits that expire soon and 40 later, 25 of them shared with Tom. */
async function story() {
	const [sally, tom] = [await aUser(db, acme), await aUser(db, acme)];
	const soon = await boughtCredits(db, { beneficiaryId: sally.id, credits: 10n, expiresAt: SOON });
	const later = await boughtCredits(db, { beneficiaryId: sally.id, credits: 40n, expiresAt: LATER });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 25n, actorId: null };
	const moved = await transact(db, (tx) => postAllocation(tx, allocation));
	if (!moved.ok) throw new Error(moved.key);
	const use = async (credits: bigint, context = client) => {
		const [outcome] = await postCharges(context, [aCharge(tom.id, credits)]);
		return outcome;
	};
	const hold = async (credits: bigint, days = 1) => {
		const held = await placeHold(client, { ...aCharge(tom.id, credits), lifetimeMs: days * 86_400_000 });
		if (!held.ok) throw new Error(held.key);
		return held.value.holdId;
	};
	const close = (at?: Date) =>
		transact(db, (tx) => closeShareGroup(tx, { shareGroupId, actorId: sally.id }), at && { clock: clockAt(at) });
	const status = async () => (await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } })).status;
	return { sally, tom, soon, later, shareGroupId, use, hold, close, status };
}

test("unspent and unexpired credits return to the lots that they came from; members' accounts are untouched", async () => {
	const { sally, tom, soon, later, use, close, status } = await story();
	await grantCredits(db, tom.id, 3n);
	expect(await use(4n)).toMatchObject({ ok: true });
	expect(await close()).toMatchObject({
		ok: true,
		value: {
			status: "deleted",
			returned: [
				{
					creditTypeId: "email",
					credits: 21n,
					lots: [
						{ lotId: soon.lotId, credits: 6n, expiresAt: SOON },
						{ lotId: later.lotId, credits: 15n, expiresAt: LATER },
					],
				},
			],
		},
	});
	expect(await status()).toBe("deleted");
	expect([await availableTo(db, sally.id), await availableTo(db, tom.id)]).toEqual([46n, 3n]);
	expect(await use(4n)).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { available: 3n } });
	expect(await close()).toMatchObject({ code: "CONFLICT" });
});

test("expired credits do not return", async () => {
	const { sally, close } = await story();
	expect(await close(SOON)).toMatchObject({ value: { status: "deleted", returned: [{ credits: 15n }] } });
	expect(await availableTo(db, sally.id, { at: SOON })).toBe(40n);
});

test("charges stop and what is free returns at once; open holds settle, and the rest of them returns then", async () => {
	const { sally, use, hold, close, status, shareGroupId } = await story();
	const [first, second] = [await hold(4n), await hold(3n)];
	const free = [{ creditTypeId: "email", credits: 18n }];
	expect(await close()).toMatchObject({ ok: true, value: { status: "closing", returned: free } });
	expect(await availableTo(db, sally.id)).toBe(43n);
	expect(await use(1n)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 1n, actorId: null };
	expect(await transact(db, (tx) => postAllocation(tx, allocation))).toMatchObject({ key: "closedToSharing" });
	expect(await captureHold(client, { key: newId(), holdId: first, credits: 2n })).toMatchObject({ ok: true });
	expect(await finishClosingGroups({ db })).toBe(0);
	expect(await status()).toBe("closing");
	expect(await releaseHold(client, { key: newId(), holdId: second })).toMatchObject({ ok: true });
	expect(await finishClosingGroups({ db })).toBe(1);
	expect(await status()).toBe("deleted");
	expect(await availableTo(db, sally.id)).toBe(48n);
	expect(await finishClosingGroups({ db })).toBe(0);
});

test("a hold that is never settled expires, and a refund while the group is closing returns with the rest", async () => {
	const { sally, use, hold, close, status } = await story();
	const charged = await use(5n);
	if (!charged?.ok) throw new Error(charged?.key);
	await hold(4n);
	expect(await close()).toMatchObject({ value: { status: "closing" } });
	const { chargeId } = charged.value;
	expect(await refundCharge(client, { key: newId(), chargeId, credits: 2n })).toMatchObject({ ok: true });
	const afterwards = { db, clock: clockAt(inDays(2)) };
	await expireHolds(afterwards);
	expect(await finishClosingGroups(afterwards)).toBe(1);
	expect(await status()).toBe("deleted");
	expect(await availableTo(db, sally.id)).toBe(47n);
	expect(await refundCharge(client, { key: newId(), chargeId })).toMatchObject({ ok: true });
	expect(await availableTo(db, sally.id)).toBe(50n);
});

test("it returns to the creator's own wallet although their own credits are parked (product.md 26)", async () => {
	const { sally, close } = await story();
	const john = await aUser(db, acme);
	await db.user.update({ where: { id: sally.id }, data: { creditOwnerId: john.id } });
	expect(await close()).toMatchObject({ value: { status: "deleted", returned: [{ credits: 25n }] } });
	expect([await availableTo(db, sally.id), await availableTo(db, john.id)]).toEqual([50n, 0n]);
});

test("all of a creator's groups are deleted together, those of other creators stay open", async () => {
	const { sally, shareGroupId, hold } = await story();
	const second = await aShareGroup(db, { creatorId: sally.id, name: "Second" });
	const others = await aShareGroup(db, { creatorId: (await aUser(db, acme)).id });
	await hold(4n);
	const closed = await transact(db, (tx) => closeShareGroupsOf(tx, { creatorIds: [sally.id], actorId: null }));
	expect([...closed].sort()).toMatchObject(
		[
			[shareGroupId, { status: "closing", returned: [{ credits: 21n }] }],
			[second, { status: "deleted", returned: [] }],
		].sort(),
	);
	expect(await availableTo(db, sally.id)).toBe(46n);
	expect((await db.shareGroup.findUniqueOrThrow({ where: { id: others } })).status).toBe("open");
	const again = await transact(db, (tx) => closeShareGroupsOf(tx, { creatorIds: [sally.id], actorId: null }));
	expect(again).toEqual(new Map());
});

test("deleting them locks their accounts in the one order, however their ids are sorted", async () => {
	const { sally, shareGroupId: first } = await story();
	const second = await aShareGroup(db, { creatorId: sally.id, name: "Second" });
	const accountOf = async (shareGroupId: string, creditTypeId: string) =>
		(await db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId } })).id;
	const chat = { id: "chat", name: "Chat", nameInText: "chat", position: 9 };
	await transact(db, async (tx) => {
		await tx.prisma.creditType.create({ data: chat });
		await openCreditTypeAccounts(tx, chat.id);
	});
	const [earlier, later] = [await accountOf(second, "email"), await accountOf(first, chat.id)].sort();
	if (!earlier || !later) throw new Error("There are two accounts.");
	let closed: Promise<unknown> | undefined;
	await charging.transaction(async (tx) => {
		await lockAccounts(tx, [earlier]);
		closed = closing.transaction((own) => closeShareGroupsOf(own, { creatorIds: [sally.id], actorId: null }));
		await untilOthersWait(sql);
		await lockAccounts(tx, [later]);
	});
	expect(await closed).toMatchObject({ size: 2 });
});

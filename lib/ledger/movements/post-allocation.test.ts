import { expect, test } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share, takeBack } from "@/lib/testing/sharing.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { placeHold } from "../charges/place-hold.ts";
import { lockAccounts } from "../posting/lock-accounts.ts";
import { readBalances } from "../reads/read-balances.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { postGrant } from "./post-grant.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });
const context = { db, client: "test", actorId: null };
const SOON = new Date("2098-01-01T00:00:00Z");
const LATER = new Date("2099-01-01T00:00:00Z");

async function sallyWithGroup() {
	const sally = (await aUser(db, acme, { name: "Sally" })).id;
	return { sally, group: await aShareGroup(db, { creatorId: sally }) };
}

function buy(beneficiaryId: string, credits: bigint, expiresAt = LATER) {
	return boughtCredits(db, { beneficiaryId, creditTypeId: "lab", credits, expiresAt });
}

async function available(userId: string, at?: Date) {
	const balances = await readBalances(sql, [userId], at);
	return balances.find((wallet) => wallet.creditTypeId === "lab")?.available;
}

async function lotsIn(shareGroupId: string) {
	const { id: accountId } = await db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId: "lab" } });
	return db.lot.findMany({ where: { accountId, remaining: { gt: 0 } }, orderBy: { expiresAt: "asc" } });
}

test("sharing moves the soonest-expiring purchased lots first, each with its expiry, kind and order (product.md 18, 28)", async () => {
	const { sally, group } = await sallyWithGroup();
	const later = await buy(sally, 40n, LATER);
	const soon = await buy(sally, 10n, SOON);
	expect(await share(db, group, 12n)).toMatchObject({
		ok: true,
		value: {
			credits: 12n,
			walletBalanceAfter: 38n,
			groupBalanceAfter: 12n,
			lots: [
				{ credits: 10n, expiresAt: SOON },
				{ credits: 2n, expiresAt: LATER },
			],
		},
	});
	expect(await lotsIn(group)).toMatchObject([
		{ remaining: 10n, kind: "purchased", orderId: soon.orderId, originLotId: soon.lotId, expiresAt: SOON },
		{ remaining: 2n, kind: "purchased", orderId: later.orderId, originLotId: later.lotId, expiresAt: LATER },
	]);
	expect(await available(sally)).toBe(38n);
});

test("only purchased, unexpired, unheld credits are shared (product.md 17)", async () => {
	const { sally, group } = await sallyWithGroup();
	const grant = { userId: sally, creditTypeId: "lab", credits: 100n, expiresAt: null, reason: "Trial", actorId: null };
	await transact(db, (tx) => postGrant(tx, grant));
	await buy(sally, 7n, SOON);
	await buy(sally, 20n, LATER);
	const hold = { key: newId(), userId: sally, creditTypeId: "lab", credits: 8n, lifetimeMs: 60_000 };
	expect(await placeHold(context, { ...hold, service: "Lab", item: "Git" })).toMatchObject({ ok: true });
	expect(await share(db, group, 20n)).toMatchObject({
		code: "INSUFFICIENT_CREDITS",
		field: "credits",
		values: { available: 19n },
	});
	expect(await share(db, group, 20n, SOON)).toMatchObject({ code: "INSUFFICIENT_CREDITS", values: { available: 19n } });
	expect(await share(db, group, 19n)).toMatchObject({ ok: true });
});

test("a lot is not shared from the instant it expires (product.md 28)", async () => {
	const { sally, group } = await sallyWithGroup();
	await buy(sally, 7n, SOON);
	await buy(sally, 20n, LATER);
	expect(await share(db, group, 21n, SOON)).toMatchObject({ values: { available: 20n } });
	expect(await share(db, group, 21n, new Date(SOON.getTime() - 1))).toMatchObject({ ok: true });
});

test("a Credit User can't share while their own credits are parked, but can take back (product.md 17, 26)", async () => {
	const { sally, group } = await sallyWithGroup();
	await buy(sally, 50n);
	await share(db, group, 10n);
	const john = await aUser(db, acme);
	await db.user.update({ where: { id: sally }, data: { creditOwnerId: john.id } });
	await buy(john.id, 50n);
	expect(await share(db, group, 1n)).toMatchObject({ code: "FORBIDDEN", key: "ownCreditsParked" });
	expect(await takeBack(db, group, "all")).toMatchObject({ ok: true, value: { credits: 10n } });
	expect(await available(sally)).toBe(50n);
});

test("a suspended creator, a closing group, a stranger's id and no credits are refused", async () => {
	const { sally, group } = await sallyWithGroup();
	await buy(sally, 50n);
	expect(await share(db, newId(), 1n)).toMatchObject({ code: "NOT_FOUND" });
	expect(await share(db, group, 0n)).toMatchObject({ code: "INVALID", field: "credits" });
	await db.user.update({ where: { id: sally }, data: { status: "suspended" } });
	expect(await share(db, group, 1n)).toMatchObject({ code: "SUSPENDED" });
	await db.user.update({ where: { id: sally }, data: { status: "active" } });
	await db.shareGroup.update({ where: { id: group }, data: { status: "closing", closingAt: new Date() } });
	expect(await share(db, group, 1n)).toMatchObject({ code: "CONFLICT" });
});

test("a change of Credit Owner in progress is waited for, and counts", async () => {
	const { sally, group } = await sallyWithGroup();
	await buy(sally, 5n);
	const john = await aUser(db, acme);
	let sharing: ReturnType<typeof share> | undefined;
	await transact(db, async (tx) => {
		await tx.sql.query(`SELECT 1 FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [sally]);
		sharing = share(db, group, 5n);
		await untilOthersWait(sql);
		await tx.prisma.user.update({ where: { id: sally }, data: { creditOwnerId: john.id } });
	});
	expect(await sharing).toMatchObject({ ok: false, key: "ownCreditsParked" });
});

test("a deletion of the group in progress is waited for, and counts", async () => {
	const { sally, group } = await sallyWithGroup();
	await buy(sally, 5n);
	let sharing: ReturnType<typeof share> | undefined;
	await transact(db, async (tx) => {
		const accounts = await tx.prisma.account.findMany({ where: { shareGroupId: group } });
		await lockAccounts(
			tx,
			accounts.map(({ id }) => id),
		);
		sharing = share(db, group, 5n);
		await untilOthersWait(sql);
		await tx.prisma.shareGroup.update({ where: { id: group }, data: { status: "closing", closingAt: new Date() } });
	});
	expect(await sharing).toMatchObject({ ok: false, key: "closedToSharing" });
});

test("the ledger is clean afterwards", async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

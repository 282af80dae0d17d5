import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { openCreditTypeAccounts, openShareGroupAccounts, openWallets } from "./open-wallets.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);

test("a user gets a wallet of every credit type, once", async () => {
	const { id: userId } = await aUser(db, northwind);
	await transact(db, (tx) => openWallets(tx, [userId, userId]));
	const wallets = await db.account.findMany({ where: { userId }, orderBy: { creditTypeId: "asc" } });
	expect(wallets.map(({ kind, creditTypeId }) => [kind, creditTypeId])).toEqual([
		["wallet", "email"],
		["wallet", "lab"],
		["wallet", "sms"],
	]);
	const accountIds = wallets.map(({ id }) => id);
	const pools = await db.pool.findMany({ where: { accountId: { in: accountIds } }, orderBy: { creditTypeId: "asc" } });
	expect(pools).toMatchObject(
		wallets.map(({ id, creditTypeId }) => {
			const head = Uint8Array.from(createHash("sha256").update(id).digest());
			return { accountId: id, creditTypeId, balance: 0n, version: 0n, head };
		}),
	);
});

test("a share group gets an account of every credit type", async () => {
	const shareGroupId = await aShareGroup(db, { creatorId: (await aUser(db, northwind)).id });
	const accounts = await db.account.findMany({ where: { shareGroupId }, orderBy: { creditTypeId: "asc" } });
	expect(await db.pool.count({ where: { accountId: { in: accounts.map(({ id }) => id) } } })).toBe(3);
	expect(accounts.map((account) => [account.kind, account.creditTypeId])).toEqual([
		["share_group", "email"],
		["share_group", "lab"],
		["share_group", "sms"],
	]);
});

test("every user gets a wallet of a new credit type, and every share group an account, once", async () => {
	const { id: userId } = await aUser(db, northwind);
	const shareGroupId = await aShareGroup(db, { creatorId: userId });
	await addCreditType("fax");
	await transact(db, (tx) => openCreditTypeAccounts(tx, "fax"));
	const accounts = await db.account.findMany({
		where: { creditTypeId: "fax", OR: [{ userId }, { shareGroupId }] },
		orderBy: { kind: "asc" },
	});
	expect(accounts.map((account) => account.kind)).toEqual(["wallet", "share_group"]);
});

test("a user and a credit type that are made at once: the user gets a wallet of it", async () => {
	const userId = newId();
	let makingType: Promise<void> | undefined;
	await transact(db, async (tx) => {
		await tx.prisma.user.create({
			data: {
				id: userId,
				organizationId: northwind.id,
				userRoleId: northwind.memberRoleId,
				creditOwnerId: userId,
				name: "Late",
				email: `${userId}@northwind.example`,
			},
		});
		await openWallets(tx, [userId]);
		makingType = addCreditType("voice");
		await untilOthersWait(sql);
	});
	await makingType;
	expect(await db.account.count({ where: { userId, creditTypeId: "voice" } })).toBe(1);
});

test("a share group and a credit type that are made at once: the group gets an account of it", async () => {
	const { id: creatorId } = await aUser(db, northwind);
	const shareGroupId = newId();
	let makingType: Promise<void> | undefined;
	await transact(db, async (tx) => {
		await tx.prisma.shareGroup.create({ data: { id: shareGroupId, creatorId, name: "ABCgroup" } });
		await openShareGroupAccounts(tx, shareGroupId);
		makingType = addCreditType("video");
		await untilOthersWait(sql);
	});
	await makingType;
	expect(await db.account.count({ where: { shareGroupId, creditTypeId: "video" } })).toBe(1);
});

async function addCreditType(id: string): Promise<void> {
	await transact(db, async (tx) => {
		await tx.prisma.creditType.create({ data: { id, name: id, nameInText: id, position: 9 } });
		await openCreditTypeAccounts(tx, id);
	});
}

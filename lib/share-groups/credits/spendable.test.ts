import { expect, test } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { readSpendable } from "./spendable.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db);

async function labOf({ id }: TestUser) {
	const lab = (await readSpendable(sql, id)).find(({ creditTypeId }) => creditTypeId === "lab");
	if (!lab) throw new Error("There are no lab credits.");
	return lab;
}

/** All of it can be used, and not a credit more. */
async function expectAllUsable(user: TestUser) {
	const { total } = await labOf(user);
	const use = async (credits: bigint) => {
		const [outcome] = await postCharges(aClient(db), [aCharge(user.id, credits, { creditTypeId: "lab" })]);
		return outcome?.ok;
	};
	expect(await use(total + 1n)).toBe(false);
	if (total > 0n) expect(await use(total)).toBe(true);
	expect((await labOf(user)).total).toBe(0n);
}

test("Sally's 50: 40 and 10, 50 as 40 + 10 once she is a member, and Bob, blocked, has none (product.md 25)", async () => {
	const sally = await aUser(db, acme, { name: "Sally G", email: "SallyG@acme.example" });
	const [tom, bob] = [
		await aUser(db, acme, { email: "tom@globex.example" }),
		await aUser(db, acme, { email: "bob@acme.example" }),
	];
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
	const group = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email], domains: ["acme.example"] });
	await share(db, group, 10n);
	expect(await labOf(sally)).toMatchObject({ total: 40n, wallet: { available: 40n, isOwn: true }, groups: [] });
	expect((await labOf(bob)).total).toBe(10n);
	await anEntry(db, group, { kind: "blocked", value: bob.email });
	expect(await labOf(bob)).toMatchObject({ total: 0n, groups: [] });
	await anEntry(db, group, { kind: "address", value: sally.email });
	expect(await labOf(sally)).toMatchObject({
		total: 50n,
		wallet: { available: 40n },
		groups: [{ name: "ABCgroup", available: 10n, isOwn: true, by: "address" }],
	});
	expect(await labOf(tom)).toMatchObject({ total: 10n, wallet: { available: 0n } });
	await expectAllUsable(tom);
	await expectAllUsable(sally);
});

test("a limit, a suspended creator and a Credit Owner: what the user can spend now, with what is parked apart", async () => {
	const [sally, ann, john, peter] = [
		await aUser(db, acme),
		await aUser(db, acme),
		await aUser(db, acme, { name: "John Lee" }),
		await aUser(db, acme),
	];
	for (const { id } of [sally, ann, peter]) {
		await boughtCredits(db, { beneficiaryId: id, creditTypeId: "lab", credits: 50n, expiresAt: inDays(30) });
	}
	await grantCredits(db, john.id, 7n, { creditTypeId: "lab" });
	const [limited, stopped, own] = [
		await aShareGroup(db, { creatorId: sally.id, name: "Limited", addresses: [peter.email] }),
		await aShareGroup(db, { creatorId: ann.id, name: "Stopped", addresses: [peter.email] }),
		await aShareGroup(db, { creatorId: peter.id, name: "Own", addresses: [peter.email] }),
	];
	for (const group of [limited, stopped, own]) await share(db, group, 20n);
	await aLimit(db, { shareGroupId: limited, creditTypeId: "lab", credits: 3n, period: "month" });
	await aLimit(db, { walletOf: john.id, creditTypeId: "lab", credits: 5n, period: "month" });
	await db.user.update({ where: { id: ann.id }, data: { status: "suspended" } });
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	expect(await labOf(peter)).toMatchObject({
		total: 8n,
		wallet: { available: 7n, headroom: { left: 5n, limit: 5n }, spendable: 5n, ownerName: "John Lee", isOwn: false },
		groups: [
			{ name: "Limited", available: 20n, headroom: { left: 3n }, spendable: 3n },
			{ name: "Stopped", available: 20n, spendable: 0n, isCreatorSuspended: true },
		],
		parked: 30n,
		parkedGroups: [{ name: "Own", available: 20n }],
	});
	await expectAllUsable(peter);
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: peter.id } });
	expect(await labOf(peter)).toMatchObject({ total: 50n, parked: 0n, parkedGroups: [] });
	await expectAllUsable(peter);
});

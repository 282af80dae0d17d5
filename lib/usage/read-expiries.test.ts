import { expect, it } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { readGroupExpiries, readWalletExpiries } from "./read-expiries.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);

async function ofWallet(user: TestUser, view?: "own") {
	const pools = await readWalletExpiries({
		view: await readCreditView({ actor: await actorOf(db, user), db }, view),
		db,
	});
	return pools.map(({ creditTypeId, expiries }) => ({ creditTypeId, expiries }));
}

async function ofGroup(user: TestUser, shareGroupId: string) {
	const pools = await readGroupExpiries({ actor: await actorOf(db, user), db }, shareGroupId);
	return pools.map(({ creditTypeId, expiries }) => ({ creditTypeId, expiries }));
}

it("a wallet's credits that expire within 30 days, and what of them this rate doesn't use", async () => {
	const john = await aUser(db, northwind);
	const [soon, later, far] = [inDays(7), inDays(20), inDays(60)];
	await boughtCredits(db, { beneficiaryId: john.id, credits: 1_000n, expiresAt: soon });
	await grantCredits(db, john.id, 50n, { expiresAt: soon });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 300n, expiresAt: later });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 5_000n, expiresAt: far });
	await grantCredits(db, john.id, 9n, { creditTypeId: "sms" });
	expect(await ofWallet(john)).toEqual([
		{
			creditTypeId: "email",
			expiries: [
				{ at: soon, credits: 1_050n, purchased: 1_000n, lost: 1_050n },
				{ at: later, credits: 300n, purchased: 300n, lost: 300n },
			],
		},
	]);
	// As if over a week: 100 a day. What is on hold doesn't expire.
	await postCharges(aClient(db), [aCharge(john.id, 700n)]);
	await placeHold(aClient(db), { ...aCharge(john.id, 50n), key: newId(), lifetimeMs: 60_000 });
	const [email] = await ofWallet(john);
	expect(email?.expiries).toMatchObject([
		{ credits: 300n, lost: 0n },
		{ credits: 300n, lost: 0n },
	]);
	await grantCredits(db, john.id, 2_000n, { expiresAt: soon });
	const [more] = await ofWallet(john);
	expect(more?.expiries[0]).toMatchObject({ credits: 2_300n, purchased: 300n });
	// A little less than seven days are left.
	expect(more?.expiries[0]?.lost).toBeGreaterThanOrEqual(1_600n);
	expect(more?.expiries[0]?.lost).toBeLessThan(1_610n);
	expect(more?.expiries[1]?.lost).toBe(0n);
});

it("a Credit User sees the Credit Owner's, and their own parked ones, of which nothing is used", async () => {
	const john = await aUser(db, northwind);
	const peter = await aUser(db, northwind, { creditOwnerId: john.id });
	const soon = inDays(3);
	await boughtCredits(db, { beneficiaryId: john.id, credits: 10n, expiresAt: soon });
	await boughtCredits(db, { beneficiaryId: peter.id, credits: 20n, expiresAt: soon });
	await postCharges(aClient(db), [aCharge(peter.id, 4n)]);
	expect(await ofWallet(peter)).toMatchObject([{ expiries: [{ credits: 6n }] }]);
	expect(await ofWallet(peter, "own")).toMatchObject([{ expiries: [{ credits: 20n, lost: 20n }] }]);
});

it("a share group's are its creator's to see, by the group's own rate", async () => {
	const sally = await aUser(db, northwind);
	const soon = inDays(10);
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 40n, expiresAt: soon });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [sally.email] });
	await transact(db, (tx) => postAllocation(tx, { shareGroupId, creditTypeId: "email", credits: 15n, actorId: null }));
	expect(await ofGroup(sally, shareGroupId)).toMatchObject([{ expiries: [{ at: soon, credits: 15n, lost: 15n }] }]);
	expect(await ofWallet(sally)).toMatchObject([{ expiries: [{ at: soon, credits: 25n, lost: 25n }] }]);
	const stranger = await aUser(db, await anOrganization(db));
	expect(await ofGroup(stranger, shareGroupId)).toEqual([]);
	expect(await ofGroup(sally, "nonsense")).toEqual([]);
});

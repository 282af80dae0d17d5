import { expect, it } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { readHasHadCredits, readWalletCards } from "./wallet-cards.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db, { name: "Northwind" });

const viewOf = async (user: TestUser) => readCreditView({ actor: await actorOf(db, user), db }, "owner");

it("credits last no longer than until they expire, and what is on hold doesn't last", async () => {
	const john = await aUser(db, northwind);
	const daysLeft = async () =>
		(await readWalletCards({ view: await viewOf(john), db })).find((card) => card.creditTypeId === "email")?.daysLeft;
	await boughtCredits(db, { beneficiaryId: john.id, credits: 10_000n, expiresAt: inDays(20) });
	expect(await daysLeft()).toBeNull();
	await postCharges(aClient(db), [aCharge(john.id, 700n)]);
	// 100 a day, as if over a week: enough for three months if they didn't expire.
	expect(await daysLeft()).toBe(19);
	await placeHold(aClient(db), { ...aCharge(john.id, 9_000n), key: newId(), lifetimeMs: 60_000 });
	expect(await daysLeft()).toBe(3);
});

it("whether there have ever been credits is still known when they are gone", async () => {
	const sally = await aUser(db, northwind);
	expect(await readHasHadCredits({ view: await viewOf(sally), db })).toBe(false);
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 10n });
	await postCharges(aClient(db), [aCharge(sally.id, 10n)]);
	expect(await readHasHadCredits({ view: await viewOf(sally), db })).toBe(true);
});

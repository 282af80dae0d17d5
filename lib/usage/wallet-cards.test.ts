import { expect, it } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { readPeriod, readToday } from "@/lib/platform/database/read-today.ts";
import { newId } from "@/lib/platform/ids.ts";
import { readCreditSources } from "@/lib/share-groups/credits/credit-sources.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { calendarPeriods } from "@/lib/text/calendar-periods.ts";
import { readHasHadCredits, readWalletCards } from "./wallet-cards.ts";

const { db, sql } = await testDatabase();
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

it("says what will be used by the month's end at this rate, and what of the next lot won't be", async () => {
	const john = await aUser(db, northwind);
	const cardOf = async () => {
		const cards = await readWalletCards({ view: await viewOf(john), db });
		return cards.find((card) => card.creditTypeId === "email");
	};
	await boughtCredits(db, { beneficiaryId: john.id, credits: 1_000n, expiresAt: inDays(2) });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 100_000n });
	expect((await cardOf())?.forecast, "before anything was used").toBeNull();
	await postCharges(aClient(db), [aCharge(john.id, 700n)]);
	// 100 a day, as if over a week.
	const forecast = (await cardOf())?.forecast;
	expect(forecast?.expiring?.credits).toBe(300n);
	// The rate goes on by the minute, so that a little of a credit is still to come.
	expect([100n, 101n]).toContain(forecast?.expiring?.lost);
	const { day } = await readToday(db);
	const { last } = calendarPeriods(day).thisMonth;
	expect(forecast?.until).toEqual((await readPeriod(sql, { to: last })).end);
	const { at } = await readToday(db);
	const daysLeft = ((forecast?.until.getTime() ?? 0) - at.getTime()) / 86_400_000;
	// The next lot goes on where the first one has expired.
	expect(Number(forecast?.used)).toBeGreaterThan(daysLeft * 100 - 2);
	expect(Number(forecast?.used)).toBeLessThan(daysLeft * 100 + 2);
});

it("says when the first of what is shared expires, as Credits & Subscriptions does (product.md 25)", async () => {
	const [sally, tom] = [await aUser(db, northwind), await aUser(db, northwind)];
	const cardOf = async (user: TestUser) => {
		const cards = await readWalletCards({ view: await viewOf(user), db });
		return cards.find((card) => card.creditTypeId === "lab");
	};
	for (const days of [90, 60]) {
		await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 10n, expiresAt: inDays(days) });
		const name = `Labs of ${days} days`;
		await share(db, await aShareGroup(db, { creatorId: sally.id, name, addresses: [tom.email] }), 10n);
	}
	expect(await cardOf(sally)).toMatchObject({ available: 0n, shared: null });
	const card = await cardOf(tom);
	expect(card).toMatchObject({ available: 0n, nextExpiry: null, spendable: 20n });
	const sources = await readCreditSources({ actor: await actorOf(db, tom), db }, () => ({ offset: 0, limit: 10 }));
	const [soonest] = sources.find(({ creditTypeId }) => creditTypeId === "lab")?.sources ?? [];
	expect(soonest?.expiresAt).not.toBeNull();
	expect(card?.shared).toEqual({ nextExpiry: soonest?.expiresAt });
});

it("whether there have ever been credits is still known when they are gone", async () => {
	const sally = await aUser(db, northwind);
	expect(await readHasHadCredits({ view: await viewOf(sally), db })).toBe(false);
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 10n });
	await postCharges(aClient(db), [aCharge(sally.id, 10n)]);
	expect(await readHasHadCredits({ view: await viewOf(sally), db })).toBe(true);
});

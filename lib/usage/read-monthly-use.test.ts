import { beforeEach, expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestOrganization, type TestUser } from "@/lib/testing/people.ts";
import { readMonthlyUse, readUnsharedExpiry } from "./read-monthly-use.ts";

const { db } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });

let northwind: TestOrganization;
let admin: TestUser;
let john: TestUser;
let mary: TestUser;

beforeEach(async () => {
	northwind = await anOrganization(db, { name: `Northwind ${newId()}` });
	admin = await aUser(db, northwind, { role: "administrator" });
	john = await aUser(db, northwind, { name: "John" });
	mary = await aUser(db, northwind, { name: "Mary" });
});

const as = async (user: TestUser) => ({ actor: await actorOf(db, user), db });
const buy = (user: TestUser, credits: bigint, days: number) =>
	boughtCredits(db, { beneficiaryId: user.id, credits, expiresAt: inDays(days) });
const use = (user: TestUser, credits: bigint) => postCharges(aClient(db), [aCharge(user.id, credits)]);

it("is the organization's for those who see its users, and the wallet's that they buy for, for the others", async () => {
	const peter = await aUser(db, northwind, { creditOwnerId: john.id });
	const tom = await aUser(db, acme);
	for (const user of [john, mary, tom]) await buy(user, 100n, 200);
	await use(peter, 7n);
	await use(mary, 5n);
	await use(tom, 50n);
	expect(await readMonthlyUse(await as(admin))).toEqual({
		isOrganizations: true,
		uses: [{ creditTypeId: "email", used: 12n }],
	});
	expect(await readMonthlyUse(await as(peter))).toEqual({
		isOrganizations: false,
		uses: [{ creditTypeId: "email", used: 7n }],
	});
	const nobody = await aUser(db, northwind);
	expect(await readMonthlyUse(await as(nobody))).toEqual({ isOrganizations: false, uses: [] });
});

it("says what expires unused in wallets of their own that one shared wallet would use", async () => {
	await buy(john, 100n, 10);
	await buy(mary, 100n, 200);
	await use(john, 10n);
	await use(mary, 60n);
	// John loses 90 - 10 of what is in the wallet; together they would use 70 of these 90.
	expect(await readUnsharedExpiry(await as(admin))).toEqual([
		{ creditTypeId: "email", nameInText: "email", lost: 80n, wallets: 1, saved: 60n },
	]);
	expect(await readUnsharedExpiry(await as(john)), "who doesn't see the others").toEqual([]);
	expect(await readUnsharedExpiry(await as(await aUser(db, acme, { role: "administrator" })))).toEqual([]);
});

it("says nothing where sharing would save nothing", async () => {
	await buy(john, 100n, 10);
	expect(await readUnsharedExpiry(await as(admin)), "nobody else uses any").toEqual([]);
	await use(john, 60n);
	expect(await readUnsharedExpiry(await as(admin)), "all is used in time").toEqual([]);
});

import { expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { BUSIEST_PEOPLE, readUseOfView } from "./use-of-view.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);

const [JANUARY, FEBRUARY] = [new Date("2030-01-15T12:00:00Z"), new Date("2030-02-15T12:00:00Z")];

async function use(user: TestUser, credits: bigint, creditTypeId = "email", at = FEBRUARY) {
	const charges = [aCharge(user.id, credits, { creditTypeId })];
	expect(await postCharges({ ...aClient(db), clock: clockAt(at) }, charges)).toMatchObject([{ ok: true }]);
}

/** "email person Ann 5" */
async function usesSeenBy(user: TestUser): Promise<string[]> {
	const view = await readCreditView({ actor: await actorOf(db, user), db });
	const uses = await readUseOfView(sql, view, { at: FEBRUARY });
	return uses.map(({ creditTypeId, kind, name, thisMonth }) =>
		[creditTypeId, kind, ...(name ? [name] : []), thisMonth].join(" "),
	);
}

it("names the shown user and who used most of any credit type; the others are one row of each, and all add up", async () => {
	const john = await aUser(db, northwind, { name: "John" });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 1_000n });
	await boughtCredits(db, { beneficiaryId: john.id, credits: 1_000n, creditTypeId: "sms" });
	const users: TestUser[] = [];
	for (let number = 1; number <= BUSIEST_PEOPLE + 3; number += 1) {
		const user = await aUser(db, northwind, { name: `User ${number}`, creditOwnerId: john.id });
		users.push(user);
		await use(user, BigInt(number * 10));
	}
	const [first, second] = users;
	if (!first || !second) throw new Error("Nobody is there.");
	await use(john, 1n);
	await use(first, 7n, "sms");
	await use(second, 3n, "sms");
	await use(users.at(-1) ?? first, 2n, "sms");

	const seen = await usesSeenBy(john);
	expect(seen.filter((use) => use.startsWith("email"))).toEqual([
		"email others 120",
		"email person User 8 80",
		"email person User 7 70",
		"email person User 6 60",
		"email person User 2 20",
		"email person User 1 10",
		"email person John 1",
	]);
	expect(seen.filter((use) => use.startsWith("sms"))).toEqual([
		"sms person User 1 7",
		"sms person User 2 3",
		"sms person User 8 2",
	]);
	expect(await usesSeenBy(first), "a Credit User").toEqual(seen);
});

it("names before anybody else who used something this month, not who did last month", async () => {
	const sally = await aUser(db, northwind, { name: "Sally" });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 1_000n });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 1_000n, creditTypeId: "sms" });
	const last = await aUser(db, northwind, { name: "Last month's", creditOwnerId: sally.id });
	await use(last, 500n, "sms", JANUARY);
	for (let number = 1; number <= BUSIEST_PEOPLE; number += 1) {
		await use(await aUser(db, northwind, { name: `User ${number}`, creditOwnerId: sally.id }), BigInt(number));
	}
	expect(await usesSeenBy(sally)).toEqual([
		...[5, 4, 3, 2, 1].map((number) => `email person User ${number} ${number}`),
		"sms others 0",
	]);
});

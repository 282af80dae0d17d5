import { describe, expect, it } from "vitest";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { readCreditView } from "./credit-view.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const john = await aUser(db, northwind, { name: "John Lee" });
const mary = await aUser(db, northwind, { name: "Mary Chan", creditOwnerId: john.id });
const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
await aUser(db, northwind, { name: "Somebody suspended", creditOwnerId: john.id, status: "suspended" });
await aUser(db, northwind, { name: "Somebody else" });
await transact(db, (tx) =>
	postGrant(tx, {
		userId: peter.id,
		creditTypeId: "email",
		credits: 25n,
		expiresAt: null,
		reason: "A welcome",
		actorId: null,
	}),
);

const others = [
	{ id: mary.id, name: "Mary Chan" },
	{ id: peter.id, name: "Peter Wong" },
];

describe("a Credit User", () => {
	it("sees the Credit Owner's by default, with everyone who shares it", async () => {
		expect(await readCreditView({ actor: await actorOf(db, peter), db })).toMatchObject({
			view: "owner",
			viewerId: peter.id,
			person: { id: john.id, name: "John Lee" },
			isCreditUser: true,
			creditUsers: others,
			creditUserCount: 2,
		});
	});

	it("can switch to their own, which no one shares", async () => {
		expect(await readCreditView({ actor: await actorOf(db, peter), db }, "own")).toMatchObject({
			view: "own",
			person: { id: peter.id, name: "Peter Wong" },
			owner: { id: john.id, name: "John Lee" },
			isCreditUser: true,
			creditUsers: [],
			creditUserCount: 0,
		});
	});

	it("is told in either view which of their own credits are parked (product.md 6)", async () => {
		for (const requested of ["owner", "own"] as const) {
			const { parked } = await readCreditView({ actor: await actorOf(db, peter), db }, requested);
			expect(parked).toEqual([{ creditTypeId: "email", nameInText: "email", available: 25n }]);
		}
		expect((await readCreditView({ actor: await actorOf(db, mary), db }, "owner")).parked).toEqual([]);
	});
});

describe("a user who is their own Credit Owner", () => {
	it("has only their own view, whatever is requested", async () => {
		for (const requested of ["owner", "own"] as const) {
			expect(await readCreditView({ actor: await actorOf(db, john), db }, requested)).toMatchObject({
				view: "own",
				person: { id: john.id, name: "John Lee" },
				owner: { id: john.id },
				isCreditUser: false,
				parked: [],
				creditUsers: others,
			});
		}
	});
});

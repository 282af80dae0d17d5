import { describe, expect, it } from "vitest";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aServiceUser, aUser, type TestUser } from "@/lib/testing/people.ts";
import { findEverywhere, MOST_OF_A_KIND } from "./find-everywhere.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db, { name: "Northwind" });
const acme = await anOrganization(db, { name: "Acme 100%" });
const operator = await anOrganization(db, { name: "Vendor", isOperator: true });

const admin = await aUser(db, northwind, { name: "Ada Admin", role: "administrator" });
const john = await aUser(db, northwind, { name: "John Lee", email: "lee@northwind.example" });
const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
const mary = await aUser(db, northwind, { name: "Mary Poe" });
const robot = await aServiceUser(db, northwind, { name: "Lee’s robot", responsibleId: admin.id });
const sally = await aUser(db, acme, { name: "Sally Green", role: "administrator" });
const bob = await aUser(db, acme, { name: "Bob Stone" });
const vendor = await aUser(db, operator, { name: "Vera Vendor", role: "administrator" });

const lees = await aShareGroup(db, { creatorId: john.id, name: "Lee 100%", addresses: [sally.email] });
await aShareGroup(db, { creatorId: john.id, name: "Lee 1000", domains: ["test.example"], blocked: [bob.email] });
const { orderId } = await boughtCredits(db, { buyerId: peter.id, beneficiaryId: john.id, credits: 700n });
const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } });

async function search(user: TestUser, text: string) {
	const answer = await findEverywhere({ actor: await actorOf(db, user), db }, { search: text });
	if (!answer.ok) throw new Error(answer.key);
	return answer.value;
}

/** What somebody finds, as `kind name`. */
async function found(user: TestUser, text: string): Promise<string[]> {
	return (await search(user, text)).things.map(({ kind, name }) => `${kind} ${name}`);
}

describe("a search over everything finds what its reader may open, and nothing else", () => {
	it("for an administrator: the organization's people, service users and orders", async () => {
		expect(await found(admin, "lee")).toEqual([
			"person John Lee",
			`service_user ${robot.name}`,
			`order ${number}`,
			"usable_group Lee 1000",
		]);
		expect((await search(admin, "lee@north")).things).toEqual([
			{ kind: "person", id: john.id, name: "John Lee", note: "lee@northwind.example" },
		]);
		expect(await found(admin, `#${number}`)).toEqual([`order ${number}`]);
	});

	it("for a Credit User: the orders of the Credit Owner, nobody by name, and groups that let them in", async () => {
		expect(await found(peter, "lee")).toEqual([`order ${number}`, "usable_group Lee 1000"]);
		expect((await search(peter, "700 credits")).things).toEqual([
			{ kind: "order", id: orderId, name: String(number), note: "700 credits · John Lee" },
		]);
	});

	it("for the owner: the own groups as such", async () => {
		expect(await found(john, "lee")).toEqual([`order ${number}`, "own_group Lee 100%", "own_group Lee 1000"]);
		expect((await search(john, "100%")).things).toEqual([{ kind: "own_group", id: lees, name: "Lee 100%", note: "" }]);
	});

	it("for somebody of the organization who shares nothing with them: nothing but what lets them in", async () => {
		expect(await found(mary, "lee")).toEqual(["usable_group Lee 1000"]);
		expect(await found(mary, String(number))).toEqual([]);
	});

	it("for strangers: nothing of the organization but groups that let them in, and none that blocks them", async () => {
		expect(await found(sally, "lee")).toEqual(["usable_group Lee 100%", "usable_group Lee 1000"]);
		expect(await found(sally, "wong")).toEqual([]);
		expect(await found(sally, String(number))).toEqual([]);
		expect(await found(bob, "lee")).toEqual([]);
	});

	it("for the operator: organizations, orders and users of all, by right", async () => {
		expect(await found(vendor, "northwind")).toEqual([
			"organization Northwind",
			`operator_order ${number}`,
			...["Ada Admin", "John Lee", robot.name, "Mary Poe", "Peter Wong"].map((name) => `holder ${name}`),
		]);
		const seller = await aUser(db, operator, { name: "Stan Seller" });
		expect(await found(seller, "northwind")).toEqual([]);
	});

	it("for nobody what has to do with LIKE: wildcards stand for themselves", async () => {
		for (const text of ["%", "_", "\\", "%%%", "L_e", "Le%"]) {
			expect.soft((await search(admin, text)).things, text).toEqual([]);
		}
		expect(await found(vendor, "100%")).toEqual(["organization Acme 100%", "holder Bob Stone", "holder Sally Green"]);
	});

	it("nothing for nothing, and no more of a kind than fit, which it says", async () => {
		expect(await search(admin, "")).toEqual({ things: [], hasMore: false });
		expect((await search(admin, "lee")).hasMore).toBe(false);
		for (let nth = 0; nth <= MOST_OF_A_KIND; nth++) await aUser(db, northwind, { name: `Zoe ${nth}` });
		const { things, hasMore } = await search(admin, "zoe");
		expect(things.map(({ name }) => name)).toEqual(["Zoe 0", "Zoe 1", "Zoe 2", "Zoe 3", "Zoe 4"]);
		expect(hasMore).toBe(true);
	});
});

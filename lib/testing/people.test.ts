import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";

const { db } = await testDatabase();

it("builds users as the application knows them", async () => {
	const northwind = await anOrganization(db, { name: "Northwind" });
	const operator = await anOrganization(db, { isOperator: true });
	const john = await aUser(db, northwind, { name: "John Lee" });
	const lookers = await aUserRole(db, northwind, { rights: ["view_user_list"] });
	const peter = await aUser(db, northwind, { creditOwnerId: john.id, role: { id: lookers } });
	const clerk = await aUser(db, operator, { role: "administrator" });

	expect(await actorOf(db, john)).toMatchObject({
		name: "John Lee",
		organizationName: "Northwind",
		roleName: "Member",
	});
	expect([...(await actorOf(db, peter.id)).rights]).toEqual(["view_user_list"]);
	expect((await actorOf(db, clerk)).rights.has("manage_orders")).toBe(true);
	expect(await db.account.count({ where: { userId: peter.id, kind: "wallet" } })).toBe(3);
	expect(await db.user.findUniqueOrThrow({ where: { id: peter.id } })).toMatchObject({ creditOwnerId: john.id });
});

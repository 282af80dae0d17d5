import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { readAdministrators } from "./administrators.ts";

const { db } = await testDatabase();

it("who can set one's Credit Owner: active administrators of the same organization, oneself apart", async () => {
	const [northwind, other] = [await anOrganization(db), await anOrganization(db)];
	const peter = await aUser(db, northwind, { name: "Peter Wong" });
	const read = async (user = peter) => readAdministrators({ actor: await actorOf(db, user), db });
	await aUser(db, other, { role: "administrator", name: "A stranger" });
	await aUser(db, northwind, { role: "administrator", name: "Aaron, suspended", status: "suspended" });
	expect(await read()).toEqual({ isActor: false, name: null, others: 0 });
	const zoe = await aUser(db, northwind, { role: "administrator", name: "Zoe Admin" });
	expect(await read()).toEqual({ isActor: false, name: "Zoe Admin", others: 0 });
	await aUser(db, northwind, { role: "administrator", name: "Ann Admin" });
	expect(await read()).toEqual({ isActor: false, name: "Ann Admin", others: 1 });
	expect(await read(zoe)).toEqual({ isActor: true, name: "Ann Admin", others: 0 });
});

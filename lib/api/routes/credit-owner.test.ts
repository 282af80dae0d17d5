import { expect, it } from "vitest";
import { aKey, call } from "@/lib/testing/api.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });
const operator = await anOrganization(db, { isOperator: true });
const vendor = await aKey(db, operator);

it("a user's purchased credits move along with the Credit Owner if the call says so (product.md 55a)", async () => {
	const northwind = await anOrganization(db);
	await aUser(db, northwind, { role: "administrator" });
	const john = await aUser(db, northwind, { name: "John Lee" });
	const users = [await aUser(db, northwind), await aServiceUser(db, northwind, { responsibleId: john.id })];
	const point = async (user: string, body: object) => {
		const headers = {
			"if-match": (await call(api, `GET /users/${user}`, { secret: vendor })).headers.get("etag") ?? "",
		};
		return (await call(api, `PUT /users/${user}/credit_owner`, { secret: vendor, body, headers })).status;
	};
	for (const { id } of users) {
		await boughtCredits(db, { beneficiaryId: id, credits: 20n });
		await grantCredits(db, id, 5n);
		const before = await availableTo(db, john.id);
		expect(await point(id, { credit_owner: john.id })).toBe(200);
		expect(await availableTo(db, john.id), "not asked for").toBe(before);
		expect(await point(id, { credit_owner: null })).toBe(200);
		expect(await point(id, { credit_owner: john.id, consolidate: true })).toBe(200);
		expect(await availableTo(db, john.id)).toBe(before + 20n);
		expect(await point(id, { credit_owner: null, consolidate: true })).toBe(200);
		expect(await availableTo(db, john.id)).toBe(before);
	}
});

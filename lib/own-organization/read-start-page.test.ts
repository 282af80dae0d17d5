import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { readStartPage } from "./read-start-page.ts";

const { db } = await testDatabase();
const startOf = async (user: TestUser) => readStartPage({ actor: await actorOf(db, user), db });

test("an administrator without credits to use starts with what the organization has", async () => {
	const northwind = await anOrganization(db);
	const ada = await aUser(db, northwind, { role: "administrator" });
	const john = await aUser(db, northwind);
	expect(await startOf(ada), "nobody has any").toBe("own");
	await grantCredits(db, john.id, 100n);
	expect(await startOf(ada)).toBe("organization");
	expect(await startOf(await aUser(db, northwind)), "sees no others").toBe("own");
	const user = await aUser(db, northwind, { role: "administrator", creditOwnerId: john.id });
	expect(await startOf(user), "uses John's").toBe("own");
	await grantCredits(db, ada.id, 1n, { creditTypeId: "sms" });
	expect(await startOf(ada), "has some to use").toBe("own");
});

test("what another organization has doesn't count", async () => {
	const [acme, other] = [await anOrganization(db), await anOrganization(db)];
	const ada = await aUser(db, acme, { role: "administrator" });
	await aUser(db, acme);
	await grantCredits(db, (await aUser(db, other)).id, 100n);
	expect(await startOf(ada)).toBe("own");
});

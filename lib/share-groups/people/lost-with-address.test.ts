import { expect, it } from "vitest";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { readGroupsLostWithAddress } from "./lost-with-address.ts";

const { db } = await testDatabase();

async function tomAndHisGroups() {
	const organization = await anOrganization(db);
	const { id: creatorId } = await aUser(db, organization);
	const email = `tom@${organization.id}.example`;
	const tom = await aUser(db, organization, { email });
	const domain = `${organization.id}.example`;
	await aShareGroup(db, { creatorId, name: "By address", addresses: [email] });
	await aShareGroup(db, { creatorId, name: "By domain", domains: [domain] });
	await aShareGroup(db, { creatorId, name: "By both", addresses: [email, "tom@elsewhere.example"] });
	await aShareGroup(db, { creatorId, name: "Blocked at the new", domains: [domain], blocked: [`new@${domain}`] });
	await aShareGroup(db, { creatorId, name: "Never Tom's", addresses: ["bob@elsewhere.example"] });
	const lost = (newEmail: string) => readGroupsLostWithAddress(sqlOf(db), { userId: tom.id, newEmail });
	return { tom, domain, lost };
}

it("names the share groups that let in by the old address and not by the new one", async () => {
	const { domain, lost } = await tomAndHisGroups();
	expect(await lost("tom@elsewhere.example")).toEqual(["Blocked at the new", "By address", "By domain"]);
	expect(await lost(`thomas@${domain}`)).toEqual(["By address", "By both"]);
	expect(await lost(`new@${domain}`)).toEqual(["Blocked at the new", "By address", "By both"]);
});

it("names none if the old address lets in nowhere because it was never confirmed", async () => {
	const { tom, lost } = await tomAndHisGroups();
	await db.user.update({ where: { id: tom.id }, data: { emailVerifiedAt: null } });
	expect(await lost("tom@elsewhere.example")).toEqual([]);
});

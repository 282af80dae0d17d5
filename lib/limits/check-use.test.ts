import { expect, it } from "vitest";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { checkUse } from "./check-use.ts";

const { db } = await testDatabase();
const [acme, globex] = [await anOrganization(db), await anOrganization(db)];
const [john, peter, kim, ann] = [
	await aUser(db, acme, { name: "John" }),
	await aUser(db, acme, { name: "Peter" }),
	await aUser(db, acme, { name: "Kim" }),
	await aUser(db, acme, { name: "Ann", role: "administrator" }),
];
const sally = await aUser(db, globex, { name: "Sally", role: "administrator" });
await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
await grantCredits(db, john.id, 100n, { creditTypeId: "lab" });
await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 10n });
const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [peter.email] });
await share(db, shareGroupId, 10n);
await aLimit(db, { walletOf: john.id, creditTypeId: "lab", credits: 5n, period: "week" });
await aLimit(db, { shareGroupId, creditTypeId: "lab", credits: 3n, period: "total" });

const asked = async (reader: TestUser, credits: bigint) =>
	checkUse({ actor: await actorOf(db, reader), db }, { userId: peter.id, creditTypeId: "lab", credits });

it("tells the user all of it, by name", async () => {
	const checked = await asked(peter, 9n);
	expect(checked?.explanation?.pools).toMatchObject([
		{ name: "ABCgroup", ownerName: "Sally", inPool: 10n, limit: { limit: 3n }, gives: 3n },
		{ name: "John", inPool: 100n, limit: { limit: 5n }, gives: 5n },
	]);
	expect(checked?.refusal).toMatchObject({ key: "limitUsedUp", values: { name: "ABCgroup" } });
	expect(await asked(peter, 8n)).toMatchObject({ refusal: null, explanation: { pools: [{ pays: 3n }, { pays: 5n }] } });
});

it.each([
	["the Credit Owner", john],
	["an administrator", ann],
])("tells %s of a share group that they may not see what it gives, and nothing else", async (_, reader) => {
	const checked = await asked(reader, 9n);
	expect(checked?.explanation?.pools).toEqual([
		{ kind: "share_group", name: null, gives: 3n, pays: 0n },
		expect.objectContaining({ name: "John", limit: expect.objectContaining({ limit: 5n }) }),
	]);
	const said = JSON.stringify(checked, (_key, value) => (typeof value === "bigint" ? String(value) : value));
	for (const secret of ["ABCgroup", "Sally", sally.id, shareGroupId]) expect(said).not.toContain(secret);
	expect(checked?.refusal).toMatchObject({ key: "insufficientCredits", values: { needed: 9n, available: 8n } });
});

it("tells nothing to a colleague without the right to see users, and to strangers, the group's creator included", async () => {
	for (const reader of [kim, sally]) expect(await asked(reader, 1n)).toBe(null);
});

import { expect, test } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { explainAccess, readUsableGroups, readVisibleGroups } from "./usable-groups.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db);
const sally = await aUser(db, acme, { name: "Sally G", email: "SallyG@acme.example" });
await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 10_000n });

type Entries = { addresses?: string[]; domains?: string[]; blocked?: string[] };

async function aGroupWith(entries: Entries) {
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, ...entries });
	await share(db, shareGroupId, 10n);
	return shareGroupId;
}

/** The three ways to ask, which must answer the same: by charging, by listing, and by asking for the address. */
async function hasAccess(user: TestUser, shareGroupId: string): Promise<boolean> {
	const charge = aCharge(user.id, 1n, { creditTypeId: "lab", pool: { shareGroupId } });
	const [charged] = await postCharges(aClient(db), [charge]);
	const listed = (await readUsableGroups(sql, { userId: user.id })).some((one) => one.shareGroupId === shareGroupId);
	expect(charged?.ok, "charging and listing").toBe(listed);
	const { emailVerifiedAt } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
	if (emailVerifiedAt !== null) {
		expect((await explainAccess(sql, { shareGroupId, address: user.email })).access, "asking").toBe(listed);
	}
	if (charged?.ok === false) expect(charged.key).toBe("payerNotFound");
	return listed;
}

let count = 0;
/** Addresses are unique in a deployment: a number stands in each. */
const numbered = (text: string) => text.replaceAll("#", String(count));

test.each<[string, string, Entries, boolean]>([
	["the address in another case", "Tom#@Globex.example", { addresses: ["tom#@gLOBEX.example"] }, true],
	["another plus-tag", "tom#+x@globex.example", { addresses: ["tom#@globex.example"] }, false],
	["no plus-tag", "tom#@globex.example", { addresses: ["tom#+x@globex.example"] }, false],
	["the domain", "tom#@globex.example", { domains: ["GLOBEX.example"] }, true],
	["a domain that begins with it", "tom#@globex.example.evil.example", { domains: ["globex.example"] }, false],
	["a domain that ends with it", "tom#@evil-globex.example", { domains: ["globex.example"] }, false],
	["a sub-domain", "tom#@sub.globex.example", { domains: ["globex.example"] }, false],
	["a sub-domain of a starred one", "tom#@sub.globex.example", { domains: ["*.globex.example"] }, true],
	["a starred domain itself", "tom#@globex.example", { domains: ["*.globex.example"] }, false],
	["a domain that ends like a starred one", "tom#@evil-globex.example", { domains: ["*.globex.example"] }, false],
	["the domain as people write it", "tom#@xn--bcher-kva.example", { domains: ["bücher.example"] }, true],
	[
		"blocked, and let in by address",
		"tom#@globex.example",
		{ addresses: ["tom#@globex.example"], blocked: ["TOM#@globex.example"] },
		false,
	],
	[
		"blocked without the plus-tag",
		"tom#+x@globex.example",
		{ domains: ["globex.example"], blocked: ["tom#@globex.example"] },
		false,
	],
	[
		"another plus-tag blocked",
		"tom#@globex.example",
		{ domains: ["globex.example"], blocked: ["tom#+x@globex.example"] },
		true,
	],
	["no entry names the address", "tom#@globex.example", {}, false],
])("%s: %s", async (_, email, entries, expected) => {
	count += 1;
	const user = await aUser(db, acme, { email: numbered(email) });
	const group = await aGroupWith({
		addresses: entries.addresses?.map(numbered),
		domains: entries.domains,
		blocked: entries.blocked?.map(numbered),
	});
	expect(await hasAccess(user, group)).toBe(expected);
});

test("only a verified address counts, and a former address no longer does (product.md 21)", async () => {
	const tom = await aUser(db, acme, { email: "tom@initech.example", emailVerified: false });
	const group = await aGroupWith({ addresses: ["tom@initech.example"] });
	expect(await hasAccess(tom, group)).toBe(false);
	await db.user.update({ where: { id: tom.id }, data: { emailVerifiedAt: new Date() } });
	expect(await hasAccess(tom, group)).toBe(true);
	// Another address only waits for its mailbox: until then the old one counts.
	await db.user.update({ where: { id: tom.id }, data: { pendingEmail: "tom@hooli.example" } });
	expect(await hasAccess(tom, group)).toBe(true);
	await db.user.update({ where: { id: tom.id }, data: { email: "tom@hooli.example" } });
	expect(await hasAccess({ ...tom, email: "tom@hooli.example" }, group)).toBe(false);
	const successor = await aUser(db, acme, { email: "Tom@Initech.example" });
	expect(await hasAccess(successor, group)).toBe(true);
});

test("a domain never lets its creator in, an entry for the creator's own address does (product.md 20)", async () => {
	const group = await aGroupWith({ domains: ["acme.example"] });
	expect(await hasAccess(sally, group)).toBe(false);
	expect(await explainAccess(sql, { shareGroupId: group, address: "sallyg@ACME.example" })).toMatchObject({
		access: false,
		why: "creatorByDomain",
		by: { kind: "domain", value: "acme.example" },
	});
	expect(await readVisibleGroups(sql, { userId: sally.id })).toContain(group);
	await anEntry(db, group, { kind: "address", value: sally.email });
	expect(await hasAccess(sally, group)).toBe(true);
	await anEntry(db, group, { kind: "blocked", value: sally.email });
	expect(await hasAccess(sally, group)).toBe(false);
});

test("asking for an address names the entry that decides", async () => {
	const shareGroupId = await aGroupWith({
		addresses: ["ann@umbrella.example"],
		domains: ["umbrella.example", "*.umbrella.example"],
		blocked: ["bob@umbrella.example"],
	});
	const why = async (address: string) => {
		const { access, why, by } = await explainAccess(sql, { shareGroupId, address });
		return [access, why, by?.value ?? null];
	};
	expect(await why("Ann@Umbrella.example")).toEqual([true, "address", "ann@umbrella.example"]);
	expect(await why("eve@umbrella.example")).toEqual([true, "domain", "umbrella.example"]);
	expect(await why("eve@x.umbrella.example")).toEqual([true, "domain", "*.umbrella.example"]);
	expect(await why("bob+tag@umbrella.example")).toEqual([false, "blocked", "bob@umbrella.example"]);
	expect(await why("eve@hooli.example")).toEqual([false, "notNamed", null]);
	expect(await why("eve")).toEqual([false, "noAddress", null]);
});

test("blocking and removing count at once, also for what a user sees (product.md 19)", async () => {
	const bob = await aUser(db, acme, { email: "bob@stark.example" });
	const group = await aGroupWith({ domains: ["stark.example"] });
	expect(await hasAccess(bob, group)).toBe(true);
	expect(await readVisibleGroups(sql, { userId: bob.id })).toEqual([group]);
	const blocked = await anEntry(db, group, { kind: "blocked", value: "bob@stark.example" });
	expect(await hasAccess(bob, group)).toBe(false);
	expect(await readVisibleGroups(sql, { userId: bob.id })).toEqual([]);
	await db.shareGroupEntry.update({ where: { id: blocked }, data: { removedAt: new Date() } });
	expect(await hasAccess(bob, group)).toBe(true);
	await db.shareGroupEntry.updateMany({ where: { shareGroupId: group }, data: { removedAt: new Date() } });
	expect(await hasAccess(bob, group)).toBe(false);
});

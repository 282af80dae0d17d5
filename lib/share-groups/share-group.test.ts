import { describe, expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { changeShareGroup } from "./change-share-group.ts";
import { createShareGroup } from "./create-share-group.ts";
import { shareCredits } from "./credits/share-credits.ts";
import { deleteShareGroup } from "./deletion/delete-share-group.ts";
import { addEntries } from "./people/add-entries.ts";
import { checkAddress } from "./people/check-address.ts";
import { removeEntry } from "./people/remove-entry.ts";
import { spendOwnGroup } from "./people/spend-own-group.ts";
import { createShareGroupSchema } from "./schema.ts";

const { db } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });
const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
const asStranger = { actor: await actorOf(db, stranger), db };

async function aSharer({ credits = 10n }: { credits?: bigint } = {}) {
	const user = await aUser(db, acme, { name: "Sally" });
	const as = { actor: await actorOf(db, user), db };
	const made = await createShareGroup(as, { name: "ABCgroup", description: "Kubernetes course" });
	if (!made.ok) throw new Error(made.key);
	const { shareGroupId } = made.value;
	await boughtCredits(db, { beneficiaryId: user.id, creditTypeId: "lab", credits: 50n });
	if (credits > 0n) await shareCredits(as, { key: newId(), shareGroupId, creditTypeId: "lab", credits });
	return { user, as, shareGroupId };
}

async function useLabs(user: TestUser, credits: bigint, shareGroupId: string) {
	const charge = aCharge(user.id, credits, { creditTypeId: "lab", pool: { shareGroupId } });
	const [outcome] = await postCharges(aClient(db), [charge]);
	return outcome;
}

const valuesOf = async (shareGroupId: string) =>
	(await db.shareGroupEntry.findMany({ where: { shareGroupId, removedAt: null }, orderBy: { value: "asc" } })).map(
		({ kind, value }) => `${kind} ${value}`,
	);

describe("creating and changing a share group", () => {
	it("creates an empty group with an account of each credit type; a second of the same name is refused", async () => {
		const { as, shareGroupId } = await aSharer({ credits: 0n });
		expect(await db.account.count({ where: { shareGroupId } })).toBe(await db.creditType.count());
		const again = await createShareGroup(as, { name: "abcgroup", description: "" });
		expect(again).toMatchObject({ code: "CONFLICT", field: "name", values: { name: "ABCgroup" } });
		const both = await Promise.all([1, 2].map(() => createShareGroup(as, { name: "Twice", description: "" })));
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await db.auditEntry.findFirst({ where: { subjectId: shareGroupId } })).toMatchObject({
			action: "share_group.created",
			after: { name: "ABCgroup", description: "Kubernetes course" },
		});
	});

	it("takes a name with signs that stand for others in patterns for what it is", async () => {
		const { as, shareGroupId } = await aSharer({ credits: 0n });
		const name = (text: string) => createShareGroup(as, { name: text, description: "" });
		expect(await name("%")).toMatchObject({ ok: true });
		expect(await name("ABC_roup")).toMatchObject({ ok: true });
		expect(await name("abc_ROUP")).toMatchObject({ code: "CONFLICT" });
		const rename = (text: string) => changeShareGroup(as, { shareGroupId, version: 0, name: text });
		expect(await rename("abc_roup")).toMatchObject({ code: "CONFLICT", field: "name" });
		expect(await rename("ABCGROUP")).toMatchObject({ ok: true });
	});

	it("renames two groups alike at once only once", async () => {
		const { as, shareGroupId } = await aSharer({ credits: 0n });
		const other = await createShareGroup(as, { name: "Other", description: "" });
		if (!other.ok) throw new Error(other.key);
		const groups = [shareGroupId, other.value.shareGroupId];
		for (let round = 0; round < 10; round += 1) {
			const name = `Round ${round}`;
			const renamed = await Promise.all(
				groups.map(async (id) => {
					const { version } = await db.shareGroup.findUniqueOrThrow({ where: { id } });
					return changeShareGroup(as, { shareGroupId: id, version, name });
				}),
			);
			expect(renamed.map(({ ok }) => ok).sort()).toEqual([false, true]);
		}
	});

	it.each(["گروه\u200Cهای ما", "Familie 👨\u200D👩\u200D👧", "ABC\u200Fא", "שלום \u200Fabc"])(
		"takes a name in any script: %s",
		(name) => {
			expect(createShareGroupSchema.safeParse({ name, description: name })).toMatchObject({ data: { name } });
		},
	);

	it.each([
		"a\nb",
		"a\u0000b",
		"a\u0085b",
		"a\u2028b",
		"a\u202Eb",
		"a\u2067b",
		"a\uD83D",
		"",
		" ",
		"\u200B",
		"\u200D\u2800",
	])("takes no name that breaks a line, reverses the text beside it, or is invisible: %j", (name) =>
		expect(createShareGroupSchema.safeParse({ name, description: "" }).success).toBe(false),
	);

	it("is refused to a Credit User", async () => {
		const { user: owner } = await aSharer();
		const user = await aUser(db, acme, { creditOwnerId: owner.id });
		const as = { actor: await actorOf(db, user), db };
		expect(await createShareGroup(as, { name: "Mine", description: "" })).toMatchObject({ code: "FORBIDDEN" });
		expect(await db.shareGroup.count({ where: { creatorId: user.id } })).toBe(0);
	});

	it("stores what changed, and nothing if the group was changed in the meantime", async () => {
		const { as, shareGroupId } = await aSharer();
		const change = { shareGroupId, version: 0 };
		expect(await changeShareGroup(as, { ...change, emailMessage: "Hello!" })).toEqual({
			ok: true,
			value: { version: 1 },
		});
		expect(await changeShareGroup(as, { ...change, name: "Other" })).toMatchObject({ code: "STALE" });
		expect(await changeShareGroup(asStranger, { ...change, version: 1, name: "Mine" })).toMatchObject({
			code: "NOT_FOUND",
		});
		expect(await db.shareGroup.findUnique({ where: { id: shareGroupId } })).toMatchObject({
			name: "ABCgroup",
			emailMessage: "Hello!",
			version: 1,
		});
	});
});

describe("members", () => {
	it("says what happened to each line, and adds the good ones", async () => {
		const { as, shareGroupId } = await aSharer();
		await addEntries(as, { shareGroupId, list: "blocklist", text: "bob@acme.example" });
		const text = "Tom@Globex.example\ntom@globex.example\nacme.example\ngmail.com\nBob+x@acme.example\nnobody";
		const added = await addEntries(as, { shareGroupId, list: "members", text });
		if (!added.ok) throw new Error(added.key);
		expect(added.value.added).toBe(2);
		expect(added.value.rows.map(({ problem }) => problem)).toEqual([
			null,
			"twice",
			null,
			"publicDomain",
			"blocked",
			"notAnAddress",
		]);
		expect(await valuesOf(shareGroupId)).toEqual([
			"domain acme.example",
			"blocked bob@acme.example",
			"address tom@globex.example",
		]);
		const again = await addEntries(as, { shareGroupId, list: "members", text: "tom@globex.example" });
		expect(again).toMatchObject({ value: { added: 0, rows: [{ problem: "alreadyThere" }] } });
		const domain = await addEntries(as, { shareGroupId, list: "blocklist", text: "acme.example" });
		expect(domain).toMatchObject({ value: { added: 0, rows: [{ problem: "onlyAddresses" }] } });
	});

	it("adds an address once when two windows do at the same time", async () => {
		const { as, shareGroupId } = await aSharer();
		const entry = { shareGroupId, list: "members" as const, text: "tom@globex.example" };
		const both = await Promise.all([addEntries(as, entry), addEntries(as, entry)]);
		expect(both.map((one) => one.ok && one.value.added).sort()).toEqual([0, 1]);
		expect(await valuesOf(shareGroupId)).toEqual(["address tom@globex.example"]);
	});

	it("lets a removed or blocked member spend nothing from then on", async () => {
		const { as, shareGroupId } = await aSharer();
		const tom = await aUser(db, await anOrganization(db));
		await addEntries(as, { shareGroupId, list: "members", text: tom.email });
		expect(await useLabs(tom, 4n, shareGroupId)).toMatchObject({ ok: true });
		await addEntries(as, { shareGroupId, list: "blocklist", text: tom.email });
		expect(await useLabs(tom, 1n, shareGroupId)).toMatchObject({ code: "NOT_FOUND" });
		const entries = await db.shareGroupEntry.findMany({ where: { shareGroupId } });
		const idOf = (kind: string) => entries.find((entry) => entry.kind === kind)?.id ?? "";
		await removeEntry(as, { shareGroupId, entryId: idOf("blocked") });
		expect(await useLabs(tom, 1n, shareGroupId)).toMatchObject({ ok: true });
		const removal = { shareGroupId, entryId: idOf("address") };
		expect(await removeEntry(asStranger, removal)).toMatchObject({ code: "NOT_FOUND" });
		expect(await removeEntry(as, removal)).toMatchObject({ ok: true });
		expect(await removeEntry(as, removal)).toMatchObject({ code: "NOT_FOUND" });
		expect(await useLabs(tom, 1n, shareGroupId)).toMatchObject({ code: "NOT_FOUND" });
	});

	it("says when another entry still lets a removed address in", async () => {
		const { as, shareGroupId } = await aSharer();
		await addEntries(as, {
			shareGroupId,
			list: "members",
			text: "tom@globex.example\nkim@acme.example\nglobex.example",
		});
		const remove = async (value: string) => {
			const { id } = await db.shareGroupEntry.findFirstOrThrow({ where: { shareGroupId, value, removedAt: null } });
			return removeEntry(as, { shareGroupId, entryId: id });
		};
		const tom = { kind: "address", value: "tom@globex.example" };
		expect(await remove(tom.value)).toEqual({ ok: true, value: { ...tom, stillLetInBy: "globex.example" } });
		const kim = { kind: "address", value: "kim@acme.example" };
		expect(await remove(kim.value)).toEqual({ ok: true, value: { ...kim, stillLetInBy: null } });
		const domain = { kind: "domain", value: "globex.example" };
		expect(await remove(domain.value)).toEqual({ ok: true, value: { ...domain, stillLetInBy: null } });
	});

	it("lets the creator spend by the tick alone, never by a domain", async () => {
		const { user, as, shareGroupId } = await aSharer();
		await addEntries(as, { shareGroupId, list: "members", text: "test.example" });
		expect(await useLabs(user, 1n, shareGroupId)).toMatchObject({ code: "NOT_FOUND" });
		const both = await Promise.all([1, 2].map(() => spendOwnGroup(as, { shareGroupId, spends: true })));
		expect(both).toEqual([
			{ ok: true, value: null },
			{ ok: true, value: null },
		]);
		expect(await valuesOf(shareGroupId)).toEqual([`address ${user.email}`, "domain test.example"]);
		expect(await useLabs(user, 1n, shareGroupId)).toMatchObject({ ok: true });
		await spendOwnGroup(as, { shareGroupId, spends: false });
		expect(await useLabs(user, 1n, shareGroupId)).toMatchObject({ code: "NOT_FOUND" });
		expect(await spendOwnGroup(asStranger, { shareGroupId, spends: true })).toMatchObject({ code: "NOT_FOUND" });
	});

	it("checks an address as charging does, for the creator only", async () => {
		const { as, shareGroupId } = await aSharer();
		await addEntries(as, { shareGroupId, list: "members", text: "globex.example" });
		await addEntries(as, { shareGroupId, list: "blocklist", text: "bob@globex.example" });
		const check = (address: string) => checkAddress(as, { shareGroupId, address });
		expect(await check("Tom+lab@Globex.example")).toMatchObject({ value: { access: true, why: "domain" } });
		expect(await check("bob+x@globex.example")).toMatchObject({ value: { access: false, why: "blocked" } });
		expect(await check("tom@evil-globex.example")).toMatchObject({ value: { access: false, why: "notNamed" } });
		expect(await check("tom@sub.globex.example")).toMatchObject({ value: { access: false, why: "notNamed" } });
		await addEntries(as, { shareGroupId, list: "members", text: "*.bücher.example" });
		const [address, value] = ["tom@lab.bücher.example", "*.bücher.example"];
		expect(await check("tom@lab.xn--bcher-kva.example")).toMatchObject({
			value: { access: true, address, by: { value } },
		});
		expect(await check("tom")).toMatchObject({ code: "INVALID", field: "address" });
		expect(await checkAddress(asStranger, { shareGroupId, address: "tom@globex.example" })).toMatchObject({
			code: "NOT_FOUND",
		});
	});
});

describe("limits", () => {
	it("hold for every member, with exceptions; taking the limit away lifts it", async () => {
		const { as, shareGroupId } = await aSharer();
		const tom = await aUser(db, await anOrganization(db));
		const kim = await aUser(db, await anOrganization(db));
		await addEntries(as, { shareGroupId, list: "members", text: `${tom.email}\n${kim.email}` });
		const limit = { pool: { kind: "share_group" as const, shareGroupId, creditTypeId: "lab" } };
		await setLimit(as, { ...limit, person: null, limit: { credits: 3n, period: "week" } });
		await setLimit(as, { ...limit, person: kim.email.toUpperCase(), limit: "none" });
		expect(await useLabs(tom, 4n, shareGroupId)).toMatchObject({ key: "limitReached" });
		expect(await useLabs(kim, 4n, shareGroupId)).toMatchObject({ ok: true });
		expect(await useLabs(tom, 3n, shareGroupId)).toMatchObject({ ok: true });
		await setLimit(as, { ...limit, person: null, limit: { credits: 1n, period: "day" } });
		expect(await useLabs(tom, 1n, shareGroupId)).toMatchObject({ key: "limitReached" });
		await setLimit(as, { ...limit, person: null, limit: null });
		expect(await useLabs(tom, 1n, shareGroupId)).toMatchObject({ ok: true });
		expect(await setLimit(as, { ...limit, person: "tom", limit: "none" })).toMatchObject({ field: "person" });
		expect(await setLimit(asStranger, { ...limit, person: null, limit: null })).toMatchObject({ code: "NOT_FOUND" });
	});
});

describe("deleting a share group", () => {
	it("returns what is left, once; members' accounts stay as they are", async () => {
		const { user, as, shareGroupId } = await aSharer();
		const tom = await aUser(db, await anOrganization(db));
		await addEntries(as, { shareGroupId, list: "members", text: tom.email });
		await useLabs(tom, 4n, shareGroupId);
		const before = await db.user.findUniqueOrThrow({ where: { id: tom.id } });
		const key = newId();
		expect(await deleteShareGroup(asStranger, { key, shareGroupId })).toMatchObject({ code: "NOT_FOUND" });
		const both = await Promise.all([1, 2].map(() => deleteShareGroup(as, { key, shareGroupId })));
		expect(both[0]).toEqual({
			ok: true,
			value: { status: "deleted", returned: [{ creditTypeId: "lab", nameInText: "lab", credits: 6n }] },
		});
		expect(both[1]).toEqual(both[0]);
		expect(await availableTo(db, user.id, { creditTypeId: "lab" })).toBe(46n);
		expect(await db.user.findUnique({ where: { id: tom.id } })).toEqual(before);
		expect(await useLabs(tom, 1n, shareGroupId)).toMatchObject({ ok: false });
		const closed = { code: "CONFLICT", key: "shareGroupClosed" };
		expect(await addEntries(as, { shareGroupId, list: "members", text: "a@b.example" })).toMatchObject(closed);
		expect(await spendOwnGroup(as, { shareGroupId, spends: true })).toMatchObject(closed);
		const sharing = { key: newId(), shareGroupId, creditTypeId: "lab", credits: 1n };
		expect(await shareCredits(as, sharing)).toMatchObject({ code: "CONFLICT" });
		expect(await db.auditEntry.count({ where: { subjectId: shareGroupId, action: "share_group.deleted" } })).toBe(1);
	});
});

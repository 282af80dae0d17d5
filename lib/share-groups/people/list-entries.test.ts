import { expect, test } from "vitest";
import { startSignUpSchema } from "@/lib/accounts/sign-up/schema.ts";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import type { EntryListQuery } from "../schema.ts";
import { type EntryRow, listEntries } from "./list-entries.ts";

const { db } = await testDatabase();
const acme = await anOrganization(db);

const ALL: EntryListQuery = {
	search: "",
	kind: null,
	sort: "value",
	descending: false,
	offset: 0,
	limit: 50,
};

async function aGroup(entries: { addresses?: string[]; domains?: string[]; blocked?: string[] }) {
	const sally = await aUser(db, acme);
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 100n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, ...entries });
	await share(db, shareGroupId, 60n);
	const actor = await actorOf(db, sally);
	const list = async (query: Partial<EntryListQuery> = {}) => {
		const found = await listEntries({ actor, db }, { shareGroupId, ...ALL, ...query });
		if (!found) throw new Error("The group is not found.");
		return found;
	};
	const use = async (user: TestUser, credits: bigint) => {
		const charge = aCharge(user.id, credits, { creditTypeId: "lab", pool: { shareGroupId } });
		const [outcome] = await postCharges(aClient(db), [charge]);
		if (!outcome?.ok) throw new Error(outcome?.key);
	};
	const limit = (credits: bigint, email: string | null = null) =>
		aLimit(db, { shareGroupId, creditTypeId: "lab", email, credits, period: "week" });
	return { sally, shareGroupId, list, use, limit };
}

const valuesOf = ({ rows }: { rows: readonly EntryRow[] }) => rows.map(({ value }) => value);

/** What each entry's members have used of lab credits, all in all and for the limit. */
const usesOf = ({ rows }: { rows: readonly EntryRow[] }) =>
	rows.map(({ value, uses }) => [
		value,
		...uses.map(({ used, limit }) => [used, limit && `${limit.used}/${limit.limit}`]),
	]);

test("each entry is active once it used the group, pending or blocked, and one is the creator's own", async () => {
	const tom = await aUser(db, acme, { email: "Tom@one.example" });
	await aUser(db, acme, { email: "una@one.example", emailVerified: false });
	const kim = await aUser(db, acme, { email: "kim@one.example" });
	const { sally, shareGroupId, list, use } = await aGroup({
		addresses: ["tom@one.example", "kim@one.example", "una@one.example", "nobody@one.example", "bob+x@one.example"],
		domains: ["*.one.example"],
		blocked: ["bob@one.example"],
	});
	await anEntry(db, shareGroupId, { kind: "address", value: sally.email });
	await use(tom, 1n);
	const { rows, total } = await list();
	expect(total).toBe(8);
	expect(rows.map(({ value, kind, state, isOwn }) => [value, kind, state, isOwn])).toEqual([
		["*.one.example", "domain", "active", false],
		["bob+x@one.example", "address", "blocked", false],
		["bob@one.example", "blocked", "blocked", false],
		[kim.email, "address", "pending", false],
		["nobody@one.example", "address", "pending", false],
		[tom.email.toLowerCase(), "address", "active", false],
		["una@one.example", "address", "pending", false],
		[sally.email, "address", "active", true],
	]);
	await db.user.update({ where: { id: tom.id }, data: { status: "suspended" } });
	expect((await list({ search: "TOM@" })).rows).toMatchObject([{ state: "active" }]);
});

test("addresses with an account can't be told from those without", async () => {
	const zoe = await aUser(db, acme, { email: "zoe@oracle.example" });
	const { list, use, limit } = await aGroup({ addresses: [zoe.email, "nobody@oracle.example"] });
	await limit(5n);
	const shown = async () => (await list()).rows.map(({ state, uses, welcome }) => ({ state, uses, welcome }));
	const [withoutAccount, withAccount] = await shown();
	expect(withAccount).toEqual(withoutAccount);
	expect(withoutAccount).toMatchObject({ state: "pending", uses: [{ used: 0n, limit: { used: 0n, limit: 5n } }] });
	await use(zoe, 1n);
	expect(await shown()).toMatchObject([{ state: "pending" }, { state: "active", uses: [{ used: 1n }] }]);
});

test("a hold alone makes an address active", async () => {
	const hal = await aUser(db, acme, { email: "hal@hold.example" });
	const { shareGroupId, list } = await aGroup({ addresses: [hal.email] });
	expect((await list()).rows).toMatchObject([{ state: "pending" }]);
	const hold = aCharge(hal.id, 1n, { creditTypeId: "lab", pool: { shareGroupId } });
	expect(await placeHold(aClient(db), { ...hold, lifetimeMs: 60_000 })).toMatchObject({ ok: true });
	expect((await list()).rows).toMatchObject([{ state: "active" }]);
});

test("an address that used another group is still pending in this one", async () => {
	const ivy = await aUser(db, acme, { email: "ivy@other-group.example" });
	const [used, unused] = [await aGroup({ addresses: [ivy.email] }), await aGroup({ addresses: [ivy.email] })];
	await used.use(ivy, 1n);
	expect((await used.list()).rows).toMatchObject([{ state: "active" }]);
	expect((await unused.list()).rows).toMatchObject([{ state: "pending" }]);
});

test("an address with an international domain is found and active, however it is written", async () => {
	const { email } = startSignUpSchema.parse({ name: "Jürgen", email: "Jürgen@Bücher.example" });
	const user = await aUser(db, acme, { email });
	const { list, use } = await aGroup({ addresses: ["jürgen@bücher.example"], domains: ["*.bücher.example"] });
	await use(user, 1n);
	const [address, domain] = ["jürgen@xn--bcher-kva.example", "*.xn--bcher-kva.example"];
	expect((await list()).rows).toMatchObject([{ value: domain }, { value: address, state: "active" }]);
	for (const search of ["bücher", "BÜCHER.example", "xn--bcher"]) {
		expect(valuesOf(await list({ search }))).toEqual([domain, address]);
	}
	expect(valuesOf(await list({ search: "jürgen" }))).toEqual([address]);
	expect(valuesOf(await list({ search: "*.bücher.example" }))).toEqual([domain]);
	expect(valuesOf(await list({ search: "Jürgen@bücher.example" }))).toEqual([address]);
	expect(valuesOf(await list({ search: "bäcker" }))).toEqual([]);
});

test("an address shows what its owner used, a domain what all others at it used, each once", async () => {
	const [tom, kim, eve] = [
		await aUser(db, acme, { email: "tom@two.example" }),
		await aUser(db, acme, { email: "kim@two.example" }),
		await aUser(db, acme, { email: "eve@labs.two.example" }),
	];
	const { shareGroupId, list, use, limit } = await aGroup({
		addresses: [tom.email],
		domains: ["two.example", "*.two.example"],
	});
	expect(usesOf(await list())).toEqual([["*.two.example"], ["tom@two.example"], ["two.example"]]);
	await use(tom, 4n);
	await use(kim, 3n);
	await use(eve, 2n);
	expect(usesOf(await list())).toEqual([
		["*.two.example", [2n, null]],
		["tom@two.example", [4n, null]],
		["two.example", [3n, null]],
	]);
	await limit(5n);
	const hold = aCharge(tom.id, 1n, { creditTypeId: "lab", pool: { shareGroupId } });
	expect(await placeHold(aClient(db), { ...hold, lifetimeMs: 60_000 })).toMatchObject({ ok: true });
	expect(usesOf(await list({ search: "tom" }))).toEqual([["tom@two.example", [5n, "5/5"]]]);
	await limit(9n, tom.email);
	expect(usesOf(await list({ search: "tom" }))).toEqual([["tom@two.example", [5n, "5/9"]]]);
	// Kim has a limit as well, but her domain has none of its own.
	expect(usesOf(await list({ kind: "domain" }))).toEqual([
		["*.two.example", [2n, null]],
		["two.example", [3n, null]],
	]);
});

test("an address that was removed and added again has had its welcome mail", async () => {
	const { shareGroupId, list } = await aGroup({ addresses: ["tom@five.example", "kim@five.example"] });
	const [first, second] = [new Date("2026-11-01T08:00:00Z"), new Date("2026-11-03T08:00:00Z")];
	const welcome = (welcomedAt: Date) =>
		db.shareGroupEntry.updateMany({
			where: { shareGroupId, value: "tom@five.example", removedAt: null },
			data: { welcomedAt, removedAt: second },
		});
	await welcome(first);
	await anEntry(db, shareGroupId, { kind: "address", value: "tom@five.example" });
	await welcome(second);
	await anEntry(db, shareGroupId, { kind: "address", value: "tom@five.example" });
	expect((await list()).rows.map(({ value, welcome }) => [value, welcome])).toEqual([
		["kim@five.example", null],
		["tom@five.example", { at: second, state: "sent" }],
	]);
});

test.each([
	["waiting", { state: "waiting" }],
	["sending", { state: "waiting" }],
	["maybe_sent", { state: "sent" }],
	["sent", { state: "sent" }],
	["kept", { state: "sent" }],
	["failed", { state: "failed" }],
	["obsolete", null],
] as const)("a welcome mail that is %s is listed as %o", async (status, welcome) => {
	const { shareGroupId, list } = await aGroup({ addresses: ["tom@six.example"] });
	const at = new Date("2026-11-03T08:00:00Z");
	const mail = { kind: "share_group_welcome", recipientEmail: "tom@six.example", createdAt: at };
	const { id: welcomeMailId } = await db.mail.create({
		data: {
			id: newId(),
			...mail,
			status,
			...(status === "sending" ? { attemptId: newId(), attemptAliveAt: at } : {}),
			...(status === "maybe_sent" ? { handedOverAt: at } : {}),
			...(status === "waiting" || status === "sending" ? {} : { closedAt: at, subject: "Welcome" }),
			...(status === "kept" ? { keptText: "", keptHtml: "" } : {}),
		},
	});
	await db.shareGroupEntry.updateMany({ where: { shareGroupId }, data: { welcomedAt: at, welcomeMailId } });
	expect((await list()).rows[0]?.welcome).toEqual(welcome && { at, ...welcome });
});

test("it is searched, filtered, sorted and paged on request; removed entries are gone", async () => {
	const { shareGroupId, list } = await aGroup({
		addresses: ["ann@three.example", "a_n@three.example", "zoe@three.example"],
		domains: ["three.example"],
		blocked: ["max@three.example"],
	});
	expect(valuesOf(await list({ kind: "address", descending: true }))).toEqual([
		"zoe@three.example",
		"ann@three.example",
		"a_n@three.example",
	]);
	expect(await list({ search: "A_N@", kind: "address" })).toMatchObject({
		total: 1,
		rows: [{ value: "a_n@three.example" }],
	});
	const page = await list({ offset: 2, limit: 2 });
	expect([page.total, valuesOf(page)]).toEqual([5, ["max@three.example", "three.example"]]);
	expect(valuesOf(await list({ sort: "createdAt", limit: 1 }))).toEqual(["ann@three.example"]);
	await db.shareGroupEntry.updateMany({
		where: { shareGroupId, value: "zoe@three.example" },
		data: { removedAt: new Date() },
	});
	expect(await list({ search: "zoe" })).toEqual({ total: 0, rows: [] });
});

test("it is for the creator only: nothing to a member, a colleague with every right, or a stranger", async () => {
	const tom = await aUser(db, acme, { email: "tom@four.example" });
	const { shareGroupId } = await aGroup({ addresses: [tom.email] });
	const colleague = await aUser(db, acme, { role: "administrator" });
	const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
	for (const user of [tom, colleague, stranger]) {
		expect(await listEntries({ actor: await actorOf(db, user), db }, { shareGroupId, ...ALL })).toBeNull();
	}
});

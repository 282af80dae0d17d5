import { afterAll, describe, expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { endRaise } from "./end-raise.ts";
import { raiseLimit } from "./raise-limit.ts";
import { readPoolLimits } from "./read-pool-limits.ts";
import type { LimitedPool } from "./schema.ts";
import { setLimit } from "./set-limit.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db);
const today = new Date().toISOString().slice(0, 10);
const yesterday = inDays(-1).toISOString().slice(0, 10);
const tomorrow = inDays(1).toISOString().slice(0, 10);

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

/** The user as an actor, whose verbs and reads these are. */
async function as(user: TestUser) {
	return { actor: await actorOf(db, user), db };
}

async function johnsWallet() {
	const [john, peter, ann] = [
		await aUser(db, acme, { name: "John" }),
		await aUser(db, acme, { name: "Peter" }),
		await aUser(db, acme, { name: "Ann", role: "administrator" }),
	];
	await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
	await grantCredits(db, john.id, 100n);
	const pool: LimitedPool = { kind: "wallet", ownerId: john.id, creditTypeId: "email" };
	const use = async (credits: bigint) => (await postCharges(aClient(db), [aCharge(peter.id, credits)]))[0];
	return { john, peter, ann, pool, use };
}

const audited = (subjectId: string) =>
	db.auditEntry.findMany({
		where: { subjectId, action: { contains: "limit" } },
		orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
	});

const FIRST_PAGE = { after: null, limit: 10 };
const weekly = (credits: bigint) => ({ credits, period: "week" as const });

describe("who sets limits on a wallet (product.md 43)", () => {
	it("is its owner, and administrators with Edit User: of its own organization", async () => {
		const { john, peter, ann, pool } = await johnsWallet();
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		const viewer = await aUser(db, acme, { role: { id: await aUserRole(db, acme, { rights: ["view_user_list"] }) } });
		const input = { pool, person: null, limit: weekly(5n) };
		expect(await setLimit(await as(john), input)).toEqual({ ok: true, value: null });
		expect(await setLimit(await as(ann), { ...input, person: peter.id })).toEqual({ ok: true, value: null });
		expect(await setLimit(await as(peter), input)).toMatchObject({ code: "NOT_FOUND" });
		expect(await setLimit(await as(viewer), input)).toMatchObject({ code: "FORBIDDEN" });
		expect(await setLimit(await as(stranger), input)).toMatchObject({ code: "NOT_FOUND", key: "userNotFound" });
		const raise = { pool, person: peter.id, ...weekly(9n), until: today };
		for (const other of [peter, stranger]) {
			expect(await raiseLimit(await as(other), raise)).toMatchObject({ code: "NOT_FOUND" });
			expect(await endRaise(await as(other), { pool, person: peter.id })).toMatchObject({ code: "NOT_FOUND" });
			expect(await readPoolLimits(await as(other), { pool, of: FIRST_PAGE })).toBe(null);
		}
		expect(await readPoolLimits(await as(viewer), { pool, of: FIRST_PAGE })).toBe(null);
		expect(await db.poolLimit.count({ where: { setById: { in: [peter.id, stranger.id, viewer.id] } } })).toBe(0);
	});

	it("names users of the organization, and never the owner", async () => {
		const { john, pool } = await johnsWallet();
		const stranger = await aUser(db, await anOrganization(db));
		const context = await as(john);
		const limit = weekly(5n);
		expect(await setLimit(context, { pool, person: john.id, limit })).toMatchObject({ key: "ownerNotLimited" });
		expect(await setLimit(context, { pool, person: stranger.id, limit })).toMatchObject({ key: "userNotFound" });
		expect(await setLimit(context, { pool, person: "peter", limit })).toMatchObject({ key: "userNotFound" });
		const other = { ...pool, creditTypeId: "fax" };
		expect(await setLimit(context, { pool: other, person: null, limit })).toMatchObject({ key: "creditTypeNotFound" });
		expect(await setLimit(context, { pool, person: null, limit: "none" })).toMatchObject({ key: "defaultIsALimit" });
		expect(await db.poolLimit.count({ where: { setById: john.id } })).toBe(0);
	});
});

describe("a limit on a wallet", () => {
	it("is set, changed and taken away; each time the audit log says what it was and is", async () => {
		const { john, peter, ann, pool, use } = await johnsWallet();
		const set = async (by: TestUser, person: string | null, limit: Parameters<typeof setLimit>[1]["limit"]) =>
			expect(await setLimit(await as(by), { pool, person, limit })).toEqual({ ok: true, value: null });
		await set(john, null, weekly(5n));
		await set(john, null, weekly(5n));
		expect(await use(6n)).toMatchObject({ values: { limit: 5n, left: 5n } });
		await set(ann, peter.id, "none");
		expect(await use(6n)).toMatchObject({ ok: true });
		await set(ann, peter.id, { credits: 3n, period: "day" });
		await set(ann, peter.id, null);
		await set(john, null, null);
		expect(await use(6n)).toMatchObject({ ok: true });
		const log = await audited(john.id);
		const shown = log.map(({ actorId, before, after }) => [actorId === ann.id ? "Ann" : "John", before, after]);
		const warning = { warnPercent: 80, tellsSetter: false };
		const now = (layer: string) => ({ creditType: "email", layer });
		const of = { userId: peter.id };
		expect(shown).toEqual([
			["John", { limit: null }, { ...now("default"), limit: "5/week", ...warning }],
			["Ann", { ...of, limit: null }, { ...of, ...now("exception"), limit: "none" }],
			["Ann", { ...of, limit: "none" }, { ...of, ...now("exception"), limit: "3/day", ...warning }],
			["Ann", { ...of, limit: "3/day", ...warning }, { ...of, ...now("exception"), limit: null }],
			["John", { limit: "5/week", ...warning }, { ...now("default"), limit: null }],
		]);
		const { id: accountId } = await db.account.findFirstOrThrow({ where: { userId: john.id, creditTypeId: "email" } });
		expect(await db.pool.findUnique({ where: { accountId } })).toMatchObject({ isLimited: false });
	});

	it("is read per person by those who may change it: limit, used, left, resets, and where it comes from", async () => {
		const { john, peter, ann, pool, use } = await johnsWallet();
		const kim = await aUser(db, acme, { name: "Kim" });
		await db.user.update({ where: { id: kim.id }, data: { creditOwnerId: john.id } });
		const context = await as(john);
		await setLimit(context, { pool, person: null, limit: weekly(50n), warnPercent: 90, tellsSetter: true });
		await raiseLimit(await as(ann), { pool, person: peter.id, ...weekly(80n), until: tomorrow, reason: "Spring sale" });
		await use(60n);
		const limits = await readPoolLimits(context, { pool, of: FIRST_PAGE });
		expect(limits).toMatchObject({
			default: { credits: 50n, period: "week", warnPercent: 90, tellsSetter: true, setBy: "John", until: null },
			people: [
				{
					person: peter.id,
					name: "Peter",
					exception: null,
					raise: { credits: 80n, until: tomorrow, setBy: "Ann", reason: "Spring sale", warnPercent: 90 },
					headroom: { limit: 80n, used: 60n, left: 20n, from: "raise", until: tomorrow },
				},
				{
					person: kim.id,
					name: "Kim",
					exception: null,
					raise: null,
					headroom: { limit: 50n, used: 0n, left: 50n, period: "week", from: "default", resetsAt: expect.any(Date) },
				},
			],
		});
		const kims = await readPoolLimits(await as(ann), { pool, of: { people: [kim.id] } });
		expect(kims?.people.map(({ name }) => name)).toEqual(["Kim"]);
	});
});

describe("pages of the limits on a pool", () => {
	const namesOn = async (context: Awaited<ReturnType<typeof as>>, pool: LimitedPool) => {
		const pages: (string | null)[][] = [];
		for (let after: string | null = null; ; ) {
			const page = await readPoolLimits(context, { pool, of: { after, limit: 2 } });
			const people = page?.people ?? [];
			if (people.length === 0) return pages;
			pages.push(people.map(({ person, name }) => name ?? person));
			after = people.at(-1)?.person ?? null;
		}
	};

	it("have all who use a wallet or have a limit on it, once each, and no raise that is over", async () => {
		const { john, ann, pool } = await johnsWallet();
		const more = [await aUser(db, acme, { name: "Kim" }), await aUser(db, acme, { name: "Lou" })];
		const [kim, lou] = more.map(({ id }) => id);
		await db.user.update({ where: { id: kim }, data: { creditOwnerId: john.id } });
		const context = await as(john);
		await setLimit(context, { pool, person: lou ?? "", limit: weekly(5n) });
		const before = { ...context, clock: clockAt(inDays(-3)) };
		await setLimit(before, { pool, person: null, limit: weekly(5n) });
		await raiseLimit(before, { pool, person: ann.id, ...weekly(9n), until: yesterday });
		expect(await namesOn(context, pool)).toEqual([["Peter", "Kim"], ["Lou"]]);
	});

	it("have the addresses with a limit of their own on a share group, in their order", async () => {
		const sally = await aUser(db, acme);
		await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 5n });
		const shareGroupId = await aShareGroup(db, { creatorId: sally.id });
		await share(db, shareGroupId, 5n);
		await anEntry(db, shareGroupId, { kind: "domain", value: "globex.example" });
		const pool: LimitedPool = { kind: "share_group", shareGroupId, creditTypeId: "lab" };
		const context = await as(sally);
		for (const name of ["uma", "tom", "vic"]) {
			const set = await setLimit(context, { pool, person: `${name}@globex.example`, limit: weekly(1n) });
			expect(set).toMatchObject({ ok: true });
		}
		const [tom, uma, vic] = ["tom", "uma", "vic"].map((name) => `${name}@globex.example`);
		expect(await namesOn(context, pool)).toEqual([[tom, uma], [vic]]);
	});
});

describe("a raise (product.md 44)", () => {
	it("is refused for a day that has passed, for no more than stands, and where there is no limit", async () => {
		const { john, peter, pool } = await johnsWallet();
		const context = await as(john);
		const raise = (credits: bigint, until = today) =>
			raiseLimit(context, { pool, person: peter.id, ...weekly(credits), until });
		expect(await raise(80n)).toMatchObject({ code: "CONFLICT", key: "nothingToRaise" });
		await setLimit(context, { pool, person: null, limit: weekly(50n) });
		expect(await raise(80n, yesterday)).toMatchObject({ code: "INVALID", key: "raiseIsOver", field: "until" });
		expect(await raise(50n)).toMatchObject({ code: "INVALID", key: "raiseIsNoMore", field: "credits" });
		expect(await endRaise(context, { pool, person: peter.id })).toMatchObject({ key: "noRaise" });
		expect(await raise(51n)).toMatchObject({ ok: true });
		expect(await db.poolLimit.count({ where: { setById: john.id } })).toBe(2);
	});

	it("is refused for a day that has passed in the deployment's time zone, by its clock", async () => {
		const { john, peter, pool } = await johnsWallet();
		const clock = clockAt(new Date("2031-06-01T00:00:00Z"));
		const context = { ...(await as(john)), clock };
		await setLimit(context, { pool, person: null, limit: weekly(50n) });
		const raise = { pool, person: peter.id, ...weekly(80n) };
		expect(await raiseLimit(context, { ...raise, until: "2031-05-31" })).toMatchObject({ key: "raiseIsOver" });
		expect(await raiseLimit(context, { ...raise, until: "2031-06-01" })).toMatchObject({ ok: true });
	});

	it("takes the place of the one before, and ends when it is told to", async () => {
		const { john, peter, pool, use } = await johnsWallet();
		const context = await as(john);
		await setLimit(context, { pool, person: peter.id, limit: weekly(10n) });
		await raiseLimit(context, { pool, person: peter.id, ...weekly(20n), until: today });
		await raiseLimit(context, { pool, person: peter.id, ...weekly(30n), until: tomorrow });
		expect(await use(25n)).toMatchObject({ ok: true });
		expect(await endRaise(context, { pool, person: peter.id })).toMatchObject({ ok: true });
		expect(await use(1n)).toMatchObject({ values: { limit: 10n, left: 0n } });
		await setLimit(context, { pool, person: peter.id, limit: weekly(11n) });
		expect(await use(1n)).toMatchObject({ ok: true });
		expect(
			(await audited(john.id)).map(({ action, before, after }) => [action, limitIn(before), limitIn(after)]),
		).toEqual([
			["user.credit_limit_changed", null, "10/week"],
			["user.credit_limit_raised", "10/week", `20/week until ${today}`],
			["user.credit_limit_raised", `20/week until ${today}`, `30/week until ${tomorrow}`],
			["user.credit_limit_raise_ended", `30/week until ${tomorrow}`, null],
			["user.credit_limit_changed", "10/week", "11/week"],
		]);
	});
});

describe("a limit on a share group", () => {
	it("is its creator's to set and to raise, for members by address, never for the creator", async () => {
		const [sally, tom, ann] = [
			await aUser(db, acme),
			await aUser(db, acme),
			await aUser(db, acme, { role: "administrator" }),
		];
		await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
		const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email, sally.email] });
		await share(db, shareGroupId, 50n);
		const pool: LimitedPool = { kind: "share_group", shareGroupId, creditTypeId: "lab" };
		const context = await as(sally);
		const use = async (user: TestUser, credits: bigint) =>
			(await postCharges(aClient(db), [aCharge(user.id, credits, { creditTypeId: "lab", pool: { shareGroupId } })]))[0];
		expect(await setLimit(await as(ann), { pool, person: null, limit: weekly(3n) })).toMatchObject({
			code: "NOT_FOUND",
		});
		expect(await readPoolLimits(await as(ann), { pool, of: FIRST_PAGE })).toBe(null);
		await setLimit(context, { pool, person: null, limit: weekly(3n) });
		expect(await use(tom, 4n)).toMatchObject({ ok: false, values: { left: 3n } });
		expect(await use(sally, 4n)).toMatchObject({ ok: true });
		const raise = { pool, person: tom.email.toUpperCase(), ...weekly(6n), until: today };
		expect(await raiseLimit(context, raise)).toMatchObject({ ok: true });
		expect(await use(tom, 6n)).toMatchObject({ ok: true });
		expect(await setLimit(context, { pool, person: sally.email, limit: "none" })).toMatchObject({
			key: "ownerNotLimited",
		});
		await anEntry(db, shareGroupId, { kind: "domain", value: "globex.example" });
		await setLimit(context, { pool, person: "kim@globex.example", limit: "none" });
		expect(await readPoolLimits(context, { pool, of: FIRST_PAGE })).toMatchObject({
			default: { credits: 3n },
			people: [
				{ person: "kim@globex.example", exception: { credits: null }, raise: null, headroom: null },
				{ person: tom.email, exception: null, headroom: { limit: 6n, used: 6n, left: 0n, from: "raise" } },
			],
		});
		expect(await endRaise(context, { pool, person: tom.email })).toMatchObject({ ok: true });
		expect((await audited(shareGroupId)).map(({ action }) => action)).toEqual([
			"share_group.limit_changed",
			"share_group.limit_raised",
			"share_group.limit_changed",
			"share_group.limit_raise_ended",
		]);
		await db.shareGroup.update({ where: { id: shareGroupId }, data: { status: "closing", closingAt: new Date() } });
		expect(await setLimit(context, { pool, person: null, limit: weekly(1n) })).toMatchObject({
			key: "shareGroupClosed",
		});
		await db.shareGroup.update({ where: { id: shareGroupId }, data: { status: "open", closingAt: null } });
	});
});

function limitIn(facts: unknown): unknown {
	return typeof facts === "object" && facts !== null && "limit" in facts ? facts.limit : undefined;
}

import pg from "pg";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { lockAccounts } from "@/lib/ledger/posting/lock-accounts.ts";
import { openWallets } from "@/lib/ledger/posting/open-wallets.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { raiseLimit } from "@/lib/limits/raise-limit.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { postOn } from "@/lib/testing/races.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { changeManyUsers } from "./change-many-users.ts";
import { previewManyUsers } from "./preview-many-users.ts";
import type { ChangeManyUsersInput, ChangeOf } from "./schema.ts";
import { changed, northwind, type Person, previewed } from "./test-many-users.ts";

const { db, sql, url } = await testDatabase({ maxConnections: 16 });
const [one, other] = [await openConnection(url), await openConnection(url)];

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

const monthly = (credits: bigint) => ({ credits, period: "month" as const });
const limited = (limit: ChangeOf<"limit">["limit"], more: Partial<ChangeOf<"limit">> = {}): ChangeOf<"limit"> => ({
	...{ what: "limit", creditTypeId: "email", limit },
	...more,
});
const walletOf = ({ id: ownerId }: Person) => ({ kind: "wallet" as const, ownerId, creditTypeId: "email" });

/** Peter uses John's credits, Mary Grace's: 100 each. */
async function sharing() {
	const world = await northwind(db);
	const { john, grace, peter, mary, context } = world;
	await assignCreditOwner(context, { userId: peter.id, ownerId: john.id, creditUsers: null });
	await assignCreditOwner(context, { userId: mary.id, ownerId: grace.id, creditUsers: null });
	await grantCredits(db, john.id, 100n);
	await grantCredits(db, grace.id, 100n);
	return world;
}

/** What is set for these people apart: 500/month, none; null where nothing is. */
async function limitsOf(people: readonly Person[]) {
	const set = await db.poolLimit.findMany({ where: { userId: { in: people.map(({ id }) => id) }, until: null } });
	return people.map(({ id }) => {
		const found = set.find(({ userId }) => userId === id);
		return found ? (found.credits === null ? "none" : `${found.credits}/${found.period}`) : null;
	});
}

const use = async ({ id }: Person, credits: bigint) => (await postCharges(aClient(db), [aCharge(id, credits)]))[0];

describe("a limit for many (product.md 5a, 43)", () => {
	it("is each person's on the wallet of their Credit Owner, with an audit row each, and counts at once", async () => {
		const { admin, john, grace, peter, mary, context } = await sharing();
		const change = limited(monthly(20n), { reason: "Budget of the year" });
		expect(await changed(context, [peter, mary], change)).toEqual({ ok: true, value: { changed: 2 } });
		expect(await limitsOf([peter, mary])).toEqual(["20/month", "20/month"]);
		expect(await use(peter, 21n)).toMatchObject({ ok: false, values: { limit: 20n, left: 20n } });
		expect(await use(mary, 20n)).toMatchObject({ ok: true });
		const set = await db.poolLimit.findMany({ where: { userId: peter.id } });
		const about = { warnPercent: 80, tellsSetter: false };
		expect(set).toMatchObject([{ setById: admin.id, reason: "Budget of the year", ...about }]);
		const rows = await db.auditEntry.findMany({
			where: { subjectId: { in: [john.id, grace.id] }, action: "user.credit_limit_changed" },
		});
		expect(rows).toHaveLength(2);
		expect(rows.find(({ subjectId }) => subjectId === john.id)).toMatchObject({
			...{ actorId: admin.id, reason: "Budget of the year" },
			before: { userId: peter.id, limit: null },
			after: { userId: peter.id, creditType: "email", layer: "exception", limit: "20/month", ...about },
		});
		expect(await db.mail.count({ where: { kind: "limit_warning", userId: peter.id } })).toBe(0);

		expect(await changed(context, [peter, mary], limited("none"))).toMatchObject({ ok: true });
		expect(await use(peter, 21n)).toMatchObject({ ok: true });
		expect(await changed(context, [peter, mary], limited(null))).toMatchObject({ value: { changed: 2 } });
		expect(await limitsOf([peter, mary])).toEqual([null, null]);
		const accounts = await db.account.findMany({ where: { userId: { in: [john.id, grace.id] } } });
		const pools = await db.pool.findMany({ where: { accountId: { in: accounts.map(({ id }) => id) } } });
		expect(new Set(pools.map(({ isLimited }) => isLimited))).toEqual(new Set([false]));
	});

	it("is shown before: what each has and gets, who is refused, who has used it up, and raises that go on", async () => {
		const { john, grace, peter, mary, context } = await sharing();
		await setLimit(context, { pool: walletOf(grace), person: null, limit: monthly(90n) });
		const kept = { warnPercent: 60, tellsSetter: true };
		await setLimit(context, { pool: walletOf(john), person: peter.id, limit: monthly(50n), ...kept });
		const until = "2099-12-31";
		await raiseLimit(context, { pool: walletOf(john), person: peter.id, ...monthly(80n), until });
		await use(mary, 20n);
		const people = [john, peter, mary];
		const preview = await previewed(context, people, limited(monthly(20n)));
		expect(preview).toMatchObject({ changing: 2, refused: 1, usedUp: 1, raised: 1 });
		const everyones = { isDefault: true, ...monthly(90n) };
		const wanted = { isDefault: false, ...monthly(20n) };
		expect(preview.people.map(({ name, why, limit }) => [name, why ?? limit])).toEqual([
			["John Lee", "These are this person’s own credits: no limit applies to them."],
			["Mary Chan", { owner: "Grace Kim", before: everyones, after: wanted }],
			["Peter Wong", { owner: "John Lee", before: { ...wanted, credits: 50n }, after: wanted }],
		]);
		expect(await changed(context, people, limited(monthly(20n)))).toMatchObject({
			code: "CONFLICT",
			key: "manyRefused",
		});
		expect(await limitsOf(people)).toEqual([null, "50/month", null]);

		const back = await previewed(context, [peter, mary], limited(null));
		expect(back).toMatchObject({ changing: 1, same: 1, usedUp: 0 });
		expect(back.people[0]?.limit?.after).toEqual({ isDefault: true, credits: null, period: null });
		expect(await changed(context, [peter, mary], limited(monthly(20n)))).toMatchObject({ ok: true });
		expect(await db.poolLimit.findMany({ where: { userId: peter.id }, orderBy: { credits: "asc" } })).toMatchObject([
			{ credits: 20n, ...kept, until: null },
			{ credits: 80n, until: new Date(until) },
		]);
		expect(await changed(context, [peter, mary], limited(monthly(20n)))).toEqual({ ok: true, value: { changed: 0 } });
	});

	it("is refused where a limit, what everyone has or a Credit Owner was changed since it was shown", async () => {
		const { john, grace, peter, mary, context } = await sharing();
		const userIds = [peter.id, mary.id];
		const change = limited(monthly(20n));
		const meanwhile: (() => Promise<{ ok: boolean }>)[] = [
			() => setLimit(context, { pool: walletOf(john), person: peter.id, limit: monthly(7n) }),
			() => setLimit(context, { pool: walletOf(grace), person: null, limit: monthly(8n) }),
			() => assignCreditOwner(context, { userId: mary.id, ownerId: john.id, creditUsers: null }),
		];
		for (const happen of meanwhile) {
			const { stamp } = await previewed(context, [peter, mary], change);
			expect(await happen()).toMatchObject({ ok: true });
			const stale = await changeManyUsers(context, { userIds, change, stamp });
			expect(stale).toMatchObject({ code: "STALE", key: "manyChangedMeanwhile", details: { changing: 2 } });
		}
		expect(await limitsOf([peter, mary])).toEqual(["7/month", null]);
		// What is used meanwhile changes nothing of what was shown.
		const { stamp } = await previewed(context, [peter, mary], change);
		await use(peter, 1n);
		expect(await changeManyUsers(context, { userIds, change, stamp })).toMatchObject({ ok: true });
	});

	it("finds nobody elsewhere, needs Edit User and a credit type that there is", async () => {
		const { organization, person, peter, mary, context } = await sharing();
		const input = { userIds: [peter.id, mary.id], change: limited(monthly(20n)) };
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		const viewer = await person("Vera", {
			role: { id: await aUserRole(db, organization, { rights: ["view_user_list"] }) },
		});
		for (const [user, code] of [
			[stranger, "NOT_FOUND"],
			[viewer, "FORBIDDEN"],
		] as const) {
			const other = { actor: await actorOf(db, user), db };
			expect(await previewManyUsers(other, input)).toMatchObject({ code });
			expect(await changeManyUsers(other, { ...input, stamp: "any" })).toMatchObject({ code });
		}
		const fax = limited(monthly(20n), { creditTypeId: "fax" });
		expect(await previewed(context, [peter], fax)).toMatchObject({
			people: [{ why: "There is no such credit type." }],
		});
		expect(await changed(context, [peter], fax)).toMatchObject({ code: "CONFLICT" });
		expect(await limitsOf([peter, mary])).toEqual([null, null]);
	});
});

describe("at the same time", () => {
	it("two administrators set overlapping people in both orders: one does, the other is shown it, 10 rounds", async () => {
		for (let round = 0; round < 10; round += 1) {
			const { organization, peter, mary, context } = await sharing();
			const second = { actor: await actorOf(db, await aUser(db, organization, { role: "administrator" })), db };
			const [asked, otherwise] = [
				{ userIds: [peter.id, mary.id], change: limited(monthly(10n)) },
				{ userIds: [mary.id, peter.id], change: limited(monthly(20n)) },
			];
			const stamps = [await previewManyUsers(context, asked), await previewManyUsers(second, otherwise)];
			const [first, later] = stamps.map((preview) => (preview.ok ? preview.value.stamp : ""));
			const results = await Promise.all([
				changeManyUsers(context, { ...asked, stamp: first ?? "" }),
				changeManyUsers(second, { ...otherwise, stamp: later ?? "" }),
			]);
			expect(results.map((result) => (result.ok ? "done" : result.code)).sort()).toEqual(["STALE", "done"]);
			expect(new Set(await limitsOf([peter, mary])).size).toBe(1);
		}
	});

	/** The change in one transaction that is tried once: of a deadlock, the test fails. */
	const changedOnce = (context: VerbContext, input: ChangeManyUsersInput) => {
		let tries = 0;
		return transact(db, (tx) => {
			tries += 1;
			if (tries > 1) throw new Error("It had to be tried again.");
			return changeManyUsers({ ...context, db: tx }, input);
		});
	};

	it("waits for a wallet in the wallets' order, and holds up no charge of a later one meanwhile", async () => {
		const { john, grace, peter, mary, context } = await sharing();
		const [first] = await db.account.findMany({
			where: { userId: { in: [john.id, grace.id] }, creditTypeId: "email" },
			orderBy: { id: "asc" },
		});
		const later = first?.userId === john.id ? mary : peter;
		for (const [nth, people] of [
			[peter, mary],
			[mary, peter],
		].entries()) {
			const change = limited(monthly(BigInt(20 + nth)));
			const { stamp } = await previewed(context, people, change);
			const { changing } = await one.transaction(async (tx) => {
				await lockAccounts(tx, [first?.id ?? ""]);
				const waiting = changedOnce(context, { userIds: people.map(({ id }) => id), change, stamp });
				await untilOthersWait(tx.sql);
				expect(await postOn(other, [aCharge(later.id, 1n)])).toMatchObject([{ ok: true }]);
				return { changing: waiting };
			});
			expect(await changing).toEqual({ ok: true, value: { changed: 2 } });
		}
	});

	it("charges of several wallets in any order are paid before it or refused after it, 20 rounds", async () => {
		const { john, grace, peter, mary, context } = await sharing();
		for (let round = 0; round < 20; round += 1) {
			await changed(context, [peter, mary], limited("none"));
			const change = limited({ credits: 0n, period: "total" });
			const { stamp } = await previewed(context, [peter, mary], change);
			const chargesOf = (people: readonly Person[]) => people.map(({ id }) => aCharge(id, 1n));
			const [set, ...posted] = await Promise.all([
				changedOnce(context, { userIds: [mary.id, peter.id], change, stamp }),
				...[postOn(one, chargesOf([peter, mary, john])), postOn(other, chargesOf([grace, mary, peter]))],
			]);
			expect(set).toEqual({ ok: true, value: { changed: 2 } });
			for (const outcomes of posted) {
				const limitedOnes = outcomes.filter((_, index) => index !== (outcomes === posted[0] ? 2 : 0));
				expect(new Set(limitedOnes.map(({ ok }) => ok)).size).toBe(1);
			}
			expect(await postOn(one, chargesOf([peter, mary]))).toMatchObject([{ ok: false }, { ok: false }]);
		}
	});
});

describe("of 1,000 people", () => {
	/** So many, each with a Credit Owner of their own. */
	async function pairs(count: number) {
		const { organization, context } = await northwind(db);
		const { id: organizationId, memberRoleId: userRoleId } = organization;
		const owners = Array.from({ length: count }, () => newId());
		const people = owners.map((creditOwnerId) => ({ id: newId(), creditOwnerId }));
		await db.user.createMany({
			data: [...owners.map((id) => ({ id, creditOwnerId: id })), ...people].map((user) => ({
				...user,
				...{ email: `${user.id}@test.example`, name: `Person ${user.id}`, organizationId, userRoleId },
			})),
		});
		await transact(db, (tx) => openWallets(tx, owners));
		return { context, people };
	}

	it("it takes as many statements as of 3", async () => {
		const counts: number[] = [];
		for (const count of [3, 1_000]) {
			const { context, people } = await pairs(count);
			const userIds = people.map(({ id }) => id);
			const change = limited(monthly(20n));
			const { stamp } = await previewed(context, people, change);
			const query = vi.spyOn(pg.Client.prototype, "query");
			expect(await changeManyUsers(context, { userIds, change, stamp })).toEqual({
				ok: true,
				value: { changed: count },
			});
			counts.push(query.mock.calls.length);
			query.mockRestore();
			expect(new Set(await limitsOf(people))).toEqual(new Set(["20/month"]));
		}
		expect(counts[0]).toBeGreaterThan(10);
		expect(counts[1]).toBe(counts[0]);
	});
});

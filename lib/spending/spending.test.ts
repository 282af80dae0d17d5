import { afterAll, describe, expect, it } from "vitest";
import { captureHold, placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { readHoldsFile } from "./holds-file.ts";
import { listOpenHolds } from "./list-open-holds.ts";
import { listRefusals } from "./list-refusals.ts";
import { readRefusalsFile } from "./refusals-file.ts";
import { releaseOpenHold } from "./release-open-hold.ts";
import type { SpendingOf } from "./spending-scope.ts";

const { db, sql } = await testDatabase();
const operator = await anOrganization(db, { isOperator: true });

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

const as = async (user: { id: string }) => ({ actor: await actorOf(db, user), db });

/**
 * Peter uses John's 10 credits and Sally's group of 5, which is of another organization; he has 3 of the group on hold, and
 * was refused 50.
 */
async function peter() {
	const northwind = await anOrganization(db);
	const acme = await anOrganization(db);
	const admin = await aUser(db, northwind, { role: "administrator" });
	const john = await aUser(db, northwind, { name: "John Lee" });
	const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
	const sally = await aUser(db, acme, { name: "Sally Green" });
	await grantCredits(db, john.id, 10n);
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 5n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Sally’s secret", addresses: [peter.email] });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 5n, actorId: null };
	await transact(db, (tx) => postAllocation(tx, allocation));
	const held = await placeHold(aClient(db), { ...aCharge(peter.id, 3n), lifetimeMs: 60_000 });
	if (!held.ok) throw new Error(held.key);
	await postCharges(aClient(db), [aCharge(peter.id, 50n, { item: "Summer sale", reference: "run 7" })]);
	await expect.poll(() => db.refusal.count({ where: { userId: peter.id } })).toBe(1);
	return { northwind, admin, john, peter, sally, shareGroupId, holdId: held.value.holdId };
}

describe("recent refusals and open holds", () => {
	it("are listed for the user, the wallet's owner, the group's creator, administrators and the operator (product.md 57)", async () => {
		const { admin, john, peter: spender, sally, shareGroupId, holdId } = await peter();
		const olivia = await aUser(db, operator, { role: "administrator" });
		const ofPeter: SpendingOf = { kind: "user", userId: spender.id };
		for (const [user, of] of [
			[spender, ofPeter],
			[admin, ofPeter],
			[john, { kind: "wallets" }],
			[sally, { kind: "group", shareGroupId }],
			[olivia, { kind: "all" }],
		] as const) {
			const refusals = await listRefusals(await as(user), of);
			const own = refusals?.rows.filter(({ userId }) => userId === spender.id);
			expect(own, of.kind).toMatchObject([
				{
					userName: "Peter Wong",
					kind: "charge",
					credits: 50n,
					nameInText: "email",
					item: "Summer sale",
					reference: "run 7",
				},
			]);
			expect(own?.[0]).toMatchObject({ key: "insufficientCredits", values: { needed: 50n, available: 12n } });
			if (user === john) continue;
			const holds = await listOpenHolds(await as(user), of);
			expect(
				holds?.rows.filter(({ id }) => id === holdId),
				of.kind,
			).toMatchObject([{ userName: "Peter Wong", credits: 3n }]);
		}
		expect((await listOpenHolds(await as(john), { kind: "wallets" }))?.rows).toEqual([]);
	});

	it("name no share group that the reader may not see", async () => {
		const { admin, sally, peter: spender, shareGroupId } = await peter();
		const pool = { kind: "share_group", shareGroupId, creditTypeId: "email" } as const;
		const limit = { credits: 4n, period: "total" } as const;
		expect(await setLimit(await as(sally), { pool, person: null, limit })).toMatchObject({ ok: true });
		const of = { kind: "user", userId: spender.id } as const;
		const pools = async (user: { id: string }, asked: SpendingOf) =>
			(await listOpenHolds(await as(user), asked))?.rows.map((row) => row.pools.map(({ name }) => name));
		expect(await pools(admin, of)).toEqual([[null]]);
		expect(await pools(spender, of)).toEqual([["Sally’s secret"]]);
		expect(await pools(sally, { kind: "group", shareGroupId })).toEqual([["Sally’s secret"]]);

		await postCharges(aClient(db), [aCharge(spender.id, 2n, { pool: { shareGroupId } })]);
		await expect.poll(() => db.refusal.count({ where: { userId: spender.id } })).toBe(2);
		const values = async (user: { id: string }) => (await listRefusals(await as(user), of))?.rows[0]?.values;
		expect(Object.values((await values(spender)) ?? {})).toContain("Sally’s secret");
		expect(Object.values((await values(admin)) ?? {})).not.toContain("Sally’s secret");
		expect(Object.values((await values(admin)) ?? {})).toContainEqual({ hidden: "group" });
	});

	it("are shown to no one else", async () => {
		const { northwind, john, peter: spender, shareGroupId, admin } = await peter();
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		const ofPeter: SpendingOf = { kind: "user", userId: spender.id };
		for (const [user, of] of [
			[john, ofPeter],
			[stranger, ofPeter],
			[john, { kind: "group", shareGroupId }],
			[spender, { kind: "group", shareGroupId }],
			[admin, { kind: "all" }],
			[admin, { kind: "user", userId: "nonsense" }],
			[admin, { kind: "group", shareGroupId: "nonsense" }],
		] as const) {
			expect(await listRefusals(await as(user), of)).toBeNull();
			expect(await listOpenHolds(await as(user), of)).toBeNull();
		}
		const other = await aUser(db, northwind);
		expect(await listRefusals(await as(other), { kind: "wallets" })).toEqual({ rows: [], hasMore: false });
	});
});

describe("the files of refusals and holds", () => {
	const words = { someGroup: "a share group" };

	it("have all rows of their lists, in their order", async () => {
		const { admin, john, peter: spender, sally, shareGroupId } = await peter();
		const olivia = await aUser(db, operator, { role: "administrator" });
		for (const [user, of] of [
			[spender, { kind: "user", userId: spender.id }],
			[admin, { kind: "user", userId: spender.id }],
			[john, { kind: "wallets" }],
			[sally, { kind: "group", shareGroupId }],
			[olivia, { kind: "all" }],
		] as const) {
			const reader = await as(user);
			const holds = await rowsOfFile(sql, await readHoldsFile(reader, { of, words }));
			const listed = await listOpenHolds(reader, of);
			expect(
				holds.map(({ hold_id, credits }) => [hold_id, credits]),
				of.kind,
			).toEqual(listed?.rows.map(({ id, credits }) => [id, credits]));
			const refusals = await rowsOfFile(sql, await readRefusalsFile(reader, of));
			const refused = await listRefusals(reader, of);
			expect(refusals.map(({ last_at, user_name, item, reason }) => [last_at, user_name, item, reason])).toEqual(
				refused?.rows.map(({ lastAt, userName, item, key }) => [lastAt, userName, item, key]),
			);
			expect(refusals.find(({ user_name }) => user_name === "Peter Wong")).toMatchObject({
				...{ kind: "charge", credits: 50n, item: "Summer sale", reference: "run 7", times: 1 },
				...{ code: "INSUFFICIENT_CREDITS", reason: "insufficientCredits" },
			});
		}
	});

	it("name no share group that the reader may not see, and are nobody else's", async () => {
		const { admin, john, peter: spender, shareGroupId } = await peter();
		const of = { kind: "user", userId: spender.id } as const;
		const pools = async (user: { id: string }) =>
			(await rowsOfFile(sql, await readHoldsFile(await as(user), { of, words }))).map((row) => row.pools);
		expect(await pools(admin)).toEqual(["a share group"]);
		expect(await pools(spender)).toEqual(["Sally’s secret"]);
		const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
		for (const [user, other] of [
			[john, of],
			[stranger, of],
			[spender, { kind: "group", shareGroupId }],
			[admin, { kind: "all" }],
		] as const) {
			expect(await readHoldsFile(await as(user), { of: other, words })).toBeNull();
			expect(await readRefusalsFile(await as(user), other)).toBeNull();
		}
	});
});

describe("releasing a hold", () => {
	it("frees its credits, once, audited with the reason in the user's organization", async () => {
		const { northwind, peter: spender, holdId, admin } = await peter();
		const olivia = await as(await aUser(db, operator, { role: "administrator" }));
		const reason = "The service is gone";
		expect(await releaseOpenHold(await as(admin), { holdId, reason })).toMatchObject({ code: "NOT_FOUND" });
		const id = await aUserRole(db, operator, { rights: ["manage_mail"] });
		const clerk = await as(await aUser(db, operator, { role: { id } }));
		expect(await releaseOpenHold(clerk, { holdId, reason })).toMatchObject({ code: "NOT_FOUND" });
		expect(await releaseOpenHold(olivia, { holdId, reason })).toMatchObject({ ok: true, value: { released: 3n } });
		expect(await releaseOpenHold(olivia, { holdId, reason })).toMatchObject({ code: "CONFLICT", key: "holdIsOver" });
		expect(await releaseOpenHold(olivia, { holdId: newId(), reason })).toMatchObject({ key: "holdNotFound" });
		const capture = { key: newId(), holdId, credits: 1n };
		expect(await captureHold(aClient(db), capture)).toMatchObject({ key: "holdIsOver" });
		const log = await db.auditEntry.findMany({ where: { action: "hold.released", subjectId: spender.id } });
		expect(log).toMatchObject([{ organizationId: northwind.id, reason, actorId: olivia.actor.userId }]);
	});
});

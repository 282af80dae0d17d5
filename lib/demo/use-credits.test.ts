import { describe, expect, test, vi } from "vitest";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { aCoverage } from "@/lib/testing/subscriptions.ts";
import { previewUse } from "./preview-use.ts";
import { readPayers } from "./queries.ts";
import { useCredits } from "./use-credits.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const john = await aUser(db, northwind, { name: "John Lee" });
const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
const mary = await aUser(db, northwind, { name: "Mary Chan" });
await grant(john, 8n);
await grant(peter, 25n);
await grant(mary, 10n);

async function grant(user: TestUser, credits: bigint): Promise<void> {
	const given = { userId: user.id, creditTypeId: "email", credits, expiresAt: null, reason: "Test", actorId: null };
	await transact(db, (tx) => postGrant(tx, given));
}

const emailPayer = async (user: TestUser) =>
	(await readPayers({ actor: await actorOf(db, user), db })).find(({ creditType }) => creditType.id === "email");
const use = async (user: TestUser, credits: bigint, key = newId(), owner = user === peter ? john : user) =>
	useCredits({ actor: await actorOf(db, user), db }, { key, ownerId: owner.id, itemId: "test-mailing", credits });

describe("using credits in the demo", () => {
	test("a Credit User's charge is paid by the Credit Owner, and the user's own credits stay parked", async () => {
		expect(await emailPayer(peter)).toMatchObject({
			owner: { name: "John Lee", isActor: false },
			available: 8n,
			parked: 25n,
		});
		expect(await use(peter, 5n)).toMatchObject({
			ok: true,
			value: {
				charged: 5n,
				slices: [{ kind: "wallet", name: "John Lee", isActor: false, credits: 5n, balanceAfter: 3n }],
			},
		});
		expect(await emailPayer(peter)).toMatchObject({ available: 3n, parked: 25n });
		expect(await db.charge.count({ where: { userId: peter.id, item: "Test mailing", service: "Campaigns" } })).toBe(1);
	});

	test("a user who is their own Credit Owner pays for their own charge", async () => {
		expect(await emailPayer(mary)).toMatchObject({ owner: { isActor: true }, available: 10n, parked: 0n });
		expect(await use(mary, 4n)).toMatchObject({ value: { slices: [{ balanceAfter: 6n, isActor: true }] } });
	});

	test("a double click uses them once; the same key for something else is refused", async () => {
		const key = newId();
		const first = await use(mary, 2n, key);
		expect(await use(mary, 2n, key)).toEqual(first);
		expect(await emailPayer(mary)).toMatchObject({ available: 4n });
		expect(await use(mary, 1n, key)).toMatchObject({ ok: false, code: "CONFLICT" });
	});

	test("nothing is used of another's credits than the page said; a use that was answered is answered again", async () => {
		const key = newId();
		expect(await use(peter, 1n, newId(), peter)).toMatchObject({
			...{ ok: false, code: "STALE", key: "usesOthersCreditsNow", values: { name: "John Lee" } },
		});
		expect(await use(mary, 1n, key, john)).toMatchObject({ ok: false, code: "STALE", key: "usesOwnCreditsNow" });
		expect(await emailPayer(mary)).toMatchObject({ available: 4n });
		await grant(mary, 1n);
		const first = await use(mary, 1n, key);
		expect(first).toMatchObject({ ok: true });
		expect(await use(mary, 1n, key, john)).toEqual(first);
	});

	test("the refusal says whose credits are used up and which of the actor's own are not in use", async () => {
		expect(await use(peter, 5n)).toMatchObject({
			ok: false,
			code: "INSUFFICIENT_CREDITS",
			key: "ownersCreditsUsedUpOwnParked",
			values: { owner: "John Lee", type: "email", available: 3n, needed: 5n, parked: 25n },
		});
		expect(await use(mary, 5n)).toMatchObject({ ok: false, key: "insufficientCredits", values: { available: 4n } });
		expect(await emailPayer(peter)).toMatchObject({ available: 3n, parked: 25n });
	});

	test("several pools pay in their order, the same as was shown before", async () => {
		const sally = await aUser(db, northwind, { name: "Sally G" });
		const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [mary.email] });
		await boughtCredits(db, { beneficiaryId: sally.id, credits: 3n });
		const allocation = { shareGroupId, creditTypeId: "email", credits: 3n, actorId: null };
		await transact(db, (tx) => postAllocation(tx, allocation));
		const slices = [
			{ kind: "share_group", name: "ABCgroup", isActor: false, credits: 3n, balanceAfter: 0n },
			{ kind: "wallet", name: "Mary Chan", isActor: true, credits: 2n, balanceAfter: 2n },
		];
		const as = { actor: await actorOf(db, mary), db };
		expect(await previewUse(as, { itemId: "test-mailing", credits: 5n })).toEqual({
			ok: true,
			value: { covered: null, slices },
		});
		expect(await previewUse(as, { itemId: "test-mailing", credits: 8n })).toMatchObject({
			key: "insufficientCredits",
			values: { available: 7n },
		});
		expect(await use(mary, 5n)).toMatchObject({ ok: true, value: { charged: 5n, slices } });
	});

	test("is nowhere outside demo mode", async () => {
		Object.assign(env, { DEMO_MODE: false });
		expect(await use(mary, 1n)).toMatchObject({ ok: false, code: "NOT_FOUND" });
		Object.assign(env, { DEMO_MODE: true });
	});

	test("what a subscription covers costs nothing: the preview and the receipt name its plan", async () => {
		const carl = await aUser(db, northwind, { name: "Carl" });
		await aCoverage(db, carl.id, { plan: "Unlimited email" });
		const covered = { covered: { plan: "Unlimited email" }, slices: [] };
		const previewed = await previewUse({ actor: await actorOf(db, carl), db }, { itemId: "test-mailing", credits: 9n });
		expect(previewed).toEqual({ ok: true, value: covered });
		expect(await use(carl, 9n)).toMatchObject({ ok: true, value: { charged: 0n, ...covered } });
	});
});

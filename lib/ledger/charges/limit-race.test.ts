import { afterAll, describe, expect, test, vi } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, DAY_MS, grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit, noLimit, type TestLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { placeHold } from "./place-hold.ts";
import { postCharges } from "./post-charges.ts";

// Limits on wallets and share groups while many post at once, in two processes as far as the ledger can tell.

vi.setConfig({ testTimeout: 600_000 });
const CALLERS = 1_000;
const ROUNDS = 10;

const { db, sql, url } = await testDatabase();
const second = openDatabase(url, { maxConnections: 5 });
const acme = await anOrganization(db);

afterAll(async () => {
	await second.$disconnect();
	expect(await verifyLedger(sql)).toEqual([]);
});

type Set = Pick<TestLimit, "credits" | "period" | "until"> & { readonly isPeters?: boolean };

/** Peter, who uses lab credits of John's: from John's wallet, or from a share group that John has made. */
async function petersPool(kind: "wallet" | "share_group") {
	const [john, peter] = [await aUser(db, acme, { name: "John" }), await aUser(db, acme, { name: "Peter" })];
	const creditTypeId = "lab";
	let of: Pick<TestLimit, "walletOf" | "shareGroupId">;
	if (kind === "wallet") {
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
		await grantCredits(db, john.id, 1_000_000n, { creditTypeId });
		of = { walletOf: john.id };
	} else {
		await boughtCredits(db, { beneficiaryId: john.id, creditTypeId, credits: 1_000_000n });
		of = { shareGroupId: await aShareGroup(db, { creatorId: john.id, addresses: [peter.email] }) };
		await share(db, of.shareGroupId ?? "", 1_000_000n);
	}
	const own = kind === "wallet" ? { userId: peter.id } : { email: peter.email };
	const limit = ({ isPeters = false, ...set }: Set) =>
		aLimit(db, { ...of, creditTypeId, ...(isPeters ? own : {}), ...set });
	const pool = of.shareGroupId ? { shareGroupId: of.shareGroupId } : null;
	/** One credit, charged or held, by one of two processes. */
	const use = (index: number): Promise<Result<unknown>> => {
		const client = aClient(index % 3 === 0 ? second : db);
		const request = aCharge(peter.id, 1n, { creditTypeId, pool });
		if (index % 2 === 0) return placeHold(client, { ...request, lifetimeMs: DAY_MS });
		return postCharges(client, [request]).then(([outcome]) => outcome as Result<unknown>);
	};
	const used = async () => {
		const [sum] = await sql.query<{ credits: bigint; forgiven: bigint }>(
			`SELECT coalesce(sum("credits"), 0)::int8 AS "credits", coalesce(sum("forgiven"), 0)::int8 AS "forgiven"
			FROM "pool_use" WHERE "user_id" = $1::uuid`,
			[peter.id],
		);
		return sum ?? { credits: 0n, forgiven: 0n };
	};
	const endRaise = () => noLimit(db, { ...of, ...own, creditTypeId, isRaise: true });
	return { john, peter, limit, use, used, endRaise };
}

describe.each(["wallet", "share_group"] as const)("a limit on a %s", (kind) => {
	test(`gives its last credit to one of ${CALLERS} callers, charged or held, and tells the others why`, async () => {
		const { limit, use, used } = await petersPool(kind);
		for (let round = 1; round <= ROUNDS; round += 1) {
			await limit({ credits: BigInt(round), period: "month" });
			const outcomes = await Promise.all(Array.from({ length: CALLERS }, (_, index) => use(index)));
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			const refused = outcomes.filter(({ ok }) => !ok);
			const values = { limit: BigInt(round), left: 0n, resetsAt: expect.any(Date), changedBy: "John", period: "month" };
			for (const outcome of refused) expect(outcome).toMatchObject({ key: "limitReached", values });
			expect(await used()).toEqual({ credits: BigInt(round), forgiven: 0n });
		}
	});

	test("holds exactly while it is raised, lowered, and its raise is ended, though charges never stop", async () => {
		const { limit, use, used, endRaise } = await petersPool(kind);
		await limit({ credits: 0n, period: "total" });
		const until = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
		let isOver = false;
		let posted = 0;
		const callers = Array.from({ length: 8 }, async (_, caller) => {
			while (!isOver) {
				await use(caller + posted);
				posted += 1;
			}
		});
		/** Everything that is begun from now on is decided by what is committed: some rounds of it. */
		const settled = async (credits: bigint) => {
			await vi.waitUntil(async () => (await used()).credits >= credits, { timeout: 120_000, interval: 20 });
			const from = posted;
			await vi.waitUntil(() => posted > from + 40, { timeout: 120_000, interval: 20 });
			return used();
		};
		let counted = 0n;
		let forgiven = 0n;
		for (let round = 0; round < 5; round += 1) {
			counted += 5n;
			await limit({ credits: counted, period: "total" });
			expect(await settled(counted + forgiven)).toEqual({ credits: counted + forgiven, forgiven });
			await limit({ credits: counted - 3n, period: "total" });
			expect(await settled(0n)).toEqual({ credits: counted + forgiven, forgiven });
			// In its period, all that was used counts for the raise; what stands below it has nothing left.
			await limit({ isPeters: true, credits: counted + forgiven + 4n, period: "total", until });
			forgiven += 4n;
			expect(await settled(counted + forgiven)).toEqual({ credits: counted + forgiven, forgiven });
			await endRaise();
			expect(await settled(0n)).toEqual({ credits: counted + forgiven, forgiven });
		}
		isOver = true;
		await Promise.all(callers);
	});
});

test("a raise ends with its day, though charges before and after it are posted at once", async () => {
	const { peter, limit, used } = await petersPool("wallet");
	const end = Date.parse("2035-06-02T00:00:00Z");
	await limit({ credits: 20n, period: "total" });
	await limit({ isPeters: true, credits: 60n, period: "total", until: "2035-06-01" });
	const use = async (index: number) => {
		const clock = clockAt(new Date(index % 2 === 0 ? end - 1 : end));
		const client = aClient(index % 3 === 0 ? second : db, { clock });
		return (await postCharges(client, [aCharge(peter.id, 1n, { creditTypeId: "lab" })]))[0];
	};
	const outcomes = await Promise.all(Array.from({ length: 200 }, (_, index) => use(index)));
	const entries = await db.ledgerEntry.findMany({ where: { userId: peter.id }, orderBy: { version: "asc" } });
	const { credits, forgiven } = await used();
	expect(BigInt(outcomes.filter((outcome) => outcome?.ok).length)).toBe(credits);
	expect(credits - forgiven).toBe(20n);
	const after = entries.filter(({ postedAt }) => postedAt.getTime() >= end);
	expect(after.filter((entry) => entry.forgiven !== null)).toEqual([]);
	expect(after.length).toBeLessThanOrEqual(20);
	expect(credits).toBeLessThanOrEqual(60n);
});

test("of two owners' wallets no limit is passed, though the user's owner changes while charges are posted", async () => {
	const [one, other] = [await petersPool("wallet"), await petersPool("wallet")];
	await one.limit({ credits: 30n, period: "total" });
	await other.limit({ credits: 50n, period: "total" });
	let isOver = false;
	const outcomes: Result<unknown>[] = [];
	const callers = Array.from({ length: 8 }, async (_, caller) => {
		while (!isOver) outcomes.push(await one.use(caller + outcomes.length));
	});
	const owners = [other.john.id, one.john.id];
	for (let change = 0; change < 40; change += 1) {
		await transact(db, async (tx) => {
			await tx.sql.query(`SELECT 1 FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [one.peter.id]);
			await tx.sql.query(`UPDATE "user" SET "credit_owner_id" = $2::uuid WHERE "id" = $1::uuid`, [
				one.peter.id,
				owners[change % 2],
			]);
		});
		const from = outcomes.length;
		await vi.waitUntil(() => outcomes.length > from + 10, { timeout: 120_000, interval: 5 });
	}
	isOver = true;
	await Promise.all(callers);
	expect(BigInt(outcomes.filter(({ ok }) => ok).length)).toBe(80n);
	const sums = await sql.query<{ userId: string; credits: bigint }>(
		`SELECT "account"."user_id" AS "userId", sum("credits")::int8 AS "credits" FROM "pool_use"
		JOIN "account" ON "account"."id" = "account_id" WHERE "pool_use"."user_id" = $1::uuid GROUP BY 1`,
		[one.peter.id],
	);
	expect(new Map(sums.map(({ userId, credits }) => [userId, credits]))).toEqual(
		new Map([
			[one.john.id, 30n],
			[other.john.id, 50n],
		]),
	);
});

import { expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { isRefusal } from "@/lib/platform/refusal.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { openRaces, postIn, ROUNDS, repeat } from "@/lib/testing/races.ts";
import { untilWaiting } from "@/lib/testing/waiting.ts";
import { closeShareGroup } from "../movements/close-share-group.ts";
import { lockShareGroup } from "../movements/lock-share-group.ts";
import { postAllocation } from "../movements/post-allocation.ts";
import { placeHold } from "./place-hold.ts";
import type { ChargeOutcome } from "./post-charges.ts";

// Members of share groups and their creators at once.

const { db, sql, url } = await testDatabase();
const acme = await anOrganization(db);
const race = await openRaces(url);

const shareIn = (shareGroupId: string, credits: bigint) => async (tx: Transaction) => {
	const moved = await postAllocation(tx, { shareGroupId, creditTypeId: "email", credits, actorId: null });
	if (!moved.ok) throw new Error(moved.key);
};

/** Sally with many credits and a group that lets these people in. */
async function sallysGroup(addresses: string[]) {
	const sally = await aUser(db, acme);
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 100_000n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses });
	const account = await db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId: "email" } });
	return { sally, shareGroupId, accountId: account.id };
}

/** What a group's account paid of these charges. */
function paidBy(accountId: string, outcomes: readonly ChargeOutcome[]): bigint {
	const slices = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.slices : []));
	return slices.filter((slice) => slice.accountId === accountId).reduce((sum, { credits }) => sum + credits, 0n);
}

/** When a group's account last paid. */
async function lastPaidAt(accountId: string): Promise<Date | undefined> {
	const [last] = await sql.query<{ at: Date }>(
		`SELECT max("posted_at") AS "at" FROM "ledger_entry" WHERE "account_id" = $1::uuid AND "kind" = 'charge'`,
		[accountId],
	);
	return last?.at;
}

test("of two members who want the last credit, one gets it", () =>
	race(async ({ one, other }) => {
		const [tom, ann] = [await aUser(db, acme), await aUser(db, acme)];
		const { shareGroupId, accountId } = await sallysGroup([tom.email, ann.email]);
		await repeat(async () => {
			await one.transaction(shareIn(shareGroupId, 1n));
			const both = await Promise.all([
				one.transaction(postIn([aCharge(tom.id, 1n)])),
				other.transaction(postIn([aCharge(ann.id, 1n)])),
			]);
			const outcomes = both.flat();
			expect(paidBy(accountId, outcomes)).toBe(1n);
			const answers = outcomes.map((outcome) => (isRefusal(outcome) ? outcome.code : outcome.value.charged));
			expect(answers.sort()).toEqual(["INSUFFICIENT_CREDITS", 1n].sort());
		});
	}));

test("once a member is blocked, the group never pays for them, though charges were being posted (product.md 19)", () =>
	race(async ({ one, other, third }) => {
		const tom = await aUser(db, acme);
		const { shareGroupId, accountId } = await sallysGroup([tom.email]);
		await grantCredits(db, tom.id, 10n * BigInt(ROUNDS));
		await one.transaction(shareIn(shareGroupId, 10n * BigInt(ROUNDS)));
		let paidInRace = 0n;
		await repeat(async (index) => {
			const post = () =>
				[one, other].map((connection) => connection.transaction(postIn([aCharge(tom.id, 1n), aCharge(tom.id, 1n)])));
			// Alternately: the charges come while the member is being blocked, or all three come at once.
			const comeMeanwhile = index % 2 === 0;
			const free = comeMeanwhile ? [] : post();
			const { waiting, blockedAt } = await third.transaction(async (tx) => {
				const group = await lockShareGroup(tx, { shareGroupId, actorId: null });
				const batches = comeMeanwhile ? post() : [];
				if (comeMeanwhile) await untilWaiting(tx.sql, [one, other]);
				// Everything posted from now on is posted in a later millisecond.
				await tx.sql.query("SELECT pg_sleep(0.002)::text");
				await tx.sql.query(
					`INSERT INTO "share_group_entry" ("id", "share_group_id", "kind", "value", "created_at")
				VALUES ($1::uuid, $2::uuid, 'blocked', $3, now())`,
					[newId(), shareGroupId, tom.email],
				);
				return { waiting: batches, blockedAt: group?.at };
			});
			const outcomes = (await Promise.all([...free, ...waiting])).flat();
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			const paid = paidBy(accountId, outcomes);
			if (comeMeanwhile) expect(paid).toBe(0n);
			if (paid > 0n) expect((await lastPaidAt(accountId))?.getTime()).toBeLessThanOrEqual(blockedAt?.getTime() ?? 0);
			paidInRace += paid;
			await third.sql.query(
				`UPDATE "share_group_entry" SET "removed_at" = now() WHERE "share_group_id" = $1::uuid AND "kind" = 'blocked'`,
				[shareGroupId],
			);
		});
		expect(await availableTo(db, tom.id)).toBe(6n * BigInt(ROUNDS) + paidInRace);
	}));

test("a group that is deleted while charges are posted pays no more, and gives the rest back (product.md 26)", () =>
	race(async ({ one, other, third }) => {
		const tom = await aUser(db, acme);
		const { sally, shareGroupId, accountId } = await sallysGroup([tom.email]);
		await grantCredits(db, tom.id, 4n * BigInt(ROUNDS));
		const had = await availableTo(db, sally.id);
		let paidInRace = 0n;
		await repeat(async (index) => {
			await one.transaction(shareIn(shareGroupId, 4n));
			const post = () => [one, other].map((connection) => connection.transaction(postIn([aCharge(tom.id, 2n)])));
			const comeMeanwhile = index % 2 === 0;
			const free = comeMeanwhile ? [] : post();
			const { waiting, closed } = await third.transaction(async (tx) => {
				const batches: ReturnType<typeof post> = [];
				if (comeMeanwhile) {
					await lockShareGroup(tx, { shareGroupId, actorId: null, withWallets: true });
					batches.push(...post());
					await untilWaiting(tx.sql, [one, other]);
				}
				return { waiting: batches, closed: await closeShareGroup(tx, { shareGroupId, actorId: null }) };
			});
			const outcomes = (await Promise.all([...free, ...waiting])).flat();
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			const paid = paidBy(accountId, outcomes);
			if (comeMeanwhile) expect(paid).toBe(0n);
			const returned = paid === 4n ? [] : [{ creditTypeId: "email", credits: 4n - paid }];
			expect(closed).toMatchObject({ ok: true, value: { status: "deleted", returned } });
			paidInRace += paid;
			await third.sql.query(
				`UPDATE "share_group" SET "status" = 'open', "closing_at" = NULL, "closed_at" = NULL WHERE "id" = $1::uuid`,
				[shareGroupId],
			);
		});
		expect(await availableTo(db, sally.id)).toBe(had - paidInRace);
		expect(await db.pool.findUniqueOrThrow({ where: { accountId } })).toMatchObject({ balance: 0n });
	}));

test("two transactions at once can't exceed a member's limit, charged or held (product.md 24)", () =>
	race(async ({ one, other }) => {
		const tom = await aUser(db, acme);
		const { shareGroupId, accountId } = await sallysGroup([tom.email]);
		const start = Date.parse("2030-01-01T12:00:00Z");
		await aLimit(db, { shareGroupId, credits: 3n, period: "day" });
		await one.transaction(shareIn(shareGroupId, 10n * BigInt(ROUNDS)));
		await repeat(async (index) => {
			const clock = clockAt(new Date(start + index * 86_400_000));
			const charge = aCharge(tom.id, 2n);
			const holdOrCharge = async (tx: Transaction) => {
				const context = { db: tx, client: "tests", actorId: null };
				if (index % 2 === 0) return (await postIn([aCharge(tom.id, 2n)])(tx))[0];
				return placeHold(context, { ...aCharge(tom.id, 2n), lifetimeMs: 60_000 });
			};
			const outcomes = await Promise.all([
				one.transaction(postIn([charge]), { clock }).then(([outcome]) => outcome),
				other.transaction(holdOrCharge, { clock }),
			]);
			expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
			expect(outcomes.find((outcome) => !outcome?.ok)).toMatchObject({
				code: "INSUFFICIENT_CREDITS",
				key: "limitReached",
				values: { limit: 3n, left: 1n, needed: 2n },
			});
		});
		const counted = await db.poolUse.findMany({ where: { accountId } });
		expect(counted.map(({ credits }) => credits)).toEqual(Array.from({ length: ROUNDS }, () => 2n));
	}));

import { describe, expect, test } from "vitest";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { isRefusal } from "@/lib/platform/refusal.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { openRaces, postIn, postOn, ROUNDS, repeat } from "@/lib/testing/races.ts";
import { untilWaiting } from "@/lib/testing/waiting.ts";
import { postAllocation } from "../movements/post-allocation.ts";
import { postGrant } from "../movements/post-grant.ts";
import { postReturn } from "../movements/post-return.ts";
import { captureHold, placeHold, releaseHold } from "./place-hold.ts";
import { refundCharge } from "./refund-charge.ts";

// Two transactions at once. Closing the test's database checks that the ledger is clean in the end.

const { db, url } = await testDatabase();
const northwind = await anOrganization(db);
const race = await openRaces(url);

const grantIn =
	(userId: string, credits: bigint, expiresAt: Date | null = null) =>
	(tx: Transaction) =>
		postGrant(tx, { userId, creditTypeId: "email", credits, expiresAt, reason: "For a race", actorId: null });

describe("opposing postings wait for each other, never in a circle", () => {
	test("credits into a share group and out of it", () =>
		race(async ({ one, other }) => {
			const sally = await aUser(db, northwind);
			await boughtCredits(db, { beneficiaryId: sally.id, credits: 1_000n });
			const shareGroupId = await aShareGroup(db, { creatorId: sally.id });
			const movement = { shareGroupId, creditTypeId: "email", actorId: sally.id };
			await one.transaction((tx) => postAllocation(tx, { ...movement, credits: 500n }));
			await repeat(async () => {
				const moved = await Promise.all([
					one.transaction((tx) => postAllocation(tx, { ...movement, credits: 2n })),
					other.transaction((tx) => postReturn(tx, { ...movement, credits: 3n })),
				]);
				expect(moved.every(({ ok }) => ok)).toBe(true);
			});
			expect(await availableTo(db, sally.id)).toBe(500n + BigInt(ROUNDS));
		}));

	test("charges on the same wallets in opposite order", () =>
		race(async ({ one, other, third }) => {
			const users = await Promise.all(Array.from({ length: 3 }, () => aUser(db, northwind)));
			for (const { id } of users) await grantCredits(db, id, 2n * BigInt(ROUNDS));
			const wallets = await db.account.findMany({
				where: { userId: { in: users.map(({ id }) => id) }, creditTypeId: "email" },
				orderBy: { id: "asc" },
			});
			const charges = () => wallets.map(({ userId }) => aCharge(userId ?? "", 1n));
			await repeat(async () => {
				// As they lie in the table: the last one first.
				for (const { id } of wallets.toReversed()) {
					await third.sql.query(`UPDATE "pool" SET "held" = "held" WHERE "account_id" = $1::uuid`, [id]);
				}
				// Both come to the wallet in the middle, which a third holds: each with its own first one, were it unordered.
				const { waiting } = await third.transaction(async ({ sql }) => {
					await sql.query(`SELECT 1 FROM "pool" WHERE "account_id" = $1::uuid FOR NO KEY UPDATE`, [wallets[1]?.id]);
					const posting = [one.transaction(postIn(charges())), other.transaction(postIn(charges().reverse()))];
					await untilWaiting(sql, [one, other]);
					return { waiting: posting };
				});
				const outcomes = await Promise.all(waiting);
				expect(outcomes.flat().every(({ ok }) => ok)).toBe(true);
			});
			for (const { id } of users) expect(await availableTo(db, id)).toBe(0n);
		}));
});

test("of two users who want the last credit, one gets it", () =>
	race(async ({ one, other }) => {
		const john = await aUser(db, northwind);
		await repeat(async () => {
			await one.transaction(grantIn(john.id, 1n));
			const outcomes = await Promise.all(
				[one, other].map((connection) => connection.transaction(postIn([aCharge(john.id, 1n)]))),
			);
			const answers = outcomes.flat().map((outcome) => (isRefusal(outcome) ? outcome.code : outcome.value.charged));
			expect(answers.sort()).toEqual(["INSUFFICIENT_CREDITS", 1n].sort());
		});
	}));

test("the same keys in two batches in different order: one effect each, and the same answers", () =>
	race(async ({ one, other, third }) => {
		const john = await aUser(db, northwind);
		await grantCredits(db, john.id, 3n * BigInt(ROUNDS));
		await repeat(async () => {
			const charges = ["a", "b", "c"].map((letter) => aCharge(john.id, 1n, { key: `${letter} ${newId()}` }));
			// Both come to the key in the middle, which a third transaction has claimed and then frees.
			const { waiting } = await third.transaction(async ({ sql }) => {
				const client = ["tests", charges[1]?.key];
				await sql.query(
					`INSERT INTO "request" ("client", "key", "kind", "body_hash") VALUES ($1, $2, 'charge', '')`,
					client,
				);
				const posting = [one.transaction(postIn(charges)), other.transaction(postIn(charges.toReversed()))];
				await untilWaiting(sql, [one, other]);
				await sql.query(`DELETE FROM "request" WHERE "client" = $1 AND "key" = $2`, client);
				return { waiting: posting };
			});
			const [forth, back] = await Promise.all(waiting);
			expect(forth?.every(({ ok }) => ok)).toBe(true);
			expect(back?.toReversed()).toEqual(forth);
		});
		expect(await availableTo(db, john.id)).toBe(0n);
	}));

test("a charge that waited for a lock past a lot's expiry finds the lot expired (product.md 28)", () =>
	race(async ({ one, other, third }) => {
		const john = await aUser(db, northwind);
		const wallet = await db.account.findFirstOrThrow({ where: { userId: john.id, creditTypeId: "email" } });
		const start = Date.parse("2030-01-01T00:00:00Z");
		await repeat(async (index) => {
			const expiresAt = new Date(start + index * 1_000);
			let now = new Date(expiresAt.getTime() - 1);
			// Asked after the lock, like the database's own.
			const clock = { now: (sql: Sql) => sql.query("SELECT 1").then(() => now) };
			const { lotId } = await one.transaction(grantIn(john.id, 5n, expiresAt), { clock });
			const { waiting } = await third.transaction(async ({ sql }) => {
				await sql.query(`SELECT 1 FROM "pool" WHERE "account_id" = $1::uuid FOR NO KEY UPDATE`, [wallet.id]);
				const posting = [
					one.transaction(postIn([aCharge(john.id, 1n)]), { clock }),
					other.transaction(postIn([aCharge(john.id, 1n)]), { clock }),
				];
				await untilWaiting(sql, [one, other]);
				now = expiresAt;
				return { waiting: posting };
			});
			expect(await Promise.all(waiting)).toMatchObject([
				[{ code: "INSUFFICIENT_CREDITS" }],
				[{ code: "INSUFFICIENT_CREDITS" }],
			]);
			const expired = await one.sql.query(
				`SELECT "kind"::text AS "kind", "credits" FROM "ledger_entry" WHERE "lot_id" = $1::uuid AND "credits" < 0`,
				[lotId],
			);
			expect(expired).toEqual([{ kind: "expiry", credits: -5n }]);
		});
	}));

test("once the Credit Owner has changed, the old one never pays, though a batch was posting (product.md 5)", () =>
	race(async ({ one, other, third }) => {
		const [john, mary] = [await aUser(db, northwind), await aUser(db, northwind)];
		const peter = await aUser(db, northwind, { creditOwnerId: john.id });
		for (const { id } of [john, mary]) await grantCredits(db, id, 10n * BigInt(ROUNDS));
		const changes: { at: Date; ownerId: string }[] = [];
		await repeat(async (index) => {
			const ownerId = index % 2 === 0 ? mary.id : john.id;
			const post = () =>
				[one, other].map((connection) => postOn(connection, [aCharge(peter.id, 1n), aCharge(peter.id, 1n)]));
			// Alternately: the batches come while the owner is being changed, or all three come at once.
			const comeMeanwhile = index % 4 < 2;
			const free = comeMeanwhile ? [] : post();
			const { waiting } = await third.transaction(async ({ sql, clock }) => {
				await sql.query(`SELECT 1 FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [peter.id]);
				changes.push({ at: await clock.now(sql), ownerId });
				const batches = comeMeanwhile ? post() : [];
				if (comeMeanwhile) await untilWaiting(sql, [one, other]);
				// Everything posted from now on is posted in a later millisecond.
				await sql.query("SELECT pg_sleep(0.002)::text");
				await sql.query(`UPDATE "user" SET "credit_owner_id" = $2::uuid WHERE "id" = $1::uuid`, [peter.id, ownerId]);
				return { waiting: batches };
			});
			const outcomes = (await Promise.all([...free, ...waiting])).flat();
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
		});
		const charges = await db.charge.findMany({ where: { userId: peter.id } });
		expect(charges).toHaveLength(4 * ROUNDS);
		const wallets = await db.account.findMany({ where: { userId: { in: [john.id, mary.id] } } });
		for (const { postedAt, accountIds } of charges) {
			const last = changes.findLast(({ at }) => at < postedAt);
			const paid = wallets.find(({ id }) => accountIds.includes(id));
			expect(paid?.userId).toBe(last ? last.ownerId : john.id);
		}
	}));

test("of a hold captured and released at once, one happens", () =>
	race(async ({ one, other }) => {
		const john = await aUser(db, northwind);
		await grantCredits(db, john.id, BigInt(ROUNDS));
		let captured = 0n;
		await repeat(async () => {
			const request = { ...aCharge(john.id, 1n), lifetimeMs: 60_000 };
			const held = await one.transaction((tx) => placeHold({ db: tx, client: "tests", actorId: null }, request));
			if (!held.ok) throw new Error(held.key);
			const { holdId } = held.value;
			const context = { client: "tests", actorId: null };
			const outcomes = await Promise.all([
				one.transaction((tx) => captureHold({ ...context, db: tx }, { key: newId(), holdId, credits: 1n })),
				other.transaction((tx) => releaseHold({ ...context, db: tx }, { key: newId(), holdId })),
			]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ key: "holdIsOver" });
			if (outcomes[0].ok) captured += 1n;
		});
		expect(await availableTo(db, john.id)).toBe(BigInt(ROUNDS) - captured);
	}));

test("of two refunds at once that together exceed the charge, one is given", () =>
	race(async ({ one, other }) => {
		const john = await aUser(db, northwind);
		await grantCredits(db, john.id, 3n * BigInt(ROUNDS));
		const charges = await one.transaction(postIn(Array.from({ length: ROUNDS }, () => aCharge(john.id, 3n))));
		await repeat(async (index) => {
			const charged = charges[index];
			if (!charged?.ok) throw new Error(charged?.key);
			const { chargeId } = charged.value;
			const outcomes = await Promise.all(
				[one, other].map((connection) =>
					connection.transaction((tx) =>
						refundCharge({ db: tx, client: "tests", actorId: null }, { key: newId(), chargeId, credits: 2n }),
					),
				),
			);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ key: "refundTooMuch", values: { left: 1n } });
		});
	}));

import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids.ts";
import { isRefusal } from "@/lib/refusal.ts";
import { openConnection } from "@/lib/testing/connection.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import type { Transaction } from "@/lib/transaction.ts";
import { postAllocation } from "./allocate.ts";
import { type ChargeRequest, postCharges } from "./charge.ts";
import { captureHold, placeHold, releaseHold } from "./hold.ts";
import { refundCharge } from "./refund.ts";
import { postReturn } from "./return.ts";
import { verifyLedger } from "./verify/verify-ledger.ts";

// Two at once, on connections of their own, where nothing is tried again: a deadlock fails the test.

const ROUNDS = 200;

const { db, sql, url, adminUrl } = await testDatabase();
const northwind = await anOrganization(db);
await noticeDeadlocksSoon();
const one = await openConnection(url);
const other = await openConnection(url);
const third = await openConnection(url);

/** So that a broken order fails quickly: by default PostgreSQL looks for deadlocks after a second. */
async function noticeDeadlocksSoon() {
	const admin = new pg.Client({ connectionString: adminUrl });
	await admin.connect();
	await admin.query(`ALTER DATABASE "${new URL(adminUrl).pathname.slice(1)}" SET deadlock_timeout = '100ms'`);
	await admin.end();
}

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

const postIn = (charges: ChargeRequest[]) => (tx: Transaction) =>
	postCharges({ db: tx, client: "tests", actorId: null }, charges);

async function repeat(round: (index: number) => Promise<void>) {
	for (let index = 0; index < ROUNDS; index += 1) await round(index);
}

describe("opposing postings wait for each other, never in a circle", () => {
	test("credits into a share group and out of it", async () => {
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
	});

	test("charges on the same wallets in opposite order", async () => {
		const users = await Promise.all(Array.from({ length: 6 }, () => aUser(db, northwind)));
		for (const { id } of users) await grantCredits(db, id, 2n * BigInt(ROUNDS));
		const charges = () => users.map(({ id }) => aCharge(id, 1n));
		await repeat(async () => {
			const [forth, back] = await Promise.all([
				one.transaction(postIn(charges())),
				other.transaction(postIn(charges().reverse())),
			]);
			expect([...forth, ...back].every(({ ok }) => ok)).toBe(true);
		});
		for (const { id } of users) expect(await availableTo(db, id)).toBe(0n);
	});
});

test("of two who want the last credit, one gets it", async () => {
	const john = await aUser(db, northwind);
	await repeat(async () => {
		await grantCredits(db, john.id, 1n);
		const outcomes = await Promise.all(
			[one, other].map((connection) => connection.transaction(postIn([aCharge(john.id, 1n)]))),
		);
		const answers = outcomes.flat().map((outcome) => (isRefusal(outcome) ? outcome.code : outcome.value.charged));
		expect(answers.sort()).toEqual(["INSUFFICIENT_CREDITS", 1n].sort());
	});
});

test("the same keys in two batches in different order: one effect each, and the same answers", async () => {
	const john = await aUser(db, northwind);
	const keys = 40;
	await grantCredits(db, john.id, BigInt(keys * ROUNDS));
	await repeat(async () => {
		const charges = Array.from({ length: keys }, () => aCharge(john.id, 1n));
		const [forth, back] = await Promise.all([
			one.transaction(postIn(charges)),
			other.transaction(postIn(charges.toReversed())),
		]);
		expect(back.toReversed()).toEqual(forth);
	});
	expect(await availableTo(db, john.id)).toBe(0n);
});

test("who has waited for a lock past a lot's expiry finds it expired (product.md 28)", async () => {
	const john = await aUser(db, northwind);
	const wallet = await db.account.findFirstOrThrow({ where: { userId: john.id, creditTypeId: "email" } });
	await repeat(async () => {
		const [clock] = await sql.query<{ soon: Date }>(`SELECT clock_timestamp() + interval '20 ms' AS "soon"`);
		const expiresAt = clock?.soon ?? new Date();
		const lotId = await grantCredits(db, john.id, 5n, { expiresAt });
		const { waiting } = await third.transaction(async (tx) => {
			await tx.sql.query(`SELECT 1 FROM "account" WHERE "id" = $1::uuid FOR NO KEY UPDATE`, [wallet.id]);
			const waiting = [one, other].map((connection) => connection.transaction(postIn([aCharge(john.id, 1n)])));
			await tx.sql.query(
				`SELECT pg_sleep(greatest(0, extract(epoch FROM $1::timestamptz - clock_timestamp()) + 0.001))::text`,
				[expiresAt],
			);
			return { waiting };
		});
		expect(await Promise.all(waiting)).toMatchObject([
			[{ code: "INSUFFICIENT_CREDITS" }],
			[{ code: "INSUFFICIENT_CREDITS" }],
		]);
		const expired = await db.transfer.findMany({ where: { fromLotId: lotId } });
		expect(expired).toMatchObject([{ kind: "expiry", credits: 5n }]);
	});
});

test("once the Credit Owner has changed, the old one never pays, though a batch was posting (product.md 5)", async () => {
	const [john, mary] = [await aUser(db, northwind), await aUser(db, northwind)];
	const peter = await aUser(db, northwind, { creditOwnerId: john.id });
	for (const { id } of [john, mary]) await grantCredits(db, id, 10n * BigInt(ROUNDS));
	const changes: { at: Date; ownerId: string }[] = [];
	await repeat(async (index) => {
		const ownerId = index % 2 === 0 ? mary.id : john.id;
		const change = third.transaction(async (tx) => {
			await tx.sql.query(`SELECT 1 FROM "user" WHERE "id" = $1::uuid FOR UPDATE`, [peter.id]);
			changes.push({ at: await tx.clock.now(tx.sql), ownerId });
			await tx.sql.query(`UPDATE "user" SET "credit_owner_id" = $2::uuid WHERE "id" = $1::uuid`, [peter.id, ownerId]);
			await tx.sql.query("SELECT pg_sleep(0.002)::text");
		});
		const batches = [one, other].map((connection) =>
			connection.transaction(postIn([aCharge(peter.id, 1n), aCharge(peter.id, 1n)])),
		);
		const [, ...outcomes] = await Promise.all([change, ...batches]);
		expect(outcomes.flat().every(({ ok }) => ok)).toBe(true);
	});
	const slices = await db.chargeSlice.findMany({ where: { userId: peter.id }, include: { account: true } });
	expect(slices).toHaveLength(4 * ROUNDS);
	for (const { postedAt, account } of slices) {
		const last = changes.findLast(({ at }) => at < postedAt);
		expect(account?.userId).toBe(last ? last.ownerId : john.id);
	}
});

test("of a hold captured and released at once, one happens", async () => {
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
});

test("of two refunds at once that together are more than was charged, one is given", async () => {
	const john = await aUser(db, northwind);
	await grantCredits(db, john.id, 3n * BigInt(ROUNDS));
	await repeat(async () => {
		const [charged] = await one.transaction(postIn([aCharge(john.id, 3n)]));
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
});

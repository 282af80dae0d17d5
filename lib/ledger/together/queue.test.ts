import { afterAll, describe, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { isBusy, UnknownOutcome } from "@/lib/platform/database/is-busy.ts";
import { WRITING_PATIENCE } from "@/lib/platform/database/patience.ts";
import type { PlainDatabase } from "@/lib/platform/database/plain-database.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { untilOthersWait } from "@/lib/testing/waiting.ts";
import { captureHold, placeHold } from "../charges/place-hold.ts";
import { type ChargeRequest, postCharges } from "../charges/post-charges.ts";
import { refundCharge } from "../charges/refund-charge.ts";
import { claimKeys } from "../requests/claim-keys.ts";

const { db, sql, url } = await testDatabase();
const northwind = await anOrganization(db);
const stranger = await openConnection(url);

// Another process of the application, and one whose waits end.
const other = openDatabase(url);
const impatient = openDatabase(url, { patience: { ...WRITING_PATIENCE, lockMs: 100 } });
afterAll(async () => {
	await other.$disconnect();
	await impatient.$disconnect();
});

async function aUserWith(credits: bigint): Promise<string> {
	const { id } = await aUser(db, northwind);
	await grantCredits(db, id, credits);
	return id;
}

async function charge(request: ChargeRequest, database: Database = db) {
	const [outcome] = await postCharges(aClient(database), [request]);
	return outcome;
}

/** How many transactions wrote these users' charges. */
async function countTransactions(userIds: readonly string[]): Promise<bigint> {
	const [row] = await sql.query<{ count: bigint }>(
		`SELECT count(DISTINCT "xmin"::text) AS "count" FROM "charge" WHERE "user_id" = ANY ($1::uuid[])`,
		[userIds],
	);
	return row?.count ?? 0n;
}

test("what is posted at the same time goes into few transactions, each with its own answer", async () => {
	const [john, mary] = [await aUserWith(100n), await aUserWith(100n)];
	const first = await charge(aCharge(john, 10n));
	const held = await placeHold(aClient(db), { ...aCharge(mary, 10n), lifetimeMs: 60_000 });
	if (!first?.ok || !held.ok) throw new Error("Refused.");
	const charges = Array.from({ length: 30 }, () => [charge(aCharge(john, 1n)), charge(aCharge(mary, 2n))]).flat();
	const [refunded, captured, refused, ...outcomes] = await Promise.all([
		refundCharge(aClient(db), { key: newId(), chargeId: first.value.chargeId, credits: 4n }),
		captureHold(aClient(db), { key: newId(), holdId: held.value.holdId, credits: 3n }),
		charge(aCharge(john, 1_000n)),
		...charges,
	]);
	expect(refunded).toMatchObject({ ok: true, value: { refunded: 4n } });
	expect(captured).toMatchObject({ ok: true, value: { charged: 3n } });
	expect(refused).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	expect(outcomes.every((outcome) => outcome?.ok)).toBe(true);
	expect([await availableTo(db, john), await availableTo(db, mary)]).toEqual([64n, 37n]);
	// One before, and what came while the first of these was under way.
	expect(await countTransactions([john, mary])).toBeLessThanOrEqual(3n);
});

describe("what another transaction has locked keeps no other job waiting", () => {
	const locks = {
		wallet: (userId: string) =>
			`SELECT FROM "pool" WHERE "account_id" IN (SELECT "id" FROM "account" WHERE "user_id" = '${userId}') FOR UPDATE`,
		user: (userId: string) => `SELECT FROM "user" WHERE "id" = '${userId}' FOR UPDATE`,
	};

	test.each(["wallet", "user"] as const)("a %s", async (what) => {
		const [john, mary] = [await aUserWith(10n), await aUserWith(10n)];
		let waiting: ReturnType<typeof charge> | undefined;
		let isAnswered = false;
		await stranger.transaction(async (tx) => {
			await tx.sql.query(locks[what](john));
			waiting = charge(aCharge(john, 1n)).finally(() => {
				isAnswered = true;
			});
			for (let count = 0; count < 3; count += 1) expect(await charge(aCharge(mary, 1n))).toMatchObject({ ok: true });
			expect(isAnswered).toBe(false);
		});
		expect(await waiting).toMatchObject({ ok: true });
		expect([await availableTo(db, john), await availableTo(db, mary)]).toEqual([9n, 7n]);
	});

	test("a key that another process has claimed gets that answer again", async () => {
		const [john, mary] = [await aUserWith(10n), await aUserWith(10n)];
		const request = aCharge(john, 4n);
		let waiting: ReturnType<typeof charge> | undefined;
		const answer = await stranger.transaction(async (tx) => {
			const [first] = await postCharges(aClient(db, { db: tx }), [request]);
			waiting = charge(request);
			expect(await charge(aCharge(mary, 1n))).toMatchObject({ ok: true });
			return first;
		});
		expect(answer).toMatchObject({ ok: true });
		expect(await waiting).toEqual(answer);
		expect(await availableTo(db, john)).toBe(6n);
	});

	test("a key alone, not even the same wallet under other keys", async () => {
		const john = await aUserWith(10n);
		const request = aCharge(john, 4n);
		let waiting: ReturnType<typeof charge> | undefined;
		await stranger.transaction(async (tx) => {
			await claimKeys(tx.sql, [{ client: "tests", key: request.key, kind: "order", body: null }], {
				effectIds: [null],
				skipLocked: false,
			});
			waiting = charge(request);
			await untilOthersWait(sql);
			for (let count = 0; count < 3; count += 1) expect(await charge(aCharge(john, 1n))).toMatchObject({ ok: true });
		});
		expect(await waiting).toMatchObject({ code: "CONFLICT", key: "keyUsedOtherwise" });
		expect(await availableTo(db, john)).toBe(7n);
	});

	test("a wait that ends: nothing was changed, and the key stays good (product.md 31)", async () => {
		const john = await aUserWith(10n);
		const request = aCharge(john, 4n);
		await stranger.transaction(async (tx) => {
			await tx.sql.query(locks.wallet(john));
			const both = await Promise.allSettled([charge(request, impatient), charge(aCharge(john, 1n), impatient)]);
			expect(both.map((one) => one.status === "rejected" && isBusy(one.reason))).toEqual([true, true]);
		});
		expect(await sql.query(`SELECT FROM "request" WHERE "key" = $1`, [request.key])).toEqual([]);
		expect(await charge(request, impatient)).toMatchObject({ ok: true });
		expect(await availableTo(db, john)).toBe(6n);
	});
});

test("a job that needs what is found locked again and again waits for it at once, and no other does", async () => {
	const [john, mary] = [await aUserWith(10n), await aUserWith(10n)];
	const answers: unknown[] = [];
	await stranger.transaction(async (tx) => {
		await tx.sql.query(
			`SELECT FROM "pool" WHERE "account_id" IN (SELECT "id" FROM "account" WHERE "user_id" = $1::uuid) FOR UPDATE`,
			[john],
		);
		for (let count = 0; count < 3; count += 1) {
			void charge(aCharge(john, 1n)).then((answer) => answers.push(answer));
			expect(await charge(aCharge(mary, 1n))).toMatchObject({ ok: true });
		}
		expect(answers).toEqual([]);
	});
	await vi.waitUntil(() => answers.length === 3);
	expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
	expect(await availableTo(db, john)).toBe(7n);
});

test("two processes on one wallet at the same time use each credit once, and each key once", async () => {
	const john = await aUserWith(150n);
	const requests = Array.from({ length: 100 }, () => aCharge(john, 1n));
	const outcomes = await Promise.all(
		requests.flatMap((request) => [charge(request), charge(request, other), charge(aCharge(john, 1n), other)]),
	);
	const answered = outcomes.flatMap((outcome) => (outcome?.ok ? outcome.value.chargeId : []));
	expect(new Set(answered).size).toBe(150);
	for (const [index, request] of requests.entries()) {
		expect(outcomes[3 * index + 1]).toEqual(outcomes[3 * index]);
		expect(await charge(request)).toEqual(outcomes[3 * index]);
	}
	expect(await availableTo(db, john)).toBe(0n);
});

test("where the connection breaks in the commit, the keys tell what became of it", async () => {
	const john = await aUserWith(10n);
	const lost = new UnknownOutcome(new Error("Connection terminated"));
	let commits = 0;
	const plain = db.$plain();
	const breaking = (isCommitted: boolean): PlainDatabase => ({
		...plain,
		async transaction(work, more) {
			commits += 1;
			if (commits > 1) return plain.transaction(work, more);
			if (isCommitted) await plain.transaction(work, more);
			throw lost;
		},
	});
	for (const isCommitted of [true, false]) {
		commits = 0;
		const database = { $plain: () => breaking(isCommitted) } as unknown as Database;
		const requests = [aCharge(john, 1n), aCharge(john, 2n)];
		const outcomes = await postCharges(aClient(database), requests);
		expect(outcomes).toMatchObject([{ value: { charged: 1n } }, { value: { charged: 2n } }]);
		expect(await postCharges(aClient(db), requests)).toEqual(outcomes);
	}
	expect(await availableTo(db, john)).toBe(4n);
});

test("in a transaction of the caller's it is posted there, and undone with it", async () => {
	const john = await aUserWith(10n);
	const undone = transact(db, async (tx) => {
		expect(await postCharges(aClient(db, { db: tx }), [aCharge(john, 4n)])).toMatchObject([{ ok: true }]);
		throw new Error("Something else went wrong.");
	});
	await expect(undone).rejects.toThrow("Something else went wrong.");
	expect(await availableTo(db, john)).toBe(10n);
});

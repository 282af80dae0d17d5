import { expect, test } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { openRaces, postIn, postOn, repeat } from "@/lib/testing/races.ts";
import { aCoverage } from "@/lib/testing/subscriptions.ts";
import { untilWaiting } from "@/lib/testing/waiting.ts";
import { endCoverage } from "../coverage/end-coverage.ts";
import { captureHold, placeHold, releaseHold } from "./place-hold.ts";
import { postCharges } from "./post-charges.ts";
import { cancelCharge } from "./refund-charge.ts";

// Coverage that ends while charges are posted. Closing the test's database checks that the ledger is clean in the end: a
// charge that was covered after the end would be named.

const { db, sql, url } = await testDatabase();
const northwind = await anOrganization(db);
const race = await openRaces(url);
const client = aClient(db);

const endNow = (subscriptionId: string) => (tx: Parameters<typeof endCoverage>[0]) =>
	endCoverage(tx, { subscriptionId, at: new Date(0) });

async function aSubscriber(credits = 0n) {
	const { id } = await aUser(db, northwind);
	if (credits > 0n) await grantCredits(db, id, credits);
	return { id, subscriptionId: await aCoverage(db, id) };
}

test("each charge is covered before the end or paid after it", () =>
	race(async ({ one, other }) => {
		await repeat(async () => {
			const { id, subscriptionId } = await aSubscriber(10n);
			const [outcomes] = await Promise.all([
				postOn(one, [aCharge(id, 4n), aCharge(id, 4n)]),
				other.transaction(endNow(subscriptionId)),
			]);
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			const paid = outcomes.filter((outcome) => outcome.ok && outcome.value.coveredBy === null).length;
			expect(await availableTo(db, id)).toBe(10n - 4n * BigInt(paid));
		});
	}));

test("a charge that has looked at coverage waits for its end, and is paid", () =>
	race(async ({ one, other, third }) => {
		const { id, subscriptionId } = await aSubscriber(10n);
		const { waiting } = await third.transaction(async (tx) => {
			await endNow(subscriptionId)(tx);
			const posting = postOn(one, [aCharge(id, 4n)]);
			await untilWaiting(tx.sql, [one]);
			return { waiting: posting };
		});
		expect(await waiting).toMatchObject([{ ok: true, value: { charged: 4n, coveredBy: null } }]);
		expect(await availableTo(db, id)).toBe(6n);
		expect(other.pid).not.toBe(one.pid);
	}));

test("the end waits for charges that were covered before it", () =>
	race(async ({ one, other }) => {
		const { id, subscriptionId } = await aSubscriber();
		const { waiting, covered } = await one.transaction(async (tx) => {
			const outcomes = await postIn([aCharge(id, 4n)])(tx);
			const ending = other.transaction(endNow(subscriptionId));
			await untilWaiting(tx.sql, [other]);
			return { waiting: ending, covered: outcomes };
		});
		await waiting;
		expect(covered).toMatchObject([{ ok: true, value: { coveredBy: subscriptionId } }]);
	}));

test("fifty at once, posted together with others, while it ends", async () => {
	for (let round = 0; round < 10; round += 1) {
		const { id, subscriptionId } = await aSubscriber(50n);
		const posting = Array.from({ length: 50 }, () => postCharges(client, [aCharge(id, 1n)]));
		const [outcomes] = await Promise.all([Promise.all(posting), transact(db, endNow(subscriptionId))]);
		const answers = outcomes.flat();
		expect(answers.every(({ ok }) => ok)).toBe(true);
		const paid = answers.filter((answer) => answer.ok && answer.value.coveredBy === null).length;
		expect(await availableTo(db, id)).toBe(50n - BigInt(paid));
		const covered = await db.coveredDaily.findMany({ where: { userId: id } });
		expect(covered.reduce((sum, { charges }) => sum + charges, 0n)).toBe(BigInt(50 - paid));
	}
});

test("many users' covered charges in opposite order, in two transactions, never wait in a circle", () =>
	race(async ({ one, other, third }) => {
		const users = await Promise.all(Array.from({ length: 5 }, () => aSubscriber()));
		const charges = () => users.map(({ id }) => aCharge(id, 1n));
		await postOn(one, charges());
		const middle = users.map(({ id }) => id).sort()[2];
		await repeat(async () => {
			// Both come to the day of the user in the middle, which a third holds: each with its own first ones, were they unordered.
			const { waiting } = await third.transaction(async ({ sql: held }) => {
				await held.query(`UPDATE "covered_daily" SET "charges" = "charges" WHERE "user_id" = $1::uuid`, [middle]);
				const posting = [postOn(one, charges()), postOn(other, charges().reverse())];
				await untilWaiting(held, [one, other]);
				return { waiting: posting };
			});
			const outcomes = await Promise.all(waiting);
			expect(outcomes.flat().every(({ ok }) => ok)).toBe(true);
		});
	}));

test("of a capture and a release of one covered hold at once, one is done", () =>
	race(async ({ one, other }) => {
		const { id } = await aSubscriber();
		await repeat(async () => {
			const held = await placeHold(client, { ...aCharge(id, 3n), lifetimeMs: 60_000 });
			if (!held.ok) throw new Error(held.key);
			const { holdId } = held.value;
			const outcomes = await Promise.all([
				one.transaction((tx) => captureHold(aClient(db, { db: tx }), { key: newId(), holdId, credits: 2n })),
				other.transaction((tx) => releaseHold(aClient(db, { db: tx }), { key: newId(), holdId })),
			]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		});
	}));

test("a covered charge that is cancelled by many at once is cancelled once", () =>
	race(async ({ one, other }) => {
		const { id } = await aSubscriber();
		await repeat(async () => {
			const [charged] = await postCharges(client, [aCharge(id, 3n)]);
			if (!charged?.ok) throw new Error("A charge was not covered.");
			const { chargeId } = charged.value;
			const outcomes = await Promise.all(
				[one, other].map((place) =>
					place.transaction((tx) => cancelCharge(aClient(db, { db: tx }), { key: newId(), chargeId })),
				),
			);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		});
		const rows = await sql.query<{ charges: bigint }>(
			`SELECT "charges" FROM "covered_daily" WHERE "user_id" = $1::uuid`,
			[id],
		);
		expect(rows).toEqual([{ charges: 0n }]);
	}));

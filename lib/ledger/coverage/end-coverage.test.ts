import { expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aCoverage } from "@/lib/testing/subscriptions.ts";
import { coverUse } from "./cover-use.ts";
import { endCoverage } from "./end-coverage.ts";
import { coverageAt, readCoverage } from "./read-coverage.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const day = (text: string) => new Date(`${text}T00:00:00.000Z`);
const [JANUARY, FEBRUARY, MARCH] = [day("2030-01-01"), day("2030-02-01"), day("2030-03-01")];

async function covered(subscriptionId: string) {
	const rows = await db.coverage.findMany({ where: { subscriptionId }, orderBy: { coversFrom: "asc" } });
	return rows.map(({ coversFrom, coversUntil }) => [coversFrom, coversUntil]);
}

const endAt = (subscriptionId: string, at: Date, now = JANUARY) =>
	transact(db, (tx) => endCoverage(tx, { subscriptionId, at }), { clock: clockAt(now) });

test("periods that follow each other are one, however often they are covered; after a gap it is another", async () => {
	const { id } = await aUser(db, northwind);
	const subscriptionId = await aCoverage(db, id, { from: JANUARY, until: FEBRUARY });
	for (let time = 0; time < 2; time += 1) {
		await aCoverage(db, id, { subscriptionId, from: JANUARY, until: FEBRUARY });
		await aCoverage(db, id, { subscriptionId, from: FEBRUARY, until: day("2030-02-20") });
	}
	await aCoverage(db, id, { subscriptionId, from: day("2030-02-25"), until: MARCH });
	expect(await covered(subscriptionId)).toEqual([
		[JANUARY, day("2030-02-20")],
		[day("2030-02-25"), MARCH],
	]);
	const nothing = { subscriptionId, userId: id, creditTypeId: "email", from: MARCH, until: MARCH };
	await expect(transact(db, (tx) => coverUse(tx, nothing))).rejects.toThrow("covers nothing");
});

test("it covers its user and credit type alone, from its first instant, and no more from its end", async () => {
	const [peter, mary] = [await aUser(db, northwind), await aUser(db, northwind)];
	const subscriptionId = await aCoverage(db, peter.id, { from: JANUARY, until: FEBRUARY });
	const all = await readCoverage(sql, [peter.id, mary.id]);
	const at = (instant: Date, { id } = peter, creditTypeId = "email") =>
		coverageAt(all, { userId: id, creditTypeId }, instant)?.subscriptionId;
	expect([at(JANUARY), at(new Date(FEBRUARY.getTime() - 1))]).toEqual([subscriptionId, subscriptionId]);
	expect([at(new Date(JANUARY.getTime() - 1)), at(FEBRUARY)]).toEqual([undefined, undefined]);
	expect([at(JANUARY, mary), at(JANUARY, peter, "sms")]).toEqual([undefined, undefined]);
	expect(coverageAt(all, { userId: peter.id, creditTypeId: "email" }, JANUARY, newId())).toBeUndefined();
});

test("ending shortens what is left, never what is past, and touches no other subscription", async () => {
	const { id } = await aUser(db, northwind);
	const subscriptionId = await aCoverage(db, id, { from: JANUARY, until: MARCH });
	const another = await aCoverage(db, id, { from: JANUARY, until: MARCH });
	const later = await aCoverage(db, id, { subscriptionId, from: day("2030-04-01"), until: day("2030-05-01") });
	expect(later).toBe(subscriptionId);
	await endAt(subscriptionId, FEBRUARY);
	const ended = [
		[JANUARY, FEBRUARY],
		[day("2030-04-01"), day("2030-04-01")],
	];
	expect(await covered(subscriptionId)).toEqual(ended);
	await endAt(subscriptionId, MARCH);
	expect(await covered(subscriptionId)).toEqual(ended);
	await endAt(newId(), JANUARY);
	expect(await covered(another)).toEqual([[JANUARY, MARCH]]);
});

test("an end that is past is now: what was covered until now stays so", async () => {
	const { id } = await aUser(db, northwind);
	const subscriptionId = await aCoverage(db, id, { from: JANUARY, until: MARCH });
	await endAt(subscriptionId, JANUARY, FEBRUARY);
	expect(await covered(subscriptionId)).toEqual([[JANUARY, FEBRUARY]]);
});

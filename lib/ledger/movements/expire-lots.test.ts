import { expect, test } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { placeHold } from "../charges/place-hold.ts";
import { verifyLedger } from "../verify/verify-ledger.ts";
import { expireLots } from "./expire-lots.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const EXPIRY = new Date("2030-06-01T12:00:00.000Z");

test("the sweep posts what has expired and is not on hold, in every account, once", async () => {
	const users = await Promise.all(["John", "Peter", "Mary"].map(() => aUser(db, northwind)));
	for (const { id } of users) {
		await grantCredits(db, id, 10n, { expiresAt: EXPIRY });
		await grantCredits(db, id, 5n, { expiresAt: EXPIRY, creditTypeId: "sms" });
		await grantCredits(db, id, 1n);
	}
	const [john] = users;
	if (!john) throw new Error("Nobody is there.");
	const beforeExpiry = clockAt(new Date(EXPIRY.getTime() - 1));
	await placeHold(aClient(db, { clock: beforeExpiry }), { ...aCharge(john.id, 4n), lifetimeMs: 3_600_000 });

	expect(await expireLots(db, { clock: beforeExpiry })).toBe(0n);
	expect(await expireLots(db, { clock: clockAt(EXPIRY) })).toBe(41n);
	expect(await expireLots(db, { clock: clockAt(EXPIRY) })).toBe(0n);
	expect(await availableTo(db, john.id)).toBe(1n);
	expect(await db.ledgerEntry.findMany({ where: { kind: "expiry" }, select: { postedAt: true } })).toEqual(
		Array.from({ length: 6 }, () => ({ postedAt: EXPIRY })),
	);
	const left = await db.lot.findMany({ where: { remaining: { gt: 0 }, expiresAt: EXPIRY } });
	expect(left).toMatchObject([{ remaining: 4n, held: 4n }]);
	expect(await verifyLedger(sql)).toEqual([]);
});

import { expect, test } from "vitest";
import { deploymentTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { endOfValidity } from "./end-of-validity.ts";

const { db, sql } = await testDatabase();

test.each([
	{
		what: "the same day, months later",
		zone: "UTC",
		from: "2026-11-22T09:30:00Z",
		months: 12,
		end: "2027-11-22T23:59",
	},
	{ what: "a month without that day", zone: "UTC", from: "2026-01-31T00:00:00Z", months: 1, end: "2026-02-28T23:59" },
	{ what: "a leap day", zone: "UTC", from: "2028-02-29T12:00:00Z", months: 12, end: "2029-02-28T23:59" },
	{
		what: "the day is the deployment's, not UTC's: already the 1st in Hong Kong",
		zone: "Asia/Hong_Kong",
		from: "2026-01-31T16:00:00Z",
		months: 1,
		end: "2026-03-01T15:59",
	},
	{
		what: "bought in winter time, ends in summer time",
		zone: "Europe/Berlin",
		from: "2026-01-15T12:00:00Z",
		months: 6,
		end: "2026-07-15T21:59",
	},
	{
		what: "the day before a midnight that the clocks skip",
		zone: "Africa/Cairo",
		from: "2026-03-23T12:00:00Z",
		months: 1,
		end: "2026-04-23T21:59",
	},
	{
		what: "a day whose last hour comes twice ends after the second",
		zone: "Africa/Cairo",
		from: "2026-09-29T12:00:00Z",
		months: 1,
		end: "2026-10-29T21:59",
	},
])("validity ends on $what", async ({ zone, from, months, end }) => {
	await db.deployment.update({ where: { id: 1 }, data: { timeZone: zone } });
	expect(await deploymentTimeZone(sql)).toBe(zone);
	expect(await endOfValidity(sql, { from: new Date(from), months })).toEqual(new Date(`${end}:59.999Z`));
});

test("no months are no validity", async () => {
	await expect(endOfValidity(sql, { from: new Date(), months: 0 })).rejects.toThrow(RangeError);
});

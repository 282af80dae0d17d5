import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { calendarPeriods } from "@/lib/text/calendar-periods.ts";
import { readPeriod, readToday } from "./read-today.ts";

const { db, sql } = await testDatabase();

const ZONES = [
	["Pacific/Kiritimati", "+14:00"],
	["Pacific/Pago_Pago", "-11:00"],
] as const;

test.each(ZONES)("the day of the present is the one in %s", async (timeZone) => {
	await sql.execute(`UPDATE "deployment" SET "time_zone" = $1`, [timeZone]);
	const { at, day, ...rest } = await readToday(db);
	expect(rest).toEqual({ timeZone });
	expect(day).toBe(new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at));
});

test.each(ZONES)(
	"a period runs from midnight to midnight in %s, whatever days the URL names",
	async (timeZone, offset) => {
		await sql.query(`UPDATE "deployment" SET "time_zone" = $1`, [timeZone]);
		expect(await readPeriod(sql, { from: "2026-11-21", to: "2026-11-22" })).toEqual({
			start: new Date(`2026-11-21T00:00:00${offset}`),
			end: new Date(`2026-11-23T00:00:00${offset}`),
		});
		const { start, end } = await readPeriod(sql, { from: "0002-01-01", to: "9998-12-31" });
		expect(start?.getTime()).toBeLessThan(Date.parse("0002-01-02T00:00:00Z"));
		expect(end?.getTime()).toBeGreaterThan(Date.parse("9998-12-31T00:00:00Z"));
	},
);

test.each([
	["Europe/Berlin", "2026-03-15", "thisMonth", 31 * 24 - 1],
	["Europe/Berlin", "2026-10-15", "thisMonth", 31 * 24 + 1],
	["America/New_York", "2026-12-01", "lastMonth", 30 * 24 + 1],
	["America/New_York", "2026-03-31", "thisQuarter", 90 * 24 - 1],
	["Australia/Lord_Howe", "2026-05-01", "lastMonth", 30 * 24 + 0.5],
	["Europe/Berlin", "2027-01-01", "lastYear", 365 * 24],
	["Asia/Hong_Kong", "2028-03-01", "lastMonth", 29 * 24],
] as const)("in %s, seen on %s, %s has its hours, whenever clocks change", async (timeZone, day, name, hours) => {
	await sql.execute(`UPDATE "deployment" SET "time_zone" = $1`, [timeZone]);
	const { first, last } = calendarPeriods(day)[name];
	const { start, end } = await readPeriod(sql, { from: first, to: last });
	expect(((end?.getTime() ?? 0) - (start?.getTime() ?? 0)) / 3_600_000).toBe(hours);
});

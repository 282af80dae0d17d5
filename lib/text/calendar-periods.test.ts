import { describe, expect, it, test } from "vitest";
import { CALENDAR_PERIODS, calendarPeriods } from "./calendar-periods.ts";
import { daysAfter } from "./months-after.ts";

const inWords = (day: string) =>
	Object.values(calendarPeriods(day)).map(({ first, last }) => `${first} ${last.slice(5)}`);

describe("the periods of the calendar", () => {
	test.each([
		["the first day of a year", "2027-01-01"],
		["its first month's last day", "2027-01-31"],
	])("on %s, last month, quarter and year are those of the year before", (_, day) => {
		expect(inWords(day)).toEqual([
			...["2027-01-01 01-31", "2026-12-01 12-31"],
			...["2027-01-01 03-31", "2026-10-01 12-31"],
			...["2027-01-01 12-31", "2026-01-01 12-31"],
		]);
	});

	test.each(["2026-12-31", "2026-12-01"])("on %s they are those that end with the year", (day) => {
		expect(inWords(day)).toEqual([
			...["2026-12-01 12-31", "2026-11-01 11-30"],
			...["2026-10-01 12-31", "2026-07-01 09-30"],
			...["2026-01-01 12-31", "2025-01-01 12-31"],
		]);
	});

	test.each([
		["2028-03-31", "2028-02-01", "2028-02-29"],
		["2027-03-01", "2027-02-01", "2027-02-28"],
		["2028-02-29", "2028-01-01", "2028-01-31"],
	])("last month, on %s, is as long as that month is", (day, first, last) => {
		expect(calendarPeriods(day).lastMonth).toEqual({ first, last });
	});

	test.each([
		["2026-03-31", "2026-01-01", "2025-10-01"],
		["2026-04-01", "2026-04-01", "2026-01-01"],
		["2026-06-30", "2026-04-01", "2026-01-01"],
		["2026-07-01", "2026-07-01", "2026-04-01"],
	])("a quarter begins with January, April, July or October: %s", (day, current, before) => {
		expect(calendarPeriods(day)).toMatchObject({ thisQuarter: { first: current }, lastQuarter: { first: before } });
	});

	it("each holds its day, and the one before it ends the day before", () => {
		for (let day = "2027-12-01"; day < "2029-02-01"; day = daysAfter(day, 1)) {
			const periods = calendarPeriods(day);
			for (const [index, name] of CALENDAR_PERIODS.entries()) {
				const before = CALENDAR_PERIODS[index + 1];
				if (index % 2 === 1 || !before) continue;
				expect(periods[name].first <= day && day <= periods[name].last, `${name} on ${day}`).toBe(true);
				expect(daysAfter(periods[before].last, 1), `${before} on ${day}`).toBe(periods[name].first);
			}
		}
	});
});

describe("the day that they are counted from", () => {
	test.each([
		["2026-12-31T23:30:00Z", "Pacific/Kiritimati", "2027-01-01", "2027-01-01"],
		["2026-12-31T23:30:00Z", "America/New_York", "2026-12-31", "2026-12-01"],
		["2026-11-01T10:30:00Z", "Pacific/Pago_Pago", "2026-10-31", "2026-10-01"],
		["2026-03-31T22:30:00Z", "Europe/Berlin", "2026-04-01", "2026-04-01"],
		["2026-03-31T21:30:00Z", "Europe/Berlin", "2026-03-31", "2026-03-01"],
	])("is the time zone's: %s in %s", (at, timeZone, day, firstOfMonth) => {
		expect(new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date(at))).toBe(day);
		expect(calendarPeriods(day).thisMonth.first).toBe(firstOfMonth);
	});
});

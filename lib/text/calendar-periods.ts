import { daysAfter, monthsAfter } from "./months-after.ts";

export const CALENDAR_PERIODS = [
	"thisMonth",
	"lastMonth",
	"thisQuarter",
	"lastQuarter",
	"thisYear",
	"lastYear",
] as const;
export type CalendarPeriod = (typeof CALENDAR_PERIODS)[number];

/** Calendar days such as 2026-11-22, both included. */
export interface Days {
	readonly first: string;
	readonly last: string;
}

/** The month, the quarter and the year that a day is in, and those before them, each whole. */
export function calendarPeriods(day: string): Readonly<Record<CalendarPeriod, Days>> {
	const month = `${day.slice(0, 8)}01`;
	const monthsOfYear = Number(day.slice(5, 7)) - 1;
	const quarter = monthsAfter(month, -(monthsOfYear % 3));
	const year = monthsAfter(month, -monthsOfYear);
	return {
		thisMonth: monthsFrom(month, 1),
		lastMonth: monthsFrom(monthsAfter(month, -1), 1),
		thisQuarter: monthsFrom(quarter, 3),
		lastQuarter: monthsFrom(monthsAfter(quarter, -3), 3),
		thisYear: monthsFrom(year, 12),
		lastYear: monthsFrom(monthsAfter(year, -12), 12),
	};
}

function monthsFrom(first: string, months: number): Days {
	return { first, last: daysAfter(monthsAfter(first, months), -1) };
}

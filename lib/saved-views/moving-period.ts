import { calendarPeriods } from "@/lib/text/calendar-periods.ts";
import { daysAfter } from "@/lib/text/months-after.ts";

const LAST_DAYS = [7, 30, 90] as const;

/** By name, the periods that move along with the days, as `from` and `to` of an address say them on this one. */
function periodsOn(day: string): ReadonlyMap<string, { readonly from: string; readonly to: string | null }> {
	const periods = new Map<string, { from: string; to: string | null }>();
	for (const [name, { first, last }] of Object.entries(calendarPeriods(day)))
		periods.set(name, { from: first, to: last });
	for (const days of LAST_DAYS) periods.set(`last${days}`, { from: daysAfter(day, 1 - days), to: null });
	return periods;
}

/**
 * A query whose days are those of this or the last month, quarter or year, or the last 7, 30 or 90 days, says that in place of
 * the days, so that a view saved in March shows April's in April (product.md 63). Other days stay. `today`: YYYY-MM-DD.
 */
export function keepMovingPeriod(query: string, today: string): string {
	const asked = new URLSearchParams(query);
	const [from, to] = [asked.get("from"), asked.get("to")];
	const [name] = [...periodsOn(today)].find(([, days]) => days.from === from && days.to === to) ?? [];
	if (!name) return query;
	asked.delete("from");
	asked.delete("to");
	asked.set("period", name);
	return asked.toString();
}

/** The reverse, on this day. */
export function readMovingPeriod(query: string, today: string): string {
	const asked = new URLSearchParams(query);
	const days = periodsOn(today).get(asked.get("period") ?? "");
	asked.delete("period");
	if (!days) return asked.toString();
	asked.set("from", days.from);
	if (days.to) asked.set("to", days.to);
	return asked.toString();
}

/** Whether a query as it is kept moves along. */
export function hasMovingPeriod(query: string): boolean {
	return new URLSearchParams(query).has("period");
}

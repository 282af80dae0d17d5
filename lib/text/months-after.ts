const MONTHS_A_YEAR = 12;

/**
 * The day that many calendar months later; the 31st becomes a month's last day where that is shorter. Counted from one day
 * again and again, it comes back to the 31st (product.md 49). Days are YYYY-MM-DD.
 */
export function monthsAfter(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
	const count = year * MONTHS_A_YEAR + (month - 1) + months;
	const lastDate = new Date(Date.UTC(Math.floor(count / MONTHS_A_YEAR), (count % MONTHS_A_YEAR) + 1, 0)).getUTCDate();
	return dayOf(new Date(Date.UTC(Math.floor(count / MONTHS_A_YEAR), count % MONTHS_A_YEAR, Math.min(date, lastDate))));
}

/** The day that many days later, or earlier where it is negative. */
export function daysAfter(day: string, days: number): string {
	const date = new Date(day);
	date.setUTCDate(date.getUTCDate() + days);
	return dayOf(date);
}

/** A day as Prisma gives it, its midnight in UTC, as YYYY-MM-DD. */
export function dayOf(date: Date): string {
	return date.toISOString().slice(0, 10);
}

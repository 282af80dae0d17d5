const MOST_NAMED = 5;

/** The days that the axis names: the last, and back from it at equal distances. */
export function evenDays(days: readonly string[]): string[] {
	const step = Math.ceil(days.length / MOST_NAMED);
	return days.filter((_, place) => (days.length - 1 - place) % step === 0);
}

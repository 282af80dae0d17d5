/**
 * Whether a text is a calendar day such as 2026-11-22 of the years 2 to 9998, so that in every time zone it begins and
 * ends in years of one to four digits. JavaScript takes a 31 February for one of March.
 */
export function isDay(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	const year = date.getUTCFullYear();
	return year >= 2 && year <= 9998 && date.toISOString().startsWith(`${text}T`);
}

/**
 * Whether a text is a calendar day such as 2026-11-22. JavaScript takes a 31 February for one of March, and PostgreSQL has
 * no year 0.
 */
export function isDay(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${text}T`) && date.getUTCFullYear() > 0;
}

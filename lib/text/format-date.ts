/**
 * A date as text, with three letters for every short month. English as Britain writes it has one exception, "Sept",
 * beside "Aug" and "Oct"; which months are exceptions also differs from one browser's data to another's.
 */
export function formatDate(at: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(locale, options)
		.formatToParts(at)
		.map(({ type, value }) => (type === "month" && value === "Sept" ? "Sep" : value))
		.join("");
}

/** A calendar day such as 2026-11-22 as text: "22 Nov 2026", the same in every time zone. */
export function formatDay(day: string, locale: string): string {
	return formatDate(new Date(`${day}T00:00:00Z`), locale, {
		day: "numeric",
		month: "short",
		year: "numeric",
		timeZone: "UTC",
	});
}

/**
 * Whether a text is a calendar day such as 2026-11-22 of the years 2 to 9998, so that in every time zone it begins and
 * ends in years of one to four digits. JavaScript takes a 31 February for one of March.
 */
export function isDay(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	const year = date.getUTCFullYear();
	return year >= 2 && year <= 9998 && date.toISOString().startsWith(`${text}T`);
}

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

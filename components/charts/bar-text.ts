import { formatDate } from "@/lib/text/format-date.ts";

/** The days of a bar in words, which have no time zone: "22 Nov", "Nov 2026" for a whole month or a part of one. */
export function barText(first: string, { unit, locale, long }: BarTextOptions): string {
	const date = { day: { day: "numeric", month: "short" }, month: { month: "short", year: "numeric" } } as const;
	const weekday = long && unit === "day" ? ({ weekday: "short" } as const) : {};
	return formatDate(new Date(`${first}T00:00:00Z`), locale, { ...date[unit], ...weekday, timeZone: "UTC" });
}

interface BarTextOptions {
	readonly unit: "day" | "month";
	readonly locale: string;
	/** With the weekday, of a day. */
	readonly long?: boolean;
}

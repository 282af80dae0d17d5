import type { Today } from "@/lib/platform/database/read-today.ts";
import { formatDate } from "@/lib/text/format-date.ts";

/** A day of the deployment as in "3 Dec", with its year where that is not this year. */
export function shortDay(at: Date, { locale, today }: { locale: string; today: Today }): string {
	const { timeZone } = today;
	const year = (instant: Date) => new Intl.DateTimeFormat("en", { timeZone, year: "numeric" }).format(instant);
	return formatDate(at, locale, {
		timeZone,
		day: "numeric",
		month: "short",
		...(year(at) === year(today.at) ? {} : { year: "numeric" }),
	});
}

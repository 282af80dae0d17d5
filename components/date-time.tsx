import { useLocale, useTimeZone } from "next-intl";
import { formatDate } from "@/lib/text/format-date.ts";

interface DateTimeProps {
	at: Date;
	/** `minute`: 22 Nov, 13:40 · `day`: 22 Nov 2026 · `full`: 22 Nov 2026, 13:40. Years are left out of `minute` this year. */
	precision?: "minute" | "day" | "full";
	/** An IANA name in place of the reader's own zone: days of the ledger are the deployment's. */
	timeZone?: string;
	/** Whether it names the zone, and not only in its tooltip. */
	withZone?: boolean;
}

/** An instant in the reader's time zone; the zone is in its tooltip. */
export function DateTime({ at, precision = "minute", timeZone, withZone }: DateTimeProps) {
	const locale = useLocale();
	const ownZone = useTimeZone();
	const zone = timeZone ?? ownZone ?? "UTC";
	const exactly = formatDateTime(at, { locale, timeZone: zone, precision: "full", withZone: true });
	return (
		<time dateTime={at.toISOString()} title={exactly} className="num whitespace-nowrap">
			{formatDateTime(at, { locale, timeZone: zone, precision, withZone })}
		</time>
	);
}

interface FormatOptions {
	locale: string;
	timeZone: string;
	precision: "minute" | "day" | "full";
	withZone?: boolean;
}

/** An instant as text, for sentences; see `DateTime`. */
export function formatDateTime(at: Date, { locale, timeZone, precision, withZone }: FormatOptions): string {
	const withYear = precision !== "minute" || yearOf(at, timeZone) !== yearOf(new Date(), timeZone);
	return formatDate(at, locale, {
		timeZone,
		day: "numeric",
		month: "short",
		...(withYear ? { year: "numeric" } : {}),
		...(precision === "day" ? {} : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
		...(withZone ? { timeZoneName: "short" } : {}),
	});
}

function yearOf(at: Date, timeZone: string): string {
	return new Intl.DateTimeFormat("en", { timeZone, year: "numeric" }).format(at);
}

/** A zone's city and its distance from Greenwich at that instant: "Hong Kong (GMT+8)". */
export function zoneName({ timeZone, locale, at }: { timeZone: string; locale: string; at: Date }): string {
	const city = zoneCity(timeZone);
	const offset = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" })
		.formatToParts(at)
		.find(({ type }) => type === "timeZoneName")?.value;
	return offset && city !== "UTC" ? `${city} (${offset})` : city;
}

/** The city that a zone is named after: "Hong Kong". */
export function zoneCity(timeZone: string): string {
	return timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
}

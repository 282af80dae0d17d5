import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { formatDateTime, zoneCity } from "@/components/date-time.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";

/** "Northwind · as of 22 Nov 2026, 14:05 (Hong Kong)", in the reader's time zone. */
export async function AsOf({ actor }: { actor: Actor }) {
	const [t, locale, timeZone, { at }] = await Promise.all([
		getTranslations("overview"),
		getLocale(),
		getTimeZone(),
		readToday(),
	]);
	return t("asOf", {
		organization: actor.organizationName,
		at: formatDateTime(at, { locale, timeZone, precision: "full" }),
		zone: zoneCity(timeZone),
	});
}

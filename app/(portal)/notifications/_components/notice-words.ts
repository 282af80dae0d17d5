import { getLocale, getTranslations } from "next-intl/server";
import { formatDateTime } from "@/components/date-time.tsx";
import type { NoticeAbout } from "@/lib/notices/notice-about.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { noticeText } from "./notice-text.ts";

/** What puts the reader's notices into words. */
export async function noticeWords(): Promise<(about: NoticeAbout | null) => ReturnType<typeof noticeText>> {
	const [texts, locale, { timeZone }] = await Promise.all([getTranslations("notices.texts"), getLocale(), readToday()]);
	return (about) =>
		noticeText(texts, about, {
			of: (at) => formatDateTime(at, { locale, timeZone, precision: "day" }),
			written: (day) => formatDay(day, locale),
		});
}

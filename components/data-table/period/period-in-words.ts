import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/text/format-date.ts";

/** Says a period of calendar days: "1 Nov 2026 – 22 Nov 2026", or the one day. A day that is null is open; `any` where both are. */
export function usePeriodInWords() {
	const t = useTranslations("table.period");
	const locale = useLocale();
	const day = (text: string) => formatDay(text, locale);
	return ({ first, last, any }: { first: string | null; last: string | null; any: string }): string => {
		if (first && first === last) return day(first);
		if (first && last) return t("dayToDay", { from: day(first), to: day(last) });
		if (first) return t("sinceDay", { day: day(first) });
		if (last) return t("untilDay", { day: day(last) });
		return any;
	};
}

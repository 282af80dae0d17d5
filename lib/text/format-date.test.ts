import { expect, test } from "vitest";
import { formatDate } from "./format-date.ts";
import { formattingLocale } from "./language.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

test("every short month has three letters", () => {
	const day = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
	const days = MONTHS.map((_, month) => formatDate(new Date(Date.UTC(2026, month, 5)), formattingLocale("en"), day));
	expect(days).toEqual(MONTHS.map((month) => `5 ${month} 2026`));
});

test("a month that is written out stays as it is", () => {
	const long = { day: "numeric", month: "long", timeZone: "UTC" } as const;
	expect(formatDate(new Date(Date.UTC(2026, 8, 5)), "en-GB", long)).toBe("5 September");
});

import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, it } from "vitest";
import table from "@/messages/en/table.json" with { type: "json" };
import { usePeriodInWords } from "./period-in-words.ts";

type Period = Parameters<ReturnType<typeof usePeriodInWords>>[0];

function Said(period: Period) {
	return usePeriodInWords()(period);
}

function said(first: string | null, last: string | null): string {
	return renderToStaticMarkup(
		<IntlProvider locale="en-GB" timeZone="UTC" messages={{ table }}>
			<Said first={first} last={last} any="Any date" />
		</IntlProvider>,
	);
}

it("says the days of a period, and a single day once", () => {
	expect(said("2026-12-01", "2026-12-31")).toBe("1 Dec 2026 – 31 Dec 2026");
	expect(said("2026-12-01", "2026-12-01")).toBe("1 Dec 2026");
	expect(said("2026-12-01", null)).toBe("Since 1 Dec 2026");
	expect(said(null, "2026-12-01")).toBe("Until 1 Dec 2026");
	expect(said(null, null)).toBe("Any date");
});

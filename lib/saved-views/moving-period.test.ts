import { describe, expect, it } from "vitest";
import { hasMovingPeriod, keepMovingPeriod, readMovingPeriod } from "./moving-period.ts";

const MARCH = "2026-03-15";
const APRIL = "2026-04-02";

describe("a view's days", () => {
	it.each([
		["type=email&from=2026-03-01&to=2026-03-31", "type=email&from=2026-04-01&to=2026-04-30"],
		["from=2026-02-01&to=2026-02-28", "from=2026-03-01&to=2026-03-31"],
		["from=2026-01-01&to=2026-12-31", "from=2026-01-01&to=2026-12-31"],
		["from=2025-12-16", "from=2026-01-03"],
	])("move along where they are a period's: %s", (saved, inApril) => {
		const kept = keepMovingPeriod(saved, MARCH);
		expect(hasMovingPeriod(kept)).toBe(true);
		expect(readMovingPeriod(kept, MARCH)).toBe(saved);
		expect(readMovingPeriod(kept, APRIL)).toBe(inApril);
	});

	it.each(["from=2026-03-02&to=2026-03-31", "to=2026-03-31", "q=period", ""])("stay otherwise: %s", (saved) => {
		expect(keepMovingPeriod(saved, MARCH)).toBe(saved);
		expect(readMovingPeriod(saved, APRIL)).toBe(saved);
	});

	it("are none of a period that isn't known", () => {
		expect(readMovingPeriod("period=nextCentury&q=lee", APRIL)).toBe("q=lee");
	});
});

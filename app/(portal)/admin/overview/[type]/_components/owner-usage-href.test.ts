import { describe, expect, test } from "vitest";
import { ownerUsageHref } from "./owner-usage-href.ts";

const owner = { ownerId: "john", creditTypeId: "email" };

describe("where what an owner's credits were used for is told", () => {
	test("this month is the whole of it", () => {
		expect(ownerUsageHref({ ...owner, month: "this", day: "2026-11-30" })).toBe(
			"/admin/users/john/usage?type=email&pool=own&from=2026-11-01&to=2026-11-30",
		);
	});

	test.each([
		["2026-11-30", "2026-10-01", "2026-10-31"],
		["2027-01-01", "2026-12-01", "2026-12-31"],
		["2028-03-31", "2028-02-01", "2028-02-29"],
	])("last month, seen on %s, is all its days", (day, from, to) => {
		expect(ownerUsageHref({ ...owner, month: "last", day })).toBe(
			`/admin/users/john/usage?type=email&pool=own&from=${from}&to=${to}`,
		);
	});
});

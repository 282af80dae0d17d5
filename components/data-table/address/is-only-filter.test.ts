import { expect, it } from "vitest";
import { isOnlyFilter } from "./is-only-filter.ts";

it("tells whether one value of one filter is all that narrows a list down", () => {
	const pending = { name: "status", value: "pending" };
	const none = { status: null, from: null };
	const state = (filters: object, search = "") => ({ query: { search }, filters: { ...none, ...filters } });
	expect(isOnlyFilter(state({ status: "pending" }), pending)).toBe(true);
	expect(isOnlyFilter(state({ status: "paid" }), pending)).toBe(false);
	expect(isOnlyFilter(state({}), pending)).toBe(false);
	expect(isOnlyFilter(state({ status: "pending", from: "2026-12-01" }), pending)).toBe(false);
	expect(isOnlyFilter(state({ status: "pending" }, "email"), pending)).toBe(false);
});

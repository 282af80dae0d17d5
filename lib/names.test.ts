import { expect, it } from "vitest";
import { givenName, VISIBLE } from "./names.ts";

it("a name has something in it that can be seen", () => {
	for (const name of ["Zoë", "王", "علی‌رضا", "1", "-", "👩‍💻"]) expect(VISIBLE.test(name)).toBe(true);
	for (const nothing of ["", " ", "\u200B", "\u00A0\u2003", "\u00AD\u2060", "\u3164", "\u2800"]) {
		expect(VISIBLE.test(nothing)).toBe(false);
	}
});

it("a name's letters are composed, however they are typed", () => {
	expect(givenName.parse(" Zoe\u0308 ")).toBe("Zoë");
});

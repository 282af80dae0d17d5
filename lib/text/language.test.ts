import { expect, it } from "vitest";
import { languageOf } from "./language.ts";

it.each([
	[null, "en"],
	["", "en"],
	["en-GB,en;q=0.9", "en"],
	["xx, yy;q=0.9", "en"],
	["xx;q=0.9, EN;q=0.1", "en"],
	["*", "en"],
	["en;q=nonsense", "en"],
])("of %o is %s", (header, language) => {
	expect(languageOf(header)).toBe(language);
});

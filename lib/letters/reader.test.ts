import { expect, it } from "vitest";
import { singleLine } from "./reader.ts";

it.each([
	["ABC\r\nBcc: eve@evil.example", "ABC Bcc: eve@evil.example"],
	[" ABC\u2028\u0000 group ", "ABC group"],
	["ABC\u202Egroup\u2066", "ABC group"],
	["گروه\u200Cهای ما", "گروه\u200Cهای ما"],
	["Familie 👨\u200D👩\u200D👧", "Familie 👨\u200D👩\u200D👧"],
])("%j appears in a sentence as %j", (text, line) => {
	expect(singleLine(text)).toBe(line);
});

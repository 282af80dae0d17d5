import { expect, it } from "vitest";
import { checkRuleCitations, ruleNumbers } from "./rule-citations.ts";

const rules = ruleNumbers("# Rules\n\n1. One hop.\n2. A second.\n   3. Not a rule: it is indented.\n28a. Lots end.\n");
const found = (text: string) =>
	checkRuleCitations("lib/a.ts", text, rules).map(({ line, message }) => `${line} ${message}`);

it("reads the numbers of the rules", () => {
	expect([...rules]).toEqual(["1", "2", "28a"]);
});

it("reports nothing for rules that exist", () => {
	expect(found("/** One hop (product.md 1). */\n// product.md 1, 2 and 28a\n")).toEqual([]);
});

it.each([
	["alone", "// product.md 7", ["1 cites rule 7, which docs/product.md doesn't hold: rules are changed there."]],
	[
		"with a letter",
		"// product.md 2a",
		["1 cites rule 2a, which docs/product.md doesn't hold: rules are changed there."],
	],
	[
		"in a list",
		"\n// product.md 1, 9 and 2",
		["2 cites rule 9, which docs/product.md doesn't hold: rules are changed there."],
	],
	[
		"at the end of a range",
		"// product.md 1–4",
		["1 cites rule 4, which docs/product.md doesn't hold: rules are changed there."],
	],
])("names a rule that isn't there: %s", (_, text, says) => {
	expect(found(text)).toEqual(says);
});

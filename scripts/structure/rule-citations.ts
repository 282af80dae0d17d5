import { type Finding, lineAt } from "./source.ts";

const RULE = /^(\d+[a-z]?)\. /gm;
// "product.md 16", "product.md 18, 28", "product.md 1, 2 and 5", "product.md 28–31".
const CITATION = /product\.md (\d+[a-z]?(?:(?:, | and |–)\d+[a-z]?)*)/g;
const NUMBER = /\d+[a-z]?/g;

/** The numbers of the rules that `docs/product.md` holds, such as "16" and "28a". */
export function ruleNumbers(productText: string): ReadonlySet<string> {
	return new Set([...productText.matchAll(RULE)].map(([, number]) => number ?? ""));
}

/** Citations of rules that aren't there. `path` is from the root; `text` is any file's: code, SQL or a document. */
export function checkRuleCitations(path: string, text: string, rules: ReadonlySet<string>): Finding[] {
	return [...text.matchAll(CITATION)].flatMap(({ 1: numbers = "", index }) =>
		[...numbers.matchAll(NUMBER)]
			.filter(([number]) => !rules.has(number))
			.map(([number]) => ({
				path,
				line: lineAt(text, index),
				message: `cites rule ${number}, which docs/product.md doesn't hold: rules are changed there.`,
			})),
	);
}

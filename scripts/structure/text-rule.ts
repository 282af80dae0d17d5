import { Visitor } from "oxc-parser";
import { type Finding, isTest, lineAt, type Source } from "./source.ts";

const READ_ATTRIBUTES = new Set([
	"title",
	"alt",
	"placeholder",
	"label",
	"aria-label",
	"aria-description",
	"description",
]);
const HAS_WORD = /\p{L}{2,}/u;

/** Texts in the code that users read: they belong in `messages/`. */
export function checkTexts({ path: file, program, text }: Source): Finding[] {
	if (!/^(app|components)\//.test(file) || isTest(file)) return [];
	const findings: Finding[] = [];
	const report = (start: number, said: string) =>
		findings.push({
			path: file,
			line: lineAt(text, start),
			message: `"${said.trim()}" stands in the code: texts come from messages/ through next-intl.`,
		});
	new Visitor({
		JSXText: (node) => {
			if (HAS_WORD.test(node.value)) report(node.start + node.value.search(/\S/), node.value);
		},
		JSXExpressionContainer: ({ expression }) => {
			// Between tags; an attribute's braces begin after "=".
			const isChild = text[expression.start - 1] === "{" && !/=\s*$/.test(text.slice(0, expression.start - 1));
			if (isChild && expression.type === "Literal" && HAS_WORD.test(String(expression.value))) {
				report(expression.start, String(expression.value));
			}
		},
		JSXAttribute: ({ name, value }) => {
			if (name.type !== "JSXIdentifier" || !READ_ATTRIBUTES.has(name.name) || value?.type !== "Literal") return;
			if (HAS_WORD.test(String(value.value))) report(value.start, String(value.value));
		},
	}).visit(program);
	return findings;
}

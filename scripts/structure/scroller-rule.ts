import { Visitor } from "oxc-parser";
import { type Finding, isTest, lineAt, type Source } from "./source.ts";

const SCROLLS = /(^|[\s:])overflow(-[xy])?-(auto|scroll)\b/;
const CONTAINS = /(^|\s)(relative|absolute|fixed|sticky)(\s|$)/;

/**
 * What scrolls is the containing block of what stands in it: otherwise what is only read out (`sr-only`), which is placed
 * absolutely, isn't scrolled along, and makes the page as high as all of the list.
 */
export function checkScrollers({ path: file, program, text }: Source): Finding[] {
	if (!/^(app|components)\//.test(file) || isTest(file)) return [];
	const findings: Finding[] = [];
	const check = (start: number, classes: unknown) => {
		if (typeof classes !== "string" || !SCROLLS.test(classes) || CONTAINS.test(classes)) return;
		findings.push({
			path: file,
			line: lineAt(text, start),
			message: "scrolls without a place of its own: add relative.",
		});
	};
	new Visitor({
		Literal: ({ start, value }) => check(start, value),
		TemplateElement: ({ start, value }) => check(start, value.raw),
	}).visit(program);
	return findings;
}

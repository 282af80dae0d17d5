import { Visitor } from "oxc-parser";
import { type Finding, isForTests, lineAt, type Source } from "./source.ts";

const LOCKS = "lib/platform/database/row-lock.ts";
const RAW_LOCK =
	/\bfor\s+(no\s+key\s+update|update|share|key\s+share)\b|\bpg_(try_)?advisory_\w*lock\w*|\block\s+table\b/i;

/** Statements of the application that lock something without the file that says in which order. */
export function checkLocks(sources: Iterable<Source>): Finding[] {
	const findings: Finding[] = [];
	for (const { path, text, program } of sources) {
		if (path === LOCKS || isForTests(path) || !/^(app|components|lib|prisma)\//.test(path)) continue;
		const checkText = (part: string, start: number) => {
			const [lock] = RAW_LOCK.exec(part) ?? [];
			const message = `locks with ${lock}: ${LOCKS} does, in the one order of all locks.`;
			if (lock) findings.push({ path, line: lineAt(text, start), message });
		};
		new Visitor({
			Literal: (node) => typeof node.value === "string" && checkText(node.value, node.start),
			TemplateElement: (node) => checkText(node.value.raw, node.start),
		}).visit(program);
	}
	return findings;
}

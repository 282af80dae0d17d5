import { Visitor } from "oxc-parser";
import { type Finding, isTest, lineAt, type Source } from "./source.ts";

/** The tables that only the ledger writes (ledger.md). */
const LEDGER_TABLES = [
	...["account", "address", "pool", "lot", "ledger_entry", "request", "charge", "hold", "hold_slice"],
	...["usage_daily", "covered_daily", "pool_use", "pool_limit", "coverage", "allowance"],
];
const TABLES = LEDGER_TABLES.join("|");
const MODELS = LEDGER_TABLES.map((table) => table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())).join(
	"|",
);

const SQL_WRITE = new RegExp(
	`\\b(insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(\\s+table)?|copy)\\s+(only\\s+)?"?(${TABLES})"?(?![\\w.])`,
	"i",
);
const PRISMA_WRITE = new RegExp(`\\.(${MODELS})\\s*\\.(create|update|upsert|delete)\\w*\\s*\\(`);

/** Code outside `lib/ledger` that writes its tables, in SQL or through Prisma. */
export function checkLedgerTables(sources: Iterable<Source>): Finding[] {
	const findings: Finding[] = [];
	for (const source of sources) {
		if (source.path.startsWith("lib/ledger/") || isTest(source.path)) continue;
		const report = (start: number, what: string) =>
			findings.push({
				path: source.path,
				line: lineAt(source.text, start),
				message: `writes ${what}: only lib/ledger writes the ledger's tables.`,
			});
		const checkText = (text: string, start: number) => {
			const found = SQL_WRITE.exec(text);
			if (found?.[4]) report(start, `"${found[4]}"`);
		};
		new Visitor({
			Literal: (node) => typeof node.value === "string" && checkText(node.value, node.start),
			TemplateElement: (node) => checkText(node.value.raw, node.start),
			CallExpression: (node) => {
				const callee = source.text.slice(node.callee.start, node.callee.end);
				const found = PRISMA_WRITE.exec(`${callee}(`);
				if (found?.[1]) report(node.start, found[1]);
			},
		}).visit(source.program);
	}
	return findings;
}

import { checkCircles } from "./circles.ts";
import { checkFolders } from "./folder-rule.ts";
import { checkForms } from "./form-rule.ts";
import { checkHelp } from "./help-rule.ts";
import { checkBrowserCode, checkDatabaseAccess, checkImportDirections } from "./import-rules.ts";
import { checkLedgerTables } from "./ledger-table-rule.ts";
import { checkLockOrder } from "./lock-order-rule.ts";
import { checkLocks } from "./lock-rule.ts";
import { checkMessageUse, type Section } from "./message-rule.ts";
import { checkFileNames } from "./name-rule.ts";
import { checkPageTexts } from "./page-text-rule.ts";
import { checkScrollers } from "./scroller-rule.ts";
import { checkDirectives, checkShape } from "./shape-rules.ts";
import { checkActions, checkSignatures } from "./signature-rule.ts";
import { type Finding, parseSource } from "./source.ts";
import { checkTexts } from "./text-rule.ts";

/**
 * Every broken rule of the structure, in the order of the files. `files` are texts by their path from the root, `messages`
 * what the application says in one language.
 */
export function checkStructure(files: ReadonlyMap<string, string>, messages: Section = {}): Finding[] {
	const sources = new Map([...files].map(([file, text]) => [file, parseSource(file, text)]));
	const each = [...sources.values()];
	return [
		...checkImportDirections(sources),
		...checkDatabaseAccess(sources),
		...checkBrowserCode(sources),
		...checkCircles(sources),
		...checkForms(sources),
		...checkPageTexts(sources),
		...checkHelp(sources, messages),
		...checkSignatures(sources),
		...checkLockOrder(sources),
		...checkFolders(each),
		...checkLedgerTables(each),
		...checkLocks(each),
		...checkMessageUse(each, messages),
		...each.flatMap(checkShape),
		...each.flatMap(checkFileNames),
		...each.flatMap(checkDirectives),
		...each.flatMap(checkActions),
		...each.flatMap(checkTexts),
		...each.flatMap(checkScrollers),
	].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
}

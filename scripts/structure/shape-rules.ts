import path from "node:path";
import { type ModuleExportName, type Program, Visitor } from "oxc-parser";
import { type Finding, hasDirective, isTest, lineAt, type Source } from "./source.ts";

const VAGUE_NAMES =
	/^(utils?|helpers?|common|misc|shared|constants|types|interfaces|services?|managers?|handlers?|index)$/;
const LONG_FILE_LINES = 200;
const MAX_FILE_LINES = 300;
const MAX_PAGE_LINES = 60;
const MAX_FUNCTION_LINES = 70;

/** Meaningless names, barrels, and files and functions that are too long. */
export function checkShape(source: Source): Finding[] {
	return [...checkNames(source), ...checkBarrel(source), ...checkLength(source), ...checkFunctions(source)];
}

function checkNames({ path: file }: Source): Finding[] {
	return file
		.split("/")
		.map((part) => part.split(".")[0] ?? "")
		.filter((name) => VAGUE_NAMES.test(name) || /-(utils?|helpers?)$/.test(name))
		.map((name) => ({ path: file, line: 1, message: `"${name}" says nothing: name it after what is in it.` }));
}

function checkBarrel({ path: file, program, text }: Source): Finding[] {
	const isWhole = program.body.every(passesOnUnderItsName);
	const first = program.body.find((statement) => statement.type === "ExportAllDeclaration" || isWhole);
	if (!first) return [];
	return [
		{ path: file, line: lineAt(text, first.start), message: "passes on what others export: import it from there." },
	];
}

/** A route that exports an imported handler as `GET` gives it a name, and isn't a barrel. */
function passesOnUnderItsName(statement: Program["body"][number]): boolean {
	if (statement.type !== "ExportNamedDeclaration" || !statement.source) return false;
	return statement.specifiers.some(({ local, exported }) => nameOf(local) === nameOf(exported));
}

function nameOf(name: ModuleExportName): string {
	return name.type === "Literal" ? name.value : name.name;
}

function checkLength({ path: file, lines }: Source): Finding[] {
	if (path.basename(file) === "page.tsx" && lines > MAX_PAGE_LINES) {
		const message = `has ${lines} lines: a page has at most ${MAX_PAGE_LINES}, and nests what reads for itself.`;
		return [{ path: file, line: MAX_PAGE_LINES, message }];
	}
	if (lines > MAX_FILE_LINES) {
		return [{ path: file, line: MAX_FILE_LINES, message: `has ${lines} lines: ${MAX_FILE_LINES} are the end.` }];
	}
	if (lines <= LONG_FILE_LINES) return [];
	const message = `has ${lines} lines: ${LONG_FILE_LINES} are long.`;
	return [{ path: file, line: LONG_FILE_LINES, message, isWarning: true }];
}

function checkFunctions({ path: file, program, text }: Source): Finding[] {
	if (isTest(file)) return [];
	const findings: Finding[] = [];
	const check = (node: { start: number; end: number }) => {
		const line = lineAt(text, node.start);
		const lines = lineAt(text, node.end) - line + 1;
		if (lines <= MAX_FUNCTION_LINES) return;
		findings.push({ path: file, line, message: `a function of ${lines} lines: ${MAX_FUNCTION_LINES} are the end.` });
	};
	new Visitor({
		FunctionDeclaration: check,
		FunctionExpression: check,
		ArrowFunctionExpression: check,
	}).visit(program);
	return findings;
}

/** `"use client"` stays on leaves; `"use server"` files hold actions and nothing else. */
export function checkDirectives(source: Source): Finding[] {
	const name = path.basename(source.path);
	const finding = (message: string): Finding[] => [{ path: source.path, line: 1, message }];
	if (hasDirective(source, "use client")) {
		if (/^(page|layout|template|default|loading|not-found)\.tsx$/.test(name)) {
			return finding('is "use client": only leaves are.');
		}
		if (source.path.startsWith("lib/")) return finding('is "use client": lib knows no React.');
	}
	if (hasDirective(source, "use server") && name !== "actions.ts") {
		return finding('is "use server": actions are in their segment\'s actions.ts, so that nothing else is an address.');
	}
	return [];
}

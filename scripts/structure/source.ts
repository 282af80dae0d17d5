import path from "node:path";
import { type Program, parseSync } from "oxc-parser";

/** One source file, parsed. */
export interface Source {
	/** From the root, with slashes: `lib/ledger/posting/posting.ts`. */
	readonly path: string;
	readonly text: string;
	readonly program: Program;
	readonly imports: readonly Import[];
	readonly lines: number;
}

export interface Import {
	/** Its target: a path from the root for a file of ours, otherwise the package. */
	readonly target: string;
	readonly isOurs: boolean;
	/** Erased when it runs: it can't make a cycle, nor pull code in. */
	readonly isTypeOnly: boolean;
	/** Loaded on demand, `import("…")`: long after the file itself. */
	readonly isLazy: boolean;
	readonly line: number;
}

/** A broken rule, and where. A warning doesn't fail the check. */
export interface Finding {
	readonly path: string;
	readonly line: number;
	readonly message: string;
	readonly isWarning?: boolean;
}

/** Parses one file. `path` is from the root, with slashes. */
export function parseSource(file: string, text: string): Source {
	const { program, module, errors } = parseSync(file, text);
	if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
	const imports: Import[] = [];
	const add = (request: string, start: number, { isTypeOnly = false, isLazy = false }) =>
		imports.push({ ...resolveRequest(file, request), isTypeOnly, isLazy, line: lineAt(text, start) });
	for (const { moduleRequest, entries, start } of module.staticImports) {
		const isTypeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
		add(moduleRequest.value, start, { isTypeOnly });
	}
	for (const { entries } of module.staticExports) {
		const [first] = entries;
		const isTypeOnly = entries.every((entry) => entry.isType);
		if (first?.moduleRequest) add(first.moduleRequest.value, first.start, { isTypeOnly });
	}
	for (const { moduleRequest } of module.dynamicImports) {
		const request = text.slice(moduleRequest.start + 1, moduleRequest.end - 1);
		if (/^["'`]/.test(text.slice(moduleRequest.start))) add(request, moduleRequest.start, { isLazy: true });
	}
	return { path: file, text, program, imports, lines: text.split("\n").length - 1 };
}

/** The target of an import in a file. */
export function resolveRequest(file: string, request: string): { target: string; isOurs: boolean } {
	if (request.startsWith("@/")) return { target: request.slice(2), isOurs: true };
	if (!request.startsWith(".")) return { target: request, isOurs: false };
	return { target: path.posix.normalize(path.posix.join(path.posix.dirname(file), request)), isOurs: true };
}

/** The line, from 1, of an offset in a text. */
export function lineAt(text: string, offset: number): number {
	return text.slice(0, offset).split("\n").length;
}

export function isTest(file: string): boolean {
	return /\.(test|spec)\.tsx?$/.test(file);
}

/**
 * Whether tests build on this file: `lib/testing`, `scripts/testing`, `scripts/faults`, `scripts/cluster`, `scripts/bench`, and a `test-….ts` beside the
 * tests of one domain.
 */
export function isForTests(file: string): boolean {
	return (
		isTest(file) ||
		/^(e2e|lib\/testing|scripts\/testing|scripts\/(faults|cluster|bench))\//.test(file) ||
		file === "scripts/bench.ts" ||
		/\/test-[^/]+\.ts$/.test(file)
	);
}

/** Whether the file begins with `"use client"` or `"use server"`. */
export function hasDirective({ program }: Source, directive: "use client" | "use server"): boolean {
	return program.body.some((statement) => "directive" in statement && statement.directive === directive);
}

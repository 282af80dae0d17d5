import { type Finding, hasDirective, type Import, isForTests, type Source } from "./source.ts";

// app → components → lib; in lib: domains → ledger → platform → text. Between files and between folders, one way.
// clients stand for themselves: all that they know of the application is its API.

const DATABASE_FILES = new Set([
	"lib/platform/database/db.ts",
	"lib/platform/database/transaction.ts",
	"lib/platform/database/snapshot.ts",
	"generated/prisma/client.ts",
	"generated/prisma/internal/class.ts",
]);
const DATABASE_PACKAGES = /^(pg|@prisma\/.*)$/;
const PURE_FILES = /^lib\/[^/]+\/(.*\/)?(.*-)?(schema|policy)\.ts$/;

/** The folders of lib that know no domain: each knows itself and those before it. */
const LEVELS = ["text", "platform", "ledger"];

type Sources = ReadonlyMap<string, Source>;

/** Imports against the direction, file by file. */
export function checkImportDirections(sources: Sources): Finding[] {
	return [...sources.values()].flatMap((source) =>
		source.imports.flatMap((imported) => {
			const message = offence(source, imported);
			return message ? [{ path: source.path, line: imported.line, message }] : [];
		}),
	);
}

function offence(source: Source, imported: Import): string | undefined {
	const { target } = imported;
	if (!imported.isOurs) return foreignOffence(source.path, target);
	const from = topOf(source.path);
	const to = topOf(target);
	if (to === "app" && from !== "app") return `imports ${target}: nothing outside app imports app.`;
	if (to === "app") return segmentOffence(source.path, target);
	if (to === "components" && from !== "app" && from !== "components") {
		return `imports ${target}: only app and components import components.`;
	}
	if (["scripts", "e2e"].includes(to) && ["app", "components", "lib", "prisma"].includes(from)) {
		return `imports ${target}: the application doesn't know its ${to}.`;
	}
	if (isForTests(source.path)) return undefined;
	if (from === "clients" && to !== "clients") return `imports ${target}: clients know nothing but the API.`;
	if (to === "clients" && from !== "clients") return `imports ${target}: the application doesn't know its clients.`;
	if (isForTests(target)) return `imports ${target}: only tests do.`;
	if (to === "prisma" && from !== "scripts" && from !== "prisma" && from !== "e2e") {
		return `imports ${target}: the application doesn't know its demo data.`;
	}
	if (from === "lib" && to === "lib") return libOffence(source.path, target);
	return undefined;
}

function foreignOffence(file: string, name: string): string | undefined {
	if (topOf(file) !== "lib" || isForTests(file)) return undefined;
	const isReact = /^(react|react-dom)(\/|$)/.test(name);
	const isNext = /^next(\/|$)/.test(name);
	if (isReact && !file.startsWith("lib/letters/")) return `imports ${name}: lib knows no React.`;
	if (isNext && !/^lib\/(auth|actions)\//.test(file)) return `imports ${name}: lib knows no Next.`;
	return undefined;
}

/** A segment's `_components` are for that segment and those below it. */
function segmentOffence(file: string, target: string): string | undefined {
	const [, segment] = /^(.*)\/_components\//.exec(target) ?? [];
	if (!segment || file.startsWith(`${segment}/`)) return undefined;
	return `imports ${target}: what two segments share belongs in components.`;
}

function libOffence(file: string, target: string): string | undefined {
	const [, from = ""] = file.split("/");
	const [, to = ""] = target.split("/");
	const known = LEVELS.slice(0, LEVELS.indexOf(from) + 1);
	if (known.length === 0 || known.includes(to)) return undefined;
	return `imports ${target}: lib/${from} knows only ${known.join(", ")}.`;
}

/** Screens reach the database through queries and verbs only; schemas, policies and browser code never do. */
export function checkDatabaseAccess(sources: Sources): Finding[] {
	const findings: Finding[] = [];
	for (const source of sources.values()) {
		if (isForTests(source.path)) continue;
		const top = topOf(source.path);
		if (top === "app" || top === "components") {
			for (const imported of source.imports.filter(isDatabase)) {
				findings.push({
					path: source.path,
					line: imported.line,
					message: `imports ${imported.target}: only queries, verbs and the ledger touch the database.`,
				});
			}
		}
		if (top === "components" || PURE_FILES.test(source.path) || hasDirective(source, "use client")) {
			const way = wayTo(isDatabase, { source, sources });
			if (way) findings.push({ path: source.path, line: 1, message: `reaches the database: ${way.join(" → ")}.` });
		}
	}
	return findings;
}

function isDatabase({ target, isOurs, isTypeOnly }: Import): boolean {
	return !isTypeOnly && (isOurs ? DATABASE_FILES.has(target) : DATABASE_PACKAGES.test(target));
}

/**
 * Browsers have no modules of Node. And no page loads the schemas' library, a third of what a page may load: what forms
 * share with schemas is in files of its own.
 */
export function checkBrowserCode(sources: Sources): Finding[] {
	const clients = [...sources.values()].filter((source) => hasDirective(source, "use client"));
	const findings = (isGoal: (imported: Import) => boolean, what: string) =>
		clients.flatMap((source) => {
			const way = wayTo(isGoal, { source, sources });
			return way ? [{ path: source.path, line: 1, message: `loads ${what} in browsers: ${way.join(" → ")}.` }] : [];
		});
	return [...findings(isSchemaLibrary, "the schemas' library"), ...findings(isOfNode, "a module of Node")];
}

function isSchemaLibrary({ target, isTypeOnly }: Import): boolean {
	return !isTypeOnly && target === "zod";
}

function isOfNode({ target, isTypeOnly }: Import): boolean {
	return !isTypeOnly && target.startsWith("node:");
}

/** The chain of imports from a file to such a file; those of a `"use server"` file stay on the server. */
function wayTo(
	isGoal: (imported: Import) => boolean,
	{ source: start, sources }: { source: Source; sources: Sources },
): string[] | undefined {
	const ways: string[][] = [[start.path]];
	const seen = new Set<string>([start.path]);
	for (let way = ways.shift(); way; way = ways.shift()) {
		const source = sources.get(way.at(-1) ?? "");
		if (!source || (way.length > 1 && hasDirective(source, "use server"))) continue;
		for (const imported of source.imports) {
			if (isGoal(imported)) return [...way, imported.target];
			if (imported.isTypeOnly || seen.has(imported.target)) continue;
			seen.add(imported.target);
			ways.push([...way, imported.target]);
		}
	}
	return undefined;
}

function topOf(file: string): string {
	return file.split("/")[0] ?? "";
}

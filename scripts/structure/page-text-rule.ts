import path from "node:path";
import { Visitor } from "oxc-parser";
import { TEXTS_EVERYWHERE } from "@/lib/text/messages.ts";
import { readingsOf } from "./readings.ts";
import { type Finding, hasDirective, lineAt, type Source } from "./source.ts";

type Sources = ReadonlyMap<string, Source>;

/** What Next renders by itself, each inside the layouts around it. */
const ENTRY = /^app\/(.*\/)?(page|layout|template|default|loading|error|not-found|global-error)\.tsx$/;

/**
 * Browsers are sent the texts that a page shows there and no others: its `<Texts>`, or that of the nearest layout, has
 * exactly the sections that the client components under it read. What the `<LateTexts>` of a file name is loaded later,
 * for what the file loads on demand.
 */
export function checkPageTexts(sources: Sources): Finding[] {
	const provided = new Map<string, Provided>();
	const findings: Finding[] = [];
	for (const source of sources.values()) {
		const found = providedBy(source, "Texts");
		if (found && ENTRY.test(source.path)) provided.set(source.path, found);
		else if (found) findings.push(at(source, found.start, "has <Texts>: only pages, layouts and the like do."));
	}
	const needed = new Map<string, Map<string, string>>();
	for (const source of sources.values()) {
		if (!ENTRY.test(source.path)) continue;
		const provider = providerOf(source.path, provided) ?? source.path;
		needed.set(provider, new Map([...(needed.get(provider) ?? []), ...needsOf(source, sources)]));
	}
	for (const [entry, all] of needed) {
		const source = sources.get(entry);
		if (!source) continue;
		const { sections, start } = provided.get(entry) ?? { sections: [], start: 0 };
		const needs = new Map([...all].filter(([section]) => !isInside(section, [...TEXTS_EVERYWHERE, ...all.keys()])));
		const missing = [...needs].filter(([section]) => !sections.includes(section));
		for (const [section, reader] of missing) {
			findings.push(at(source, start, `sends no ${section}, which ${reader} reads in browsers: <Texts of={[…]}>.`));
		}
		for (const section of sections.filter((one) => !needs.has(one))) {
			findings.push(at(source, start, `sends ${section}, which no client component there reads.`));
		}
	}
	return findings;
}

/** Whether one of the others, but for itself, is around a section; what is everywhere is around itself too. */
function isInside(section: string, others: readonly string[]): boolean {
	return others.some((other) => section.startsWith(`${other}.`)) || TEXTS_EVERYWHERE.some((one) => one === section);
}

interface Provided {
	readonly sections: readonly string[];
	readonly start: number;
}

/** All that the `<Texts of={[…]}>` of a file name, or its `<LateTexts>`. */
function providedBy({ program }: Source, element: "Texts" | "LateTexts"): Provided | null {
	const found: { sections: string[]; start: number }[] = [];
	new Visitor({
		JSXOpeningElement: ({ name, attributes, start }) => {
			if (name.type !== "JSXIdentifier" || name.name !== element) return;
			const sections: string[] = [];
			for (const attribute of attributes) {
				if (attribute.type !== "JSXAttribute" || attribute.value?.type !== "JSXExpressionContainer") continue;
				const { expression } = attribute.value;
				if (expression.type !== "ArrayExpression") continue;
				for (const element of expression.elements)
					if (element?.type === "Literal") sections.push(String(element.value));
			}
			found.push({ sections, start });
		},
	}).visit(program);
	const [first] = found;
	return first ? { sections: found.flatMap(({ sections }) => sections), start: first.start } : null;
}

/** The entry itself, or the nearest layout around it that provides texts. */
function providerOf(entry: string, provided: ReadonlyMap<string, unknown>): string | undefined {
	if (provided.has(entry)) return entry;
	for (let folder = path.posix.dirname(entry); folder !== "."; folder = path.posix.dirname(folder)) {
		if (provided.has(`${folder}/layout.tsx`)) return `${folder}/layout.tsx`;
	}
	return undefined;
}

/** The sections that the client components which an entry reaches read, but for late ones, with a file that reads each. */
function needsOf(entry: Source, sources: Sources): Map<string, string> {
	const needs = new Map<string, string>();
	for (const { source, late } of clientSourcesOf(entry, sources)) {
		for (const { section, isHook } of readingsOf(source)) {
			// Of "share.*", all of "share" is sent.
			const name = section?.replace(/\.?\*.*/, "") ?? "section without a name";
			if (isHook && !late.some((one) => name === one || name.startsWith(`${one}.`))) needs.set(name, source.path);
		}
	}
	return needs;
}

interface ClientSource {
	readonly source: Source;
	/** The sections that are loaded with it. */
	readonly late: readonly string[];
}

/** Files that run in browsers: those with "use client", and whatever these import, but no server action. */
function clientSourcesOf(entry: Source, sources: Sources): ClientSource[] {
	const found = new Map<string, ClientSource>();
	const seen = new Set<string>();
	const follow = (source: Source, { isInBrowser, late }: { isInBrowser: boolean; late: readonly string[] }) => {
		const isClient = isInBrowser || hasDirective(source, "use client");
		const key = `${source.path} ${isClient} ${late}`;
		if (seen.has(key) || hasDirective(source, "use server")) return;
		seen.add(key);
		if (isClient) found.set(key, { source, late });
		const lateHere = [...late, ...(providedBy(source, "LateTexts")?.sections ?? [])];
		for (const { target, isTypeOnly, isLazy } of source.imports) {
			const next = isTypeOnly || !/^(app|components)\//.test(target) ? undefined : sources.get(target);
			if (next) follow(next, { isInBrowser: isClient, late: isLazy ? lateHere : late });
		}
	};
	follow(entry, { isInBrowser: false, late: [] });
	return [...found.values()];
}

function at({ path: file, text }: Source, start: number, message: string): Finding {
	return { path: file, line: lineAt(text, start), message };
}

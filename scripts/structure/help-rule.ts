import path from "node:path";
import { Visitor } from "oxc-parser";
import { keysReadBy, type Section } from "./message-rule.ts";
import type { Finding, Source } from "./source.ts";

type Sources = ReadonlyMap<string, Source>;

const PAGE = /^app\/\(portal\)\/(.*\/)?page\.tsx$/;

/** What a help text can name, by its tag: a label by its key in the messages, a right, the title of a page. */
const REFERENCE = /<(label|right|page)>(.*?)<\/\1>/g;

/**
 * Every page of the portal has a help text, under its address in `help` of the messages, and every label that the text names is one that
 * the page reads: so a label that is renamed is renamed in help, and one that is taken away is missed.
 */
export function checkHelp(sources: Sources, messages: Section): Finding[] {
	const { help } = messages;
	if (typeof help !== "object") return [];
	const pages = new Map([...sources.values()].filter(isShown).map((source) => [addressOf(source.path), source]));
	const missing = [...pages].filter(([address]) => !(address in help));
	const findings = missing.map(([address, { path: file }]) =>
		finding(file, `has no help: messages/en/help, ${address}.`),
	);
	for (const [topic, text] of Object.entries(help)) {
		const page = pages.get(topic);
		if (topic.startsWith("/") && !page) findings.push(inHelp(`${topic} is the address of no page.`));
		const isOfPage = page ? keysReadBy([...reachedFrom(page, sources)]) : () => true;
		for (const { tag, name } of referencesIn(text)) {
			const problem = problemOf({ tag, name, messages, pages, isOfPage });
			if (problem) findings.push(inHelp(`${topic} names ${name}, ${problem}`));
		}
	}
	return findings;
}

interface Reference {
	readonly tag: string;
	readonly name: string;
}

function referencesIn(text: string | Section): Reference[] {
	if (typeof text !== "string") return Object.values(text).flatMap(referencesIn);
	return [...text.matchAll(REFERENCE)].map(([, tag = "", name = ""]) => ({ tag, name }));
}

function problemOf({
	tag,
	name,
	messages,
	pages,
	isOfPage,
}: Reference & {
	messages: Section;
	pages: ReadonlyMap<string, Source>;
	isOfPage: (key: string) => boolean;
}): string | null {
	if (tag === "page") return pages.has(name) && !name.includes("[") ? null : "which is no page.";
	const key = tag === "right" ? `adminRoles.right.${name}` : name;
	const label = key
		.split(".")
		.reduce<string | Section | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), messages);
	if (typeof label !== "string") return "which is no message.";
	if (/[{<]/.test(label)) return "into which something is filled in.";
	return tag === "right" || isOfPage(key) ? null : "which that page doesn’t read.";
}

/** Whether a page shows something: some only lead to another. */
function isShown({ path: file, program }: Source): boolean {
	if (!PAGE.test(file)) return false;
	let elements = 0;
	new Visitor({ JSXOpeningElement: () => void elements++ }).visit(program);
	return elements > 0;
}

/** `/orders/[id]` for `app/(portal)/orders/[id]/page.tsx`. */
function addressOf(file: string): string {
	return path.posix.dirname(file).replace("app/(portal)", "");
}

/** What a page and the layouts around it consist of, also what is opened on it. */
function reachedFrom(page: Source, sources: Sources): Set<Source> {
	const reached = new Set<Source>();
	const follow = (source: Source | undefined) => {
		if (!source || reached.has(source)) return;
		reached.add(source);
		for (const { target, isTypeOnly } of source.imports) {
			if (!isTypeOnly && /^(app|components)\//.test(target)) follow(sources.get(target));
		}
	};
	follow(page);
	for (let folder = path.posix.dirname(page.path); folder !== "."; folder = path.posix.dirname(folder)) {
		follow(sources.get(`${folder}/layout.tsx`));
	}
	return reached;
}

function inHelp(message: string): Finding {
	return finding("messages/en/help", message);
}

function finding(file: string, message: string): Finding {
	return { path: file, line: 1, message };
}

import { type Expression, type Program, Visitor } from "oxc-parser";
import { patternOf, readingsOf } from "./readings.ts";
import { type Finding, isForTests, type Source } from "./source.ts";

/** Texts and sections of them, by name. */
export interface Section {
	readonly [name: string]: string | Section;
}

/**
 * Sections that are read through another thing than a translator in the same file: refusals and validation by the keys
 * that verbs and schemas answer, mail through its reader. Any text in the code of these folders may be such a key.
 */
const READ_ELSEWHERE = [
	{ section: "refusals", folders: /^(app|lib)\// },
	{ section: "validation", folders: /^(app|lib)\// },
	{ section: "mail", folders: /^lib\/(letters|outbox)\// },
];

/** Messages that no code reads. A key that isn't there is a type error already. */
export function checkMessageUse(sources: readonly Source[], messages: Section): Finding[] {
	const reading = sources.filter(({ path }) => /^(app|components|lib)\//.test(path) && !isForTests(path));
	const isRead = keysReadBy(reading);
	return pathsOf(messages)
		.filter((key) => !isRead(key))
		.map((key) => ({ path: fileOf(key), line: 1, message: `${key} is read nowhere.` }));
}

/** Tells of a key of the messages whether one of these files reads it. */
export function keysReadBy(sources: readonly Source[]): (key: string) => boolean {
	const read = new Set<string>();
	for (const source of sources) addRead(read, source);
	const patterns = [...read].filter((key) => key.includes("*")).map(asPattern);
	return (key) => read.has(key) || patterns.some((pattern) => pattern.test(key));
}

/** Adds what a file reads: keys, in which `*` stands for what is filled in. */
function addRead(read: Set<string>, source: Source): void {
	const readings = readingsOf(source);
	const texts = textsIn(source.program);
	for (const { section, folders } of READ_ELSEWHERE) {
		if (folders.test(source.path)) for (const text of texts) read.add(`${section}.${text}`);
	}
	new Visitor({
		CallExpression: ({ callee, arguments: [first] }) => {
			if (!first || first.type === "SpreadElement") return;
			const called = callee.type === "MemberExpression" ? callee.object : callee;
			for (const section of sectionsOf(called, readings)) {
				for (const key of keysOf(first) ?? ["*", ...texts]) read.add(`${section}.${key}`);
			}
		},
	}).visit(source.program);
}

/** Which sections the called thing reads: `t`, or `(await getTranslations("share"))`. */
function sectionsOf(called: Expression, readings: ReturnType<typeof readingsOf>): string[] {
	const name = called.type === "Identifier" ? called.name : null;
	if (name === null && !/^(Await|Parenthesized|Call)Expression$/.test(called.type)) return [];
	return readings.flatMap((reading) => (reading.name === name && reading.section ? [reading.section] : []));
}

/** The keys that an argument can be; null where it comes from elsewhere. */
function keysOf(argument: Expression): string[] | null {
	switch (argument.type) {
		case "Literal":
			return [String(argument.value)];
		case "TemplateLiteral":
			return [patternOf(argument)];
		case "ParenthesizedExpression":
		case "TSAsExpression":
			return keysOf(argument.expression);
		case "ConditionalExpression": {
			const [one, other] = [keysOf(argument.consequent), keysOf(argument.alternate)];
			return one && other && [...one, ...other];
		}
		default:
			return null;
	}
}

/** Every text in the code, and every template, as keys. */
function textsIn(program: Program): string[] {
	const texts: string[] = [];
	new Visitor({
		Literal: ({ value }) => void (typeof value === "string" && texts.push(value)),
		TemplateLiteral: (template) => void texts.push(patternOf(template)),
	}).visit(program);
	return texts.filter((text) => /^[\w.*]*\w[\w.*]*$/.test(text));
}

/** A `*` stands for a part of one name. */
function asPattern(key: string): RegExp {
	return new RegExp(`^${key.replaceAll(".", "\\.").replaceAll("*", "[^.]+")}$`);
}

function pathsOf(section: Section, before = ""): string[] {
	return Object.entries(section).flatMap(([name, inner]) =>
		typeof inner === "string" ? [`${before}${name}`] : pathsOf(inner, `${before}${name}.`),
	);
}

function fileOf(key: string): string {
	const [section = ""] = key.split(".");
	const name = section.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	return section === "refusals" || section === "help" ? `messages/en/${section}` : `messages/en/${name}.json`;
}

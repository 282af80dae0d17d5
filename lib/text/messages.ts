import type { NamespaceKeys, NestedKeyOf } from "use-intl/core";
import type { en } from "@/messages/en.ts";
import type { Language } from "./language.ts";

export type Messages = typeof en;

/** A section of the messages, or a part of one: "share", "share.delete". */
export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

const LOADERS: Record<Language, () => Promise<Messages>> = {
	en: async () => (await import("@/messages/en.ts")).en,
};

/** What the components that are on every page say. */
export const TEXTS_EVERYWHERE = ["ui", "words"] as const satisfies readonly Namespace[];

/** All texts in one language. */
export function loadMessages(language: Language): Promise<Messages> {
	return LOADERS[language]();
}

interface Section {
	[name: string]: string | Section;
}

/** Some sections of the texts, in their places, and those that are everywhere. */
export function textsOf(messages: Messages, sections: readonly Namespace[]): Partial<Messages> {
	const texts: Section = {};
	for (const section of [...TEXTS_EVERYWHERE, ...sections]) copySection(section.split("."), messages, texts);
	return texts;
}

function copySection([name = "", ...inner]: string[], from: Section, to: Section): void {
	const section = from[name];
	if (typeof section !== "object") throw new Error(`The messages have no section ${name}.`);
	if (inner.length === 0) {
		to[name] = section;
		return;
	}
	const copy = to[name] ?? {};
	if (typeof copy !== "object") return;
	to[name] = copy;
	copySection(inner, section, copy);
}

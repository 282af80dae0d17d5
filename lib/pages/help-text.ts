import type { HelpTopic } from "./portal-pages.ts";

/** What help says about one thing, in the reader's language. */
export interface HelpText {
	readonly topic: HelpTopic;
	readonly title: string;
	/** Each with `**what is on the screen**` and `[a page](/address)` in it. */
	readonly paragraphs: readonly string[];
}

/** The topics of one part of the portal. */
export interface HelpChapter {
	readonly title: string;
	readonly texts: readonly HelpText[];
}

/** The address of a topic's own page. */
export function helpTextPath(topic: HelpTopic): string {
	return `/help/${helpTextName(topic)}`;
}

/** What a topic is called in its address: "admin-users-id" for `/admin/users/[id]`. */
export function helpTextName(topic: HelpTopic): string {
	return topic.replace(/[[\]]/g, "").replace(/^\//, "").replaceAll("/", "-");
}

/** The text about the page at an address, or about the nearest page above it; null if there is none. */
export function helpTextAt(pathname: string, texts: readonly HelpText[]): HelpText | null {
	for (let path = pathname; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
		const matching = texts.filter(({ topic }) => addressesOf(topic).test(path));
		// The page of the name itself goes before one that any name leads to.
		const found = matching.find(({ topic }) => topic === path) ?? matching[0];
		if (found) return found;
	}
	return null;
}

function addressesOf(topic: HelpTopic): RegExp {
	return new RegExp(`^${topic.replace(/\[\w+\]/g, "[^/]+")}$`);
}

/** The texts that have all of these words in them, those that have them in their title first. */
export function helpTextsWith(words: string, texts: readonly HelpText[]): readonly HelpText[] {
	const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
	const hasAll = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
	const found = texts.filter(({ title, paragraphs }) => hasAll(plain([title, ...paragraphs].join("\n"))));
	const inTitle = found.filter(({ title }) => hasAll(title));
	return [...inTitle, ...found.filter((text) => !inTitle.includes(text))];
}

/** A part of a paragraph: plain, a label that is on the screen, or a link to a page. */
export type HelpTextPart = { readonly text: string } & ({ readonly isLabel?: boolean } | { readonly href: string });

/** The parts of a paragraph, in order. */
export function helpTextParts(paragraph: string): readonly HelpTextPart[] {
	return paragraph
		.split(/(\*\*.+?\*\*|\[.+?\]\(.+?\))/)
		.filter(Boolean)
		.map((text) => {
			const [, label] = /^\*\*(.+)\*\*$/.exec(text) ?? [];
			if (label) return { text: label, isLabel: true };
			const [, linked, href] = /^\[(.+)\]\((.+)\)$/.exec(text) ?? [];
			return linked && href ? { text: linked, href } : { text };
		});
}

function plain(paragraph: string): string {
	return helpTextParts(paragraph)
		.map(({ text }) => text)
		.join("");
}

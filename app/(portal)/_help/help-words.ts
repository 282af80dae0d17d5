import { getTranslations } from "next-intl/server";
import type { HelpTopic } from "@/lib/pages/portal-pages.ts";

/** What help says of its topics. */
export interface HelpWords {
	readonly titleOf: (topic: HelpTopic) => string;
	/** A topic's text, in which `page` puts the pages that it names. */
	readonly textOf: (topic: HelpTopic, page: (page: string) => string) => string;
}

/** What stands between a text's tags: in a built portal a list of one, whatever its type says. */
type Named = string | readonly string[];

/** The words of help in the reader's language. */
export async function readHelpWords(): Promise<HelpWords> {
	const [t, say] = await Promise.all([getTranslations("help"), getTranslations()]);
	const label = (key: Named) => say(String(key) as "words.save");
	const right = (name: Named) => label(`adminRoles.right.${name}`);
	return {
		titleOf: (topic) => t.markup(`${topic}.title`, { label, right }),
		textOf: (topic, page) =>
			t.markup(`${topic}.text`, {
				label: (key) => `**${label(key)}**`,
				right: (name) => `**${right(name)}**`,
				page: (name) => page(String(name)),
			}),
	};
}

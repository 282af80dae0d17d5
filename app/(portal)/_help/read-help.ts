import { getTranslations } from "next-intl/server";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { HelpChapter } from "@/lib/pages/help-text.ts";
import { mayOpen, pagesToOpen } from "@/lib/pages/policy.ts";
import {
	HELP_BASICS,
	type HelpTopic,
	type PageGroup,
	PORTAL_PAGES,
	type PortalPage,
} from "@/lib/pages/portal-pages.ts";
import { done } from "@/lib/platform/refusal.ts";
import { readHelpWords } from "./help-words.ts";

/** What help says that concerns the reader, in their language: of pages, of those alone that they may open. */
export async function readHelp({
	actor,
}: ReadContext): Promise<{ readonly ok: true; readonly value: readonly HelpChapter[] }> {
	const [{ titleOf, textOf }, frame, own] = await Promise.all([
		readHelpWords(),
		getTranslations("frame"),
		getTranslations("helpWindow.groups"),
	]);
	const page = (address: string) => {
		const title = titleOf(address as PortalPage);
		return mayOpen(actor, address as PortalPage) ? `[${title}](${address})` : `**${title}**`;
	};
	const chapter = (title: string, topics: readonly HelpTopic[]): HelpChapter => ({
		title,
		texts: topics.map((topic) => ({
			topic,
			title: titleOf(topic),
			paragraphs: textOf(topic, page).split("\n\n"),
		})),
	});
	const titles: Record<PageGroup, string> = {
		plansAndBilling: frame("plansAndBilling"),
		share: frame("share"),
		account: own("account"),
		admin: frame("admin"),
		operator: frame("operator"),
	};
	const groups = Object.keys(PORTAL_PAGES) as PageGroup[];
	const chapters = groups.map((group) => chapter(titles[group], pagesToOpen(actor, group)));
	return done([chapter(own("basics"), HELP_BASICS), ...chapters].filter(({ texts }) => texts.length > 0));
}

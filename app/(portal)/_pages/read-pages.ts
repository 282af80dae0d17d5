import type { ReadContext } from "@/lib/actions/verb.ts";
import { PAGE_KEYS } from "@/lib/pages/page-keys.ts";
import { pagesToOpen } from "@/lib/pages/policy.ts";
import { type PageGroup, PORTAL_PAGES, type PortalPage } from "@/lib/pages/portal-pages.ts";
import { done } from "@/lib/platform/refusal.ts";
import { readHelpWords } from "../_help/help-words.ts";

/** A page that has one address, in the reader's language. */
export interface OpenPage {
	readonly href: PortalPage;
	readonly title: string;
	/** What is pressed after `g` to go there; null where nothing is. */
	readonly key: string | null;
}

/** The pages that the reader may open, in the order in which they are listed, but for those that are about one thing. */
export async function readPages({
	actor,
}: ReadContext): Promise<{ readonly ok: true; readonly value: readonly OpenPage[] }> {
	const { titleOf } = await readHelpWords();
	const pages = (Object.keys(PORTAL_PAGES) as PageGroup[]).flatMap((group) => pagesToOpen(actor, group));
	return done(
		pages
			.filter((page) => !page.includes("["))
			.map((page) => ({ href: page, title: titleOf(page), key: PAGE_KEYS[page] ?? null })),
	);
}

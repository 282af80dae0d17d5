import { getFormatter, getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { readSpendableNow } from "@/lib/share-groups/credits/spendable-now.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/**
 * "6 lab credits and 20 SMS credits": what share groups give the actor beside their wallet; null where they give
 * nothing.
 */
export async function sharedCredits(actor: Actor): Promise<string | null> {
	const [spendable, word, format] = await Promise.all([
		readSpendableNow({ actor }),
		getTranslations("words"),
		getFormatter(),
	]);
	const parts = spendable.flatMap(({ nameInText, groups }) => {
		const credits = groups.reduce((sum, group) => sum + group.spendable, 0n);
		return credits > 0n ? [word("credits", { credits: toJsonCredits(credits), type: nameInText })] : [];
	});
	return parts.length > 0 ? format.list(parts) : null;
}

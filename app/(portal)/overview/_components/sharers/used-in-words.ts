import type { getTranslations } from "next-intl/server";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { UseOfView } from "@/lib/usage/use-of-view.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";

type Words = Awaited<ReturnType<typeof getTranslations<"words">>>;

/** "1,200 email", of each credit type of which something was used this month. */
export function usedInWords(
	word: Words,
	{ types, uses }: { types: readonly WalletCard[]; uses: readonly UseOfView[] },
): string[] {
	return types.flatMap(({ creditTypeId, nameInText }) => {
		const ofType = uses.filter((use) => use.creditTypeId === creditTypeId);
		const used = ofType.reduce((sum, { thisMonth }) => sum + thisMonth, 0n);
		return used > 0n ? [word("balance", { credits: toJsonCredits(used), type: nameInText })] : [];
	});
}

import { cache } from "react";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readWalletCards, splitWalletCards } from "@/lib/usage/wallet-cards.ts";

/** Several cards of the page need the same numbers: they are read once in a request. */
export const walletCards = cache((view: CreditView) => readWalletCards({ view }));

/** The credit types of which a view has something, and the others. */
export async function shownCards(view: CreditView) {
	return splitWalletCards(await walletCards(view), { isParked: view.isCreditUser && view.view === "own" });
}

import { cache } from "react";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readWalletCards } from "@/lib/usage/wallet-cards.ts";

/** Several cards of the page need the same numbers: they are read once in a request. */
export const walletCards = cache((view: CreditView) => readWalletCards({ view }));

import { cache } from "react";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readWalletExpiries } from "@/lib/usage/read-expiries.ts";

/** What expires soon in the wallets of a view: read once in a request, for all that speak of it. */
export const walletExpiries = cache((view: CreditView) => readWalletExpiries({ view }));

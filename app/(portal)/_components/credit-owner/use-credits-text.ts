"use client";

import { useTranslations } from "next-intl";
import type { TypeBalance } from "@/lib/people/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** "38,240 email · 4,115 SMS": only types that aren't empty; null if all are. */
export function useCreditsText(): (balances: readonly TypeBalance[]) => string | null {
	const word = useTranslations("words");
	return (balances) =>
		balances
			.filter(({ available }) => available > 0n)
			.map(({ available, nameInText }) => word("balance", { credits: toJsonCredits(available), type: nameInText }))
			.join(" · ") || null;
}

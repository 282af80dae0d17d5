"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PreviewedLimit, ShownLimit } from "@/lib/many-users/previewed-limit.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** A person's limit now and then, in words, and whose credits it is about. */
export function LimitChange({ limit: { owner, before, after } }: { limit: PreviewedLimit }) {
	const t = useTranslations("manyUsers");
	const inWords = useLimitInWords();
	return (
		<span className="min-w-0">
			{inWords(before)} <ArrowRight aria-hidden className="inline size-3.5" />
			<span className="sr-only">{t("becomes")}</span> {inWords(after)}
			<span className="block text-muted text-small">{t("limit.of", { owner })}</span>
		</span>
	);
}

/** "500 a month", "as everyone: no limit". */
function useLimitInWords(): (limit: ShownLimit) => string {
	const t = useTranslations("manyUsers.limit");
	return ({ isDefault, credits, period }) => {
		const limit =
			credits === null || period === null ? t("none") : t(`amounts.${period}`, { credits: toJsonCredits(credits) });
		return isDefault ? t("asEveryone", { limit }) : limit;
	};
}

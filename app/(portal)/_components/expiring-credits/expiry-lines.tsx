"use client";

import { useTranslations } from "next-intl";
import { useExpiryDay } from "@/components/expiry-day.tsx";
import type { ExpiringCredits } from "@/lib/share-groups/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

const SHOWN = 4;

/** "6 expire 3 Mar 2027, 4 expire 22 May 2027": credits by when they expire, those of one day together. */
export function ExpiryLines({ parts, className }: { parts: readonly ExpiringCredits[]; className?: string }) {
	const t = useTranslations("share.expiry");
	const expiryDay = useExpiryDay();
	const days = new Map<string | null, bigint>();
	for (const { credits, expiresAt } of parts) {
		const day = expiresAt && expiryDay(expiresAt);
		days.set(day, (days.get(day) ?? 0n) + credits);
	}
	const lines = [...days].map(([day, credits]) =>
		day === null ? t("never", { credits: toJsonCredits(credits) }) : t("on", { credits: toJsonCredits(credits), day }),
	);
	const more = lines.length - SHOWN;
	if (lines.length === 0) return null;
	return (
		<p className={className}>
			{lines.slice(0, SHOWN).join(", ")}
			{more > 0 ? t("more", { count: more }) : null}
		</p>
	);
}

"use client";

import { useTranslations } from "next-intl";
import type { CreditOwnerCandidate } from "@/lib/owners/queries.ts";

/** Why somebody can't be chosen as Credit Owner: "uses John Lee’s credits: choose John Lee". */
export function useObstacleText(): (person: CreditOwnerCandidate) => string {
	const t = useTranslations("adminUsers.advanced");
	return ({ obstacle, creditOwnerName }) => {
		if (obstacle === "suspended") return t("suspended");
		if (obstacle === "rights_you_lack") return t("rightsYouLack");
		if (obstacle === "is_own_credit_user") return t("usesOwnCredits", { name: creditOwnerName });
		return t("usesCreditsOf", { owner: creditOwnerName });
	};
}

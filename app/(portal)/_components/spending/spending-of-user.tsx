import { useTranslations } from "next-intl";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { HoldsCard } from "./holds-card.tsx";
import { RefusalsCard } from "./refusals-card.tsx";
import { SpendingSkeleton } from "./spending-skeleton.tsx";

/** What a user has on hold now, and what they were refused (product.md 57). */
export function SpendingOfUser({ actor, userId }: { actor: Actor; userId: string }) {
	const t = useTranslations("spending");
	const of = { kind: "user", userId } as const;
	return (
		<>
			<PagePart name={t("holds")} fallback={<SpendingSkeleton />}>
				<HoldsCard actor={actor} of={of} />
			</PagePart>
			<PagePart name={t("refusals")} fallback={<SpendingSkeleton />}>
				<RefusalsCard actor={actor} of={of} />
			</PagePart>
		</>
	);
}

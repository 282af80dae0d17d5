import { HoldsCard } from "@/app/(portal)/_components/spending/holds-card.tsx";
import { RefusalsCard } from "@/app/(portal)/_components/spending/refusals-card.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { Actor } from "@/lib/auth/actor.ts";

/** What is on hold in the reader's wallets, and what was refused. */
export function CreditsInUse({ actor }: { actor: Actor }) {
	return (
		<PagePart>
			<HoldsCard actor={actor} of={{ kind: "wallets" }} onlyIfAny />
			<RefusalsCard actor={actor} of={{ kind: "wallets" }} onlyIfAny />
		</PagePart>
	);
}

import { ExpiringInWallets } from "@/app/(portal)/_components/expiry/expiring-in-wallets.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type CreditView, readCreditView } from "@/lib/owners/credit-view.ts";

/** Of the credits in use, and of the reader's own where these are not in use. */
export function ExpiringCredits({ actor, view }: { actor: Actor; view: CreditView }) {
	return (
		<PagePart isAwaited>
			<OfActor actor={actor} view={view} />
		</PagePart>
	);
}

async function OfActor({ actor, view }: { actor: Actor; view: CreditView }) {
	return (
		<>
			<ExpiringInWallets view={view} />
			{view.view === "owner" ? <ExpiringInWallets view={await readCreditView({ actor }, "own")} /> : null}
		</>
	);
}

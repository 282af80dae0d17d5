import { Suspense } from "react";
import { ExpiringInWallets } from "@/app/(portal)/_components/expiry/expiring-in-wallets.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type CreditView, readCreditView } from "@/lib/owners/credit-view.ts";

/** Of the credits in use, and of the reader's own where these are not in use. */
export function ExpiringCredits({ actor, view }: { actor: Actor; view: CreditView }) {
	return (
		<Suspense>
			<OfActor actor={actor} view={view} />
		</Suspense>
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

import { Suspense } from "react";
import { ExpiringInWallets } from "@/app/(portal)/_components/expiry/expiring-in-wallets.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";

/** Of the credits in use, and of the reader's own where these are not in use. */
export function ExpiringCredits({ actor }: { actor: Actor }) {
	return (
		<Suspense>
			<OfActor actor={actor} />
		</Suspense>
	);
}

async function OfActor({ actor }: { actor: Actor }) {
	const view = await readCreditView({ actor });
	return (
		<>
			<ExpiringInWallets view={view} />
			{view.view === "owner" ? <ExpiringInWallets view={await readCreditView({ actor }, "own")} /> : null}
		</>
	);
}

import { Suspense } from "react";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { ExpiringInWallets } from "../../_components/expiry/expiring-in-wallets.tsx";
import { BalanceCards } from "./balance-cards.tsx";
import { BalanceCardsSkeleton } from "./balance-cards-skeleton.tsx";

/** What is left of each credit type, under what of it will expire unused. */
export function Balances({ actor, view }: { actor: Actor; view: CreditView }) {
	return (
		<>
			<ExpiringInWallets view={view} />
			<Suspense fallback={<BalanceCardsSkeleton />}>
				<BalanceCards actor={actor} view={view} />
			</Suspense>
		</>
	);
}

import { Coins } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readToday } from "@/lib/deployment-days.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { BuyCredits } from "../../_components/buy-credits.tsx";
import { BalanceCard } from "./balance-card.tsx";
import { walletCards } from "./wallet-cards.ts";

/** What is left of each credit type, and for how long. */
export async function BalanceCards({ actor, view }: { actor: Actor; view: CreditView }) {
	const [cards, today, t] = await Promise.all([walletCards(view), readToday(), getTranslations("overview")]);
	const untouched = cards.every((card) => card.available === 0n && card.held === 0n && card.granted === 0n);
	const unused = cards.every((card) => card.usedThisMonth === 0n && card.usedLastMonth === 0n);
	if (untouched && unused) {
		return (
			<Card>
				<EmptyState icon={Coins} title={t("noCredits")} action={<BuyCredits actor={actor} variant="outline" />}>
					{t("whatCreditsAre")}
				</EmptyState>
			</Card>
		);
	}
	const parked = view.isCreditUser && view.view === "own";
	return (
		<div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
			{cards.map((card) => (
				<BalanceCard key={card.creditTypeId} card={card} parked={parked} today={today} />
			))}
		</div>
	);
}

const CARDS = ["first", "second", "third"];

export function BalanceCardsSkeleton() {
	return (
		<div aria-hidden className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
			{CARDS.map((card) => (
				<Card key={card} className="space-y-4 p-5">
					<Skeleton className="h-4 w-28" />
					<Skeleton className="h-9 w-40" />
					<Skeleton className="h-1.5 w-full rounded-full" />
					<div className="space-y-2">
						<Skeleton className="h-4 w-full" />
						<Skeleton className="h-4 w-3/4" />
					</div>
				</Card>
			))}
		</div>
	);
}

import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/deployment-days.ts";
import { BalanceCard } from "./balance-card.tsx";
import { NoCredits } from "./no-credits.tsx";
import { SeeCredits } from "./see-credits.tsx";
import { sharedCredits } from "./shared-credits.ts";
import { walletCards } from "./wallet-cards.ts";

/** Three, two or one in a row; where there are two, one alone in the last row has all of it. */
const gridClasses = "grid gap-4 sm:grid-cols-2 sm:max-lg:*:last:odd:col-span-2 lg:grid-cols-3";

/** What is left of each credit type, and for how long. In an empty wallet's place, what share groups give. */
export async function BalanceCards({ actor, view }: { actor: Actor; view: CreditView }) {
	const [cards, today, t] = await Promise.all([walletCards(view), readToday(), getTranslations("overview")]);
	const parked = view.isCreditUser && view.view === "own";
	const isEmpty = cards.every((card) => card.available === 0n);
	const untouched = isEmpty && cards.every((card) => card.held === 0n && card.granted === 0n);
	const unused = cards.every((card) => card.usedThisMonth === 0n && card.usedLastMonth === 0n);
	const shared = isEmpty && !parked ? await sharedCredits(actor) : null;
	if (untouched && unused) return <NoCredits actor={actor} view={view} shared={shared} />;
	return (
		<>
			{shared ? <Banner action={<SeeCredits variant="link" />}>{t("shared", { credits: shared })}</Banner> : null}
			<div className={gridClasses}>
				{cards.map((card) => (
					<BalanceCard key={card.creditTypeId} card={card} parked={parked} today={today} />
				))}
			</div>
		</>
	);
}

const CARDS = ["first", "second", "third"];

export function BalanceCardsSkeleton() {
	return (
		<div aria-hidden className={gridClasses}>
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

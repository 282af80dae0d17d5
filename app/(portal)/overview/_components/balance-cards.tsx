import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { readSpendableNow } from "@/lib/share-groups/credits/spendable-now.ts";
import { BalanceCard } from "./balance-card.tsx";
import { gridClasses } from "./balance-cards-skeleton.tsx";
import { CustomerChecklist } from "./customer-checklist.tsx";
import { NoCredits } from "./no-credits.tsx";
import { SeeCredits } from "./see-credits.tsx";
import { sharedCredits } from "./shared-credits.ts";
import { walletCards } from "./wallet-cards.ts";

/** What is left of each credit type, and for how long. In an empty wallet's place, what share groups give. */
export async function BalanceCards({ actor, view }: { actor: Actor; view: CreditView }) {
	const [cards, today, t] = await Promise.all([walletCards(view), readToday(), getTranslations("overview")]);
	const parked = view.isCreditUser && view.view === "own";
	const isEmpty = cards.every((card) => card.available === 0n);
	const untouched = isEmpty && cards.every((card) => card.held === 0n && card.granted === 0n);
	// What a limit leaves a Credit User of these credits (product.md 43): the owner is never limited in them.
	const limited = view.view === "owner" ? await readSpendableNow({ actor }) : [];
	const headroomOf = (id: string) => limited.find(({ creditTypeId }) => creditTypeId === id)?.wallet.headroom ?? null;
	const unused = cards.every((card) => card.usedThisMonth === 0n && card.usedLastMonth === 0n);
	const shared = isEmpty && !parked ? await sharedCredits(actor) : null;
	if (untouched && unused) {
		return (
			<>
				<CustomerChecklist actor={actor} />
				<NoCredits actor={actor} view={view} shared={shared} />
			</>
		);
	}
	return (
		<>
			<CustomerChecklist actor={actor} />
			{shared ? <Banner action={<SeeCredits variant="link" />}>{t("shared", { credits: shared })}</Banner> : null}
			<div className={gridClasses}>
				{cards.map((card) => (
					<BalanceCard
						key={card.creditTypeId}
						card={card}
						parked={parked}
						today={today}
						headroom={headroomOf(card.creditTypeId)}
					/>
				))}
			</div>
		</>
	);
}

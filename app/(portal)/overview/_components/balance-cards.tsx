import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";
import { AskForMore } from "../../_components/asking/ask-for-more.tsx";
import { walletExpiries } from "../../_components/expiry/wallet-expiries.ts";
import { BalanceCard } from "./balance-card.tsx";
import { gridClasses } from "./balance-cards-skeleton.tsx";
import { CustomerChecklist } from "./customer-checklist.tsx";
import { NoCredits } from "./no-credits.tsx";
import { shownCards } from "./wallet-cards.ts";

/** What is left of each credit type and what the reader can use: of those that there are, and in one line the others. */
export async function BalanceCards({ actor, view }: { actor: Actor; view: CreditView }) {
	const [{ cards, others }, expiries, today] = await Promise.all([shownCards(view), walletExpiries(view), readToday()]);
	const parked = view.isCreditUser && view.view === "own";
	return (
		<>
			<CustomerChecklist actor={actor} />
			{cards.length === 0 ? (
				<NoCredits actor={actor} view={view} />
			) : (
				<>
					<div className={gridClasses}>
						{cards.map((card) => (
							<BalanceCard
								key={card.creditTypeId}
								{...{ card, parked, today }}
								soon={expiries.find(({ creditTypeId }) => creditTypeId === card.creditTypeId)?.expiries[0] ?? null}
								isOwn={view.person.id === actor.userId}
							/>
						))}
					</div>
					<OtherTypes types={others} parked={parked} />
				</>
			)}
		</>
	);
}

/** "No SMS credits. Ask for more", one after the other. */
async function OtherTypes({ types, parked }: { types: readonly WalletCard[]; parked: boolean }) {
	const t = await getTranslations("overview");
	if (types.length === 0) return null;
	return (
		<Card aria-label={t("otherTypes")} className="px-5 py-3">
			<ul className="flex flex-wrap gap-x-8 gap-y-1 text-muted text-sm">
				{types.map(({ creditTypeId, nameInText }) => (
					<li key={creditTypeId} className="flex items-baseline gap-2">
						{t("noneOfType", { type: nameInText })}
						{parked ? null : (
							<span className="print:hidden">
								<AskForMore creditTypeId={creditTypeId} type={nameInText} credits={null} />
							</span>
						)}
					</li>
				))}
			</ul>
		</Card>
	);
}

import { Coins } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readHasHadCredits } from "@/lib/usage/wallet-cards.ts";
import { BuyCredits } from "../../_components/buy-credits.tsx";
import { PendingOrders } from "../../_components/pending-orders.tsx";
import { SeeCredits } from "./see-credits.tsx";

interface NoCreditsProps {
	actor: Actor;
	view: CreditView;
}

/** Replaces the balances when the wallet has had nothing lately: whose it is, and what to do. */
export async function NoCredits({ actor, view }: NoCreditsProps) {
	const [hasHad, t] = await Promise.all([readHasHadCredits({ view }), getTranslations("overview")]);
	const owner = view.person.name;
	const isOwners = view.view === "owner";
	const isParked = view.isCreditUser && !isOwners;
	const ownTitle = t(`${isParked ? "noOwnCredits" : "noCredits"}.${hasHad ? "now" : "yet"}`);
	// A user who may set Credit Owners has no one to ask for one.
	const buying = actor.rights.has("edit_user") ? "buyToStart" : "whatCreditsAre";
	const ownAdvice = t(mayPurchase(actor) ? buying : "askToUse");
	const advice = isOwners ? t("askOwner", { owner }) : ownAdvice;
	if (actor.isOperator && !isOwners) return <OperatorHasNone />;
	return (
		<>
			{isParked ? null : <PendingOrders actor={actor} />}
			<Card>
				<EmptyState
					icon={Coins}
					title={isOwners ? t(`ownerHasNone.${hasHad ? "now" : "yet"}`, { owner }) : ownTitle}
					action={
						<>
							{isOwners ? <SeeCredits variant="outline" /> : null}
							<BuyCredits actor={actor} isNextStep />
						</>
					}
				>
					{advice}
				</EmptyState>
			</Card>
		</>
	);
}

/** Operators sell credits, and are not told to buy them. */
async function OperatorHasNone() {
	const t = await getTranslations("overview");
	return (
		<Card>
			<EmptyState
				icon={Coins}
				title={t("operatorHasNone")}
				action={
					<Button asChild variant="outline">
						<Link href="/operator">{t("toOperator")}</Link>
					</Button>
				}
			>
				{t("operatorHasNoneText")}
			</EmptyState>
		</Card>
	);
}

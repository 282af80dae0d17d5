import { getTranslations } from "next-intl/server";
import { SubscriptionRow } from "@/components/plans/subscription-row.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import type { CatalogueSection } from "@/lib/plans/queries.ts";

interface SubscriptionsProps {
	actor: Actor;
	sections: readonly CatalogueSection[];
}

/** The subscriptions on sale, allowances and unlimited ones apart; a Credit User reads why they can't have one (product.md 16). */
export async function Subscriptions({ actor, sections }: SubscriptionsProps) {
	const [view, t] = await Promise.all([readCreditView({ actor }), getTranslations("purchase.subscriptions")]);
	const offered = sections.flatMap(({ creditType, subscriptions }) =>
		subscriptions.map((subscription) => ({ creditType, subscription })),
	);
	const kinds = (["allowance", "unlimited"] as const).map((kind) => ({
		kind,
		offers: offered.filter(({ subscription }) => subscription.kind === kind),
	}));
	return kinds
		.filter(({ offers }) => offers.length > 0)
		.map(({ kind, offers }) => (
			<Card key={kind}>
				<CardHeader>
					<CardTitle>{t(`titles.${kind}`)}</CardTitle>
					<p className="text-muted text-small">{t("forYourself")}</p>
				</CardHeader>
				{view.isCreditUser ? (
					<p className="border-line border-b px-5 py-2.5 text-muted text-small">
						{t("notForCreditUsers", { owner: view.owner.name })}
					</p>
				) : null}
				<ul className="divide-y divide-line">
					{offers.map(({ creditType, subscription }) => (
						<SubscriptionRow
							key={subscription.id}
							subscription={subscription}
							creditType={creditType}
							isExample={view.isCreditUser}
						/>
					))}
				</ul>
			</Card>
		));
}

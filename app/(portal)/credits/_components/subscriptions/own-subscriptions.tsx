import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOwnSubscriptions } from "@/lib/subscriptions/queries.ts";
import { SubscriptionCard } from "./subscription-card.tsx";

/** What the reader has subscribed to, with what comes next and what has happened (product.md 49, 50); nothing where that is nothing. */
export async function OwnSubscriptions({ actor }: { actor: Actor }) {
	const [subscriptions, t] = await Promise.all([readOwnSubscriptions({ actor }), getTranslations("subscriptions")]);
	if (subscriptions.length === 0) return null;
	return (
		<section aria-labelledby="subscriptions" className="space-y-4">
			<h2 id="subscriptions" className="font-semibold text-lg">
				{t("title")}
			</h2>
			{subscriptions.map((subscription) => (
				<SubscriptionCard key={subscription.id} subscription={subscription} />
			))}
		</section>
	);
}

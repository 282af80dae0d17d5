import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOwnSubscriptions } from "@/lib/subscriptions/queries.ts";
import { SubscriptionCard } from "./subscription-card.tsx";

/** What the reader has subscribed to, with what comes next and what has happened (product.md 49, 50); nothing where that is nothing. */
export function OwnSubscriptions({ actor }: { actor: Actor }) {
	const t = useTranslations("subscriptions");
	return (
		<PagePart name={t("title")}>
			<Subscriptions actor={actor} />
		</PagePart>
	);
}

async function Subscriptions({ actor }: { actor: Actor }) {
	const [subscriptions, t] = await Promise.all([readOwnSubscriptions({ actor }), getTranslations("subscriptions")]);
	if (subscriptions.length === 0) return null;
	return (
		<section aria-labelledby="subscriptions" className="space-y-4">
			<div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
				<h2 id="subscriptions" className="font-semibold text-lg">
					{t("title")}
				</h2>
				<CsvLink href="/credits/subscriptions.csv" of={t("title")} />
			</div>
			{subscriptions.map((subscription) => (
				<SubscriptionCard key={subscription.id} subscription={subscription} />
			))}
		</section>
	);
}

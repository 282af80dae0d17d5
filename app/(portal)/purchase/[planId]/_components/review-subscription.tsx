import { Ban } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { SubscriptionBrings } from "@/components/plans/subscription-row.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { refusalSpeaker } from "@/lib/actions/refusal-speaker.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { SubscriptionReview } from "@/lib/orders/order-review.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import { formatDay } from "@/lib/text/format-date.ts";

/** What a subscription brings its buyer, from when, and when it renews; or why they can't have it (product.md 16). */
export function ReviewSubscription({ actor, review }: { actor: Actor; review: SubscriptionReview }) {
	const t = useTranslations("purchase.review");
	const field = useTranslations("orders.fields");
	const locale = useLocale();
	const { subscription, creditType, renewsOn, obstacle } = review;
	return (
		<>
			{obstacle ? <Obstacle actor={actor} refusal={obstacle} /> : null}
			<Card>
				<CardHeader>
					<CardTitle>{t("whatYouBuy")}</CardTitle>
				</CardHeader>
				<DescriptionList>
					<DescriptionItem term={field("plan")}>{subscription.name}</DescriptionItem>
					<DescriptionItem term={t("brings")}>
						<SubscriptionBrings subscription={subscription} creditType={creditType} />
					</DescriptionItem>
					<DescriptionItem term={t("starts")} note={t("startsNote")}>
						{t("oncePaid")}
					</DescriptionItem>
					<DescriptionItem term={t("renews")} note={t("renewsNote")} longNote>
						{t("renewsOn", { day: formatDay(renewsOn, locale) })}
					</DescriptionItem>
				</DescriptionList>
			</Card>
		</>
	);
}

async function Obstacle({ actor, refusal }: { actor: Actor; refusal: Refusal }) {
	const speaker = await refusalSpeaker({ actor });
	return (
		<Banner tone="warn" icon={Ban}>
			{speaker.say(refusal.key, refusal.values)}
		</Banner>
	);
}

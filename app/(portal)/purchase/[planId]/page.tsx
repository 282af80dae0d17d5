import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readOrderReview, readSubscriptionReview } from "@/lib/orders/order-review.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { env } from "@/lib/platform/env.ts";
import { isId } from "@/lib/platform/ids.ts";
import { Recipient } from "../_components/recipient.tsx";
import { ReviewBilling } from "./_components/review-billing.tsx";
import { ReviewCredits } from "./_components/review-credits.tsx";
import { ReviewPayment } from "./_components/review-payment.tsx";
import { ReviewSubscription } from "./_components/review-subscription.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("purchase.review"))("title") };
}

export default async function ReviewPage({ params }: PageProps<"/purchase/[planId]">) {
	const [actor, { planId }, t, list, { timeZone }] = await Promise.all([
		currentActor(),
		params,
		getTranslations("purchase.review"),
		getTranslations("purchase"),
		readToday(),
	]);
	if (!mayPurchase(actor) || !isId(planId)) notFound();
	const asked = { planId, demoMode: env.DEMO_MODE };
	const review = await readOrderReview({ actor }, asked);
	const subscription = review ? null : await readSubscriptionReview({ actor }, asked);
	const reviewed = review ?? subscription;
	const plan = review?.pack ?? subscription?.subscription;
	if (!reviewed || !plan) notFound();
	return (
		<Texts of={["purchase.review", "requests.ask"]}>
			<PageHeader
				breadcrumb={[{ label: list("title"), href: "/purchase" }, { label: plan.name }]}
				title={t("title")}
				subtitle={t("subtitle")}
			/>
			{review ? <Recipient actor={actor} /> : null}
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<div className="space-y-4 lg:col-span-2">
					{review ? <ReviewCredits review={review} timeZone={timeZone} /> : null}
					{subscription ? <ReviewSubscription actor={actor} review={subscription} /> : null}
					{subscription?.obstacle ? null : <ReviewBilling review={reviewed} planId={planId} />}
				</div>
				<ReviewPayment review={reviewed} plan={plan} isPossible={!subscription?.obstacle} />
			</div>
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readOrderReview } from "@/lib/orders/order-review.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import { readToday } from "@/lib/platform/database/deployment-days.ts";
import { env } from "@/lib/platform/env.ts";
import { isId } from "@/lib/platform/ids.ts";
import { Recipient } from "../_components/recipient.tsx";
import { ReviewBilling } from "./_components/review-billing.tsx";
import { ReviewCredits } from "./_components/review-credits.tsx";
import { ReviewPayment } from "./_components/review-payment.tsx";

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
	const review = await readOrderReview({ actor }, { planId, demoMode: env.DEMO_MODE });
	if (!review) notFound();
	return (
		<Texts of={["purchase.review"]}>
			<PageHeader
				breadcrumb={[{ label: list("title"), href: "/purchase" }, { label: review.pack.name }]}
				title={t("title")}
				subtitle={t("subtitle")}
			/>
			<Recipient actor={actor} />
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<div className="space-y-4 lg:col-span-2">
					<ReviewCredits review={review} timeZone={timeZone} />
					<ReviewBilling review={review} />
				</div>
				<ReviewPayment review={review} />
			</div>
		</Texts>
	);
}

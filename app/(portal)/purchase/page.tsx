import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayPurchase } from "@/lib/orders/policy.ts";
import { PendingOrders } from "../_components/pending-orders.tsx";
import { Catalogue } from "./_components/catalogue.tsx";
import { CatalogueSkeleton } from "./_components/catalogue-skeleton.tsx";
import { Recipient } from "./_components/recipient.tsx";
import { UnsharedExpiryNote } from "./_components/unshared-expiry.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("purchase"))("title") };
}

export default async function PurchasePage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("purchase")]);
	if (!mayPurchase(actor)) notFound();
	return (
		<Texts of={["requests.ask"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<PagePart fallback={<CatalogueSkeleton />}>
				<Recipient actor={actor} />
				<PendingOrders actor={actor} />
				<UnsharedExpiryNote actor={actor} />
				<Catalogue actor={actor} />
			</PagePart>
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageSeller } from "@/lib/seller/policy.ts";
import { RowsSkeleton } from "../_components/rows-skeleton.tsx";
import { InvoiceSettings } from "./_components/invoice-settings.tsx";
import { MailServerCard } from "./_components/mail-server-card.tsx";
import { SellerCard } from "./_components/seller-card.tsx";
import { VersionsCard } from "./_components/versions-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorSettings"))("title") };
}

/** What the deployment is, in one place (product.md 52). */
export default async function SettingsPage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("operatorSettings")]);
	if (!mayManageSeller(actor)) notFound();
	return (
		<Texts of={["operatorSettings.logo", "operatorSettings.reminders", "firstSteps.operator"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<div className="max-w-3xl space-y-6">
				<Suspense fallback={<RowsSkeleton cards={[5]} />}>
					<SellerCard actor={actor} />
				</Suspense>
				<Suspense fallback={<RowsSkeleton cards={[3, 3]} />}>
					<InvoiceSettings />
				</Suspense>
				<Suspense fallback={<RowsSkeleton cards={[4]} />}>
					<MailServerCard actor={actor} />
				</Suspense>
				<Suspense fallback={<RowsSkeleton cards={[3]} />}>
					<VersionsCard />
				</Suspense>
			</div>
		</Texts>
	);
}

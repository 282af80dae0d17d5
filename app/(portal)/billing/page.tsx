import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { BillingInformation, BillingInformationSkeleton } from "./_components/billing-information.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("billing"))("title") };
}

export default async function BillingPage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("billing")]);
	return (
		<>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<Suspense fallback={<BillingInformationSkeleton />}>
				<BillingInformation actor={actor} />
			</Suspense>
		</>
	);
}

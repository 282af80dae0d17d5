import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { isId } from "@/lib/platform/ids.ts";
import { BillingInformation, BillingInformationSkeleton } from "./_components/billing-information.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("billing"))("title") };
}

/** `?plan=`: on the way to buy that plan, and back to its review after saving. */
export default async function BillingPage({ searchParams }: PageProps<"/billing">) {
	const [actor, { plan }, t] = await Promise.all([currentActor(), searchParams, getTranslations("billing")]);
	const planId = typeof plan === "string" && isId(plan) ? plan : null;
	return (
		<>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<Suspense fallback={<BillingInformationSkeleton />}>
				<BillingInformation actor={actor} planId={planId} />
			</Suspense>
		</>
	);
}

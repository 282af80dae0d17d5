import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { isId } from "@/lib/platform/ids.ts";
import { BillingInformation } from "./_components/billing-information.tsx";
import { BillingSkeleton } from "./_components/billing-skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("billing"))("title") };
}

/** `?plan=`: on the way to buy that plan, and back to its review after saving. */
export default async function BillingPage({ searchParams }: PageProps<"/billing">) {
	const [actor, { plan }, t] = await Promise.all([currentActor(), searchParams, getTranslations("billing")]);
	const planId = typeof plan === "string" && isId(plan) ? plan : null;
	return (
		<Texts of={["billing", "unsavedChanges"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<PagePart fallback={<BillingSkeleton />}>
				<BillingInformation actor={actor} planId={planId} />
			</PagePart>
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageCatalogue } from "@/lib/plans/policy.ts";
import { RowsSkeleton } from "../_components/rows-skeleton.tsx";
import { Plans } from "./_components/plans.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorPlans"))("title") };
}

export default async function PlansPage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("operatorPlans")]);
	if (!mayManageCatalogue(actor)) notFound();
	return (
		<Texts of={["operatorPlans", "sortable"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<PagePart fallback={<RowsSkeleton cards={[6, 4, 4]} />}>
				<Plans actor={actor} />
			</PagePart>
		</Texts>
	);
}

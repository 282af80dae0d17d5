import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageCatalogue } from "@/lib/plans/policy.ts";
import { PlanSkeleton } from "../_components/plan-skeleton.tsx";
import { NewPlan } from "./_components/new-plan.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorPlans"))("newTitle") };
}

/** `?type=`: the credit type that the plan sells. */
export default async function NewPlanPage({ searchParams }: PageProps<"/operator/plans/new">) {
	const [actor, { type }, t] = await Promise.all([currentActor(), searchParams, getTranslations("operatorPlans")]);
	if (!mayManageCatalogue(actor) || typeof type !== "string") notFound();
	return (
		<Texts of={["operatorPlans", "purchase", "unsavedChanges"]}>
			<PageHeader
				breadcrumb={[{ label: t("title"), href: "/operator/plans" }, { label: t("newTitle") }]}
				title={t("newTitle")}
			/>
			<Suspense fallback={<PlanSkeleton />}>
				<NewPlan actor={actor} creditTypeId={type} />
			</Suspense>
		</Texts>
	);
}

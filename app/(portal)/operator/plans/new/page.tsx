import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { mayManageCatalogue } from "@/lib/plans/policy.ts";
import { PlanSkeleton } from "../_components/plan-skeleton.tsx";
import { NewPlan } from "./_components/new-plan.tsx";
import { NewPlanHeader } from "./_components/new-plan-header.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorPlans"))("newTitle") };
}

/** `?type=`: the credit type that the plan sells. */
export default async function NewPlanPage({ searchParams }: PageProps<"/operator/plans/new">) {
	const [actor, { type }] = await Promise.all([currentActor(), searchParams]);
	if (!mayManageCatalogue(actor) || typeof type !== "string") notFound();
	return (
		<Texts of={["operatorPlans", "purchase", "unsavedChanges"]}>
			<PagePart
				isHead
				fallback={
					<>
						<NewPlanHeader subtitle={<Skeleton className="my-0.5 h-4 w-24" />} />
						<PlanSkeleton />
					</>
				}
			>
				<NewPlan actor={actor} creditTypeId={type} />
			</PagePart>
		</Texts>
	);
}

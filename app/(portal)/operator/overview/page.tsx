import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { RowsSkeleton } from "../_components/rows-skeleton.tsx";
import { AttentionCard } from "./_components/attention-card.tsx";
import { DeploymentCredits } from "./_components/deployment-credits.tsx";
import { OperatorBeginning } from "./_components/operator-beginning.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorOverview"))("title") };
}

/** Where the operator's own begin: what it takes until customers can buy, and then how it goes. */
export default async function OperatorOverviewPage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("operatorOverview")]);
	if (!actor.isOperator) notFound();
	return (
		<Texts of={["firstSteps.operator"]}>
			<PagePart
				isHead
				fallback={
					<>
						<PageHeader title={t("title")} subtitle={<Skeleton className="my-0.5 h-4 w-64" />} />
						<RowsSkeleton cards={[5]} />
					</>
				}
			>
				<OperatorBeginning actor={actor} />
			</PagePart>
			<PagePart name={t("attention")} fallback={<RowsSkeleton cards={[2]} />}>
				<AttentionCard actor={actor} />
			</PagePart>
			<PagePart name={t("credits")} fallback={<TableSkeleton columns={7} rows={3} />}>
				<DeploymentCredits actor={actor} />
			</PagePart>
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { AttentionCard } from "./_components/attention-card.tsx";
import { LargestUsers } from "./_components/largest-users.tsx";
import { OrganizationCreditsCard } from "./_components/organization-credits-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminOverview"))("title") };
}

/** What the whole organization has, who uses it, and what waits for somebody (product.md 57). */
export default async function AdminOverviewPage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("adminOverview")]);
	if (!maySeeUsers(actor)) notFound();
	return (
		<>
			<PageHeader title={t("title")} subtitle={t("subtitle", { organization: actor.organizationName })} />
			<PagePart name={t("attention")} fallback={<Skeleton className="h-36 rounded-xl" />}>
				<AttentionCard actor={actor} />
			</PagePart>
			<PagePart name={t("credits")} fallback={<TableSkeleton columns={8} rows={3} />}>
				<OrganizationCreditsCard actor={actor} />
			</PagePart>
			<PagePart name={t("largest.title")} fallback={<TableSkeleton columns={3} rows={5} />}>
				<LargestUsers actor={actor} />
			</PagePart>
		</>
	);
}

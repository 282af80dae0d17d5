import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openDefaultView } from "@/app/(portal)/_components/saved-views/open-default-view.ts";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageOrganizations } from "@/lib/customers/policy.ts";
import { Organizations } from "./_components/organizations.tsx";
import { organizationsTable } from "./_components/organizations-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorOrganizations"))("title") };
}

export default async function OrganizationsPage({ searchParams }: PageProps<"/operator/organizations">) {
	const [actor, state, t] = await Promise.all([
		currentActor(),
		organizationsTable.load(searchParams),
		getTranslations("operatorOrganizations"),
	]);
	if (!mayManageOrganizations(actor)) notFound();
	await openDefaultView({ actor, list: "/operator/organizations", searchParams });
	return (
		<Texts of={["table"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<PagePart fallback={<TableSkeleton columns={6} toolbar />}>
				<Organizations actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { readOrganization } from "@/lib/customers/queries.ts";
import { mayManageOrders } from "@/lib/orders/policy.ts";
import { RowsSkeleton } from "../../_components/rows-skeleton.tsx";
import { OrganizationCreditsCard } from "./_components/organization-credits-card.tsx";
import { OrganizationGroups } from "./_components/organization-groups.tsx";
import { OrganizationHeader } from "./_components/organization-header.tsx";
import { OrganizationOrders } from "./_components/organization-orders.tsx";
import { OrganizationPeople } from "./_components/organization-people.tsx";
import { peopleTable } from "./_components/people-table.ts";

const findOrganization = cache(async (id: string) => readOrganization({ actor: await currentActor() }, id));

export async function generateMetadata({ params }: PageProps<"/operator/organizations/[id]">): Promise<Metadata> {
	const [organization, t] = await Promise.all([
		findOrganization((await params).id),
		getTranslations("operatorOrganizations"),
	]);
	return { title: organization ? t("pageTitle", { name: organization.name }) : t("title") };
}

export default async function OrganizationPage({ params, searchParams }: PageProps<"/operator/organizations/[id]">) {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("operatorOrganizations")]);
	const organization = await findOrganization(id);
	if (!organization) notFound();
	const state = await peopleTable(id).load(searchParams);
	return (
		<Texts of={["operatorOrders", "operatorOrganizations.resume", "operatorOrganizations.suspend", "table"]}>
			<OrganizationHeader organization={organization} />
			<PagePart name={t("credits")} fallback={<RowsSkeleton cards={[3]} />}>
				<OrganizationCreditsCard actor={actor} organizationId={id} />
			</PagePart>
			<PagePart name={t("people")} fallback={<TableSkeleton columns={5} toolbar />}>
				<OrganizationPeople actor={actor} organizationId={id} isClosed={organization.closing !== null} state={state} />
			</PagePart>
			<PagePart name={t("groups")}>
				<OrganizationGroups actor={actor} organizationId={id} />
			</PagePart>
			{mayManageOrders(actor) ? (
				<PagePart name={t("orders")} fallback={<RowsSkeleton cards={[5]} />}>
					<OrganizationOrders actor={actor} organizationId={id} />
				</PagePart>
			) : null}
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { readOrganization } from "@/lib/customers/queries.ts";
import { RowsSkeleton } from "../../../_components/rows-skeleton.tsx";
import { ClosingHeader } from "./_components/closing-header.tsx";
import { WhatBecomes } from "./_components/what-becomes.tsx";

export async function generateMetadata({ params }: PageProps<"/operator/organizations/[id]/close">): Promise<Metadata> {
	const [actor, { id }, t] = await Promise.all([
		currentActor(),
		params,
		getTranslations("operatorOrganizations.close"),
	]);
	const organization = await readOrganization({ actor }, id);
	return { title: organization && t(organization.closing ? "titleClosed" : "title", { name: organization.name }) };
}

/** Closing an organization, and what can be done once it is (product.md 57a). */
export default async function CloseOrganizationPage({ params }: PageProps<"/operator/organizations/[id]/close">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const organization = await readOrganization({ actor }, id);
	if (!organization) notFound();
	return (
		<Texts of={["operatorOrganizations.close"]}>
			<ClosingHeader organization={organization} />
			<PagePart fallback={<RowsSkeleton cards={[8, 4]} />}>
				<WhatBecomes actor={actor} organization={organization} />
			</PagePart>
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { isCreditTypeId } from "@/lib/credit-types/is-credit-type-id.ts";
import { listCreditsByOrganization } from "@/lib/customers/list-credits-by-organization.ts";
import { CreditsByOrganization } from "./_components/credits-by-organization.tsx";
import { organizationSumsTable } from "./_components/organization-sums-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorOverview"))("title") };
}

export default async function CreditTypeOverviewPage({ params, searchParams }: PageProps<"/operator/overview/[type]">) {
	const [actor, { type: creditTypeId }, t] = await Promise.all([
		currentActor(),
		params,
		getTranslations("operatorOverview"),
	]);
	if (!isCreditTypeId(creditTypeId)) notFound();
	const state = await organizationSumsTable(creditTypeId).load(searchParams);
	const found = await listCreditsByOrganization({ actor }, { ...state.query, creditTypeId });
	if (!found) notFound();
	const title = t("byOrganization.title", { type: found.creditType });
	return (
		<Texts of={["table"]}>
			<PageHeader
				title={title}
				subtitle={t("byOrganization.subtitle")}
				breadcrumb={[{ label: t("title"), href: "/operator/overview" }, { label: found.creditType }]}
			/>
			<CreditsByOrganization
				actor={actor}
				found={found}
				state={state}
				title={title}
				csvPath={`/operator/overview/${creditTypeId}/csv`}
			/>
		</Texts>
	);
}

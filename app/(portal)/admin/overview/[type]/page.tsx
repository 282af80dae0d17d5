import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { isCreditTypeId } from "@/lib/credit-types/is-credit-type-id.ts";
import { listCreditsByOwner } from "@/lib/own-organization/list-credits-by-owner.ts";
import { CreditsByOwner } from "./_components/credits-by-owner.tsx";
import { ownerSumsTable } from "./_components/owner-sums-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminOverview"))("title") };
}

/** Whose the credits of one type are (product.md 57). */
export default async function CreditsByOwnerPage({ params, searchParams }: PageProps<"/admin/overview/[type]">) {
	const [actor, { type: creditTypeId }, t] = await Promise.all([
		currentActor(),
		params,
		getTranslations("adminOverview"),
	]);
	if (!isCreditTypeId(creditTypeId)) notFound();
	const state = await ownerSumsTable(creditTypeId).load(searchParams);
	const found = await listCreditsByOwner({ actor }, { ...state.query, creditTypeId });
	if (!found) notFound();
	const title = t("byOwner.title", { type: found.creditType });
	return (
		<Texts of={["table"]}>
			<PageHeader
				title={title}
				subtitle={t("byOwner.subtitle")}
				breadcrumb={[{ label: t("title"), href: "/admin/overview" }, { label: found.creditType }]}
			/>
			<CreditsByOwner found={found} state={state} title={title} csvPath={`/admin/overview/${creditTypeId}/csv`} />
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayAdministrateRequests } from "@/lib/credit-requests/policy.ts";
import { requestsTable } from "../../_components/requests/requests-table.ts";
import { Requests } from "./_components/requests.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("requests.list"))("title") };
}

export default async function AdminRequestsPage({ searchParams }: PageProps<"/admin/requests">) {
	const actor = await currentActor();
	if (!mayAdministrateRequests(actor)) notFound();
	const [state, t] = await Promise.all([
		requestsTable("/admin/requests").load(searchParams),
		getTranslations("requests.list"),
	]);
	return (
		<Texts of={["table"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle", { organization: actor.organizationName })} />
			<PagePart fallback={<TableSkeleton columns={5} toolbar />}>
				<Requests actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}

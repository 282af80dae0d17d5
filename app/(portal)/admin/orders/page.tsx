import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openDefaultView } from "@/app/(portal)/_components/saved-views/open-default-view.ts";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { maySeeBilling } from "@/lib/orders/policy.ts";
import { OrganizationOrders } from "../_components/organization-orders.tsx";
import { organizationOrdersTable } from "../_components/organization-orders-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminOverview"))("orders.title") };
}

/** Everybody's orders, for those who may open them (product.md 9, 57). */
export default async function OrganizationOrdersPage({ searchParams }: PageProps<"/admin/orders">) {
	const actor = await currentActor();
	if (!maySeeBilling(actor)) notFound();
	await openDefaultView({ actor, list: "/admin/orders", searchParams });
	const [state, t] = await Promise.all([
		organizationOrdersTable.load(searchParams),
		getTranslations("adminOverview.orders"),
	]);
	const organization = actor.organizationName;
	return (
		<Texts of={["table"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle", { organization })} />
			<PagePart fallback={<TableSkeleton columns={8} toolbar />}>
				<OrganizationOrders
					actor={actor}
					state={state}
					csvPath="/admin/orders/csv"
					hasViews
					none={{ title: t("none"), text: t("noneText", { organization }) }}
				/>
			</PagePart>
		</Texts>
	);
}

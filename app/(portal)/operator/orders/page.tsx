import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openDefaultView } from "@/app/(portal)/_components/saved-views/open-default-view.ts";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageOrders } from "@/lib/orders/policy.ts";
import { OperatorOrders } from "./_components/operator-orders.tsx";
import { operatorOrdersTable } from "./_components/operator-orders-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorOrdersPage"))("pageTitle") };
}

export default async function OperatorOrdersPage({ searchParams }: PageProps<"/operator/orders">) {
	const [actor, state, t] = await Promise.all([
		currentActor(),
		operatorOrdersTable.load(searchParams),
		getTranslations("operatorOrdersPage"),
	]);
	if (!mayManageOrders(actor)) notFound();
	await openDefaultView({ actor, list: "/operator/orders", searchParams });
	return (
		<Texts of={["operatorOrders", "table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle")}
				actions={
					<Button asChild variant="outline">
						<Link href="/operator/orders/elsewhere">{t("elsewhere")}</Link>
					</Button>
				}
			/>
			<PagePart fallback={<TableSkeleton columns={9} toolbar />}>
				<OperatorOrders actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}

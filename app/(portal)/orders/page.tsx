import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openDefaultView } from "@/app/(portal)/_components/saved-views/open-default-view.ts";
import { currentActor } from "@/app/current-actor.ts";
import { currentView, namingView } from "@/app/current-view.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { BuyCredits } from "../_components/buy-credits.tsx";
import { CreditOwnerReminder } from "../_components/whose-credits/credit-owner-reminder.tsx";
import { Orders } from "./_components/orders.tsx";
import { ordersTable } from "./_components/orders-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("orders"))("title") };
}

export default async function OrdersPage({ searchParams }: PageProps<"/orders">) {
	const [actor, view, t] = await Promise.all([currentActor(), currentView(searchParams), getTranslations("orders")]);
	await openDefaultView({ actor, list: "/orders", searchParams });
	const state = await ordersTable.load(namingView(searchParams, view));
	return (
		<Texts of={["table"]}>
			<CreditOwnerReminder actor={actor} view={view} on="view" />
			<PageHeader
				title={t("title")}
				subtitle={view.view === "owner" ? t("subtitleOwner", { owner: view.owner.name }) : t("subtitleOwn")}
				actions={<BuyCredits actor={actor} />}
			/>
			<PagePart fallback={<TableSkeleton columns={8} toolbar />}>
				<Orders actor={actor} view={view} state={state} />
			</PagePart>
		</Texts>
	);
}

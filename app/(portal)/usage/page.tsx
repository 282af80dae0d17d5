import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openDefaultView } from "@/app/(portal)/_components/saved-views/open-default-view.ts";
import { currentActor } from "@/app/current-actor.ts";
import { currentView, namingView } from "@/app/current-view.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { CreditOwnerReminder } from "../_components/whose-credits/credit-owner-reminder.tsx";
import { Usage } from "./_components/usage.tsx";
import { usageTable } from "./_components/usage-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("usage"))("title") };
}

export default async function UsagePage({ searchParams }: PageProps<"/usage">) {
	const [actor, view, t] = await Promise.all([currentActor(), currentView(searchParams), getTranslations("usage")]);
	await openDefaultView({ actor, list: "/usage", searchParams });
	const state = await usageTable.load(namingView(searchParams, view));
	return (
		<Texts of={["table"]}>
			<CreditOwnerReminder actor={actor} view={view} on="view" />
			<PageHeader
				title={t("title")}
				subtitle={view.view === "owner" ? t("subtitleOwner", { owner: view.owner.name }) : t("subtitleOwn")}
			/>
			<PagePart fallback={<TableSkeleton columns={7} toolbar />}>
				<Usage actor={actor} view={view} state={state} />
			</PagePart>
		</Texts>
	);
}

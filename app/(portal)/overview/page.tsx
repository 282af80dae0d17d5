import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { currentView } from "@/app/current-view.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { BuyCredits } from "../_components/buy-credits.tsx";
import { CreditOwnerReminder } from "../_components/whose-credits/credit-owner-reminder.tsx";
import { AsOf } from "./_components/as-of.tsx";
import { Balances } from "./_components/balances.tsx";
import { OverviewCards } from "./_components/overview-cards.tsx";
import { loadOverviewParams } from "./_components/search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({ searchParams }: PageProps<"/overview">) {
	const [actor, view, asked, t] = await Promise.all([
		currentActor(),
		currentView(searchParams),
		loadOverviewParams(searchParams),
		getTranslations("overview"),
	]);
	return (
		<Texts of={["requests.ask", "table.period", "usagePerDay"]}>
			<CreditOwnerReminder actor={actor} view={view} on="view" />
			<PageHeader title={t("title")} subtitle={<AsOf actor={actor} />} actions={<BuyCredits actor={actor} />} />
			<Balances actor={actor} view={view} />
			<OverviewCards actor={actor} view={view} asked={asked} />
		</Texts>
	);
}

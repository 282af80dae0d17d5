import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AlertsCard } from "@/app/(portal)/_components/alerts/alerts-card.tsx";
import { BuyCredits } from "@/app/(portal)/_components/buy-credits.tsx";
import { CreditOwnerReminder } from "@/app/(portal)/_components/whose-credits/credit-owner-reminder.tsx";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { CreditLinks } from "./_components/credit-links.tsx";
import { CreditsInUse } from "./_components/credits-in-use.tsx";
import { CreditsOfTypes } from "./_components/credits-of-types.tsx";
import { CreditsSkeleton } from "./_components/credits-skeleton.tsx";
import { creditsTable } from "./_components/credits-table.ts";
import { ExpiringCredits } from "./_components/expiring-credits.tsx";
import { OwnRequests } from "./_components/own-requests/own-requests.tsx";
import { OwnSubscriptions } from "./_components/subscriptions/own-subscriptions.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("credits"))("title") };
}

/** "You have N Credits", per credit type, with the distribution behind *More Details*. */
export default async function CreditsPage({ searchParams }: PageProps<"/credits">) {
	const [actor, state, t] = await Promise.all([
		currentActor(),
		creditsTable.load(searchParams),
		getTranslations("credits"),
	]);
	// What can be used is the same whichever view the session has kept.
	const view = await readCreditView({ actor });
	return (
		<Texts of={["alerts", "requests.ask", "requests.own", "subscriptions.actions", "table"]}>
			<CreditOwnerReminder actor={actor} view={view} on="credits" />
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle")}
				actions={
					<>
						<CreditLinks actor={actor} />
						<BuyCredits actor={actor} />
					</>
				}
			/>
			<ExpiringCredits actor={actor} view={view} />
			<PagePart name={t("yours")} fallback={<CreditsSkeleton />}>
				<CreditsOfTypes actor={actor} state={state} />
			</PagePart>
			<AlertsCard actor={actor} />
			<OwnSubscriptions actor={actor} />
			<OwnRequests actor={actor} />
			<CreditsInUse actor={actor} />
		</Texts>
	);
}

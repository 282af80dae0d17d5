import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BuyCredits } from "@/app/(portal)/_components/buy-credits.tsx";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { CreditsOfTypes } from "./_components/credits-of-types.tsx";
import { CreditsSkeleton } from "./_components/credits-skeleton.tsx";
import { creditsTable } from "./_components/credits-table.ts";

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
	return (
		<Texts of={["table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle")}
				actions={
					<>
						<Button asChild variant="outline">
							<Link href="/share">
								<UsersRound aria-hidden />
								{t("share")}
							</Link>
						</Button>
						<BuyCredits actor={actor} />
					</>
				}
			/>
			<Suspense fallback={<CreditsSkeleton />}>
				<CreditsOfTypes actor={actor} state={state} />
			</Suspense>
		</Texts>
	);
}

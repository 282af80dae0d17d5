import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { env } from "@/lib/platform/env.ts";
import { UseCredits } from "./_components/use-credits.tsx";
import { UseCreditsSkeleton } from "./_components/use-credits-skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("useCredits"))("title") };
}

/** Stands in for the vendor's services, so that the demo can be played without one. In demo mode only. */
export default async function UseCreditsPage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("useCredits")]);
	if (!env.DEMO_MODE) notFound();
	return (
		<Texts of={["limits", "limitsWhy", "requests.ask", "useCredits", "validation"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<Banner tone="warn" title={t("demoOnly")}>
				{t("demoOnlyText")}
			</Banner>
			<PagePart fallback={<UseCreditsSkeleton />}>
				<UseCredits actor={actor} />
			</PagePart>
		</Texts>
	);
}

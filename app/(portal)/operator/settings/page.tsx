import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageSeller } from "@/lib/seller/policy.ts";
import { LogoCard } from "../../_components/logo/logo-card.tsx";
import { RowsSkeleton } from "../_components/rows-skeleton.tsx";
import { MailServerCard } from "./_components/mail-server-card.tsx";
import { ReminderSettings } from "./_components/reminder-settings.tsx";
import { SellerCard } from "./_components/seller-card.tsx";
import { VersionsCard } from "./_components/versions-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorSettings"))("title") };
}

/** What the deployment is, in one place (product.md 52). */
export default async function SettingsPage() {
	const [actor, t, logo] = await Promise.all([
		currentActor(),
		getTranslations("operatorSettings"),
		getTranslations("logo"),
	]);
	if (!mayManageSeller(actor)) notFound();
	return (
		<Texts of={["logo", "operatorSettings.reminders", "firstSteps.operator"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<div className="max-w-3xl space-y-6">
				<PagePart name={t("seller")} fallback={<RowsSkeleton cards={[5]} />}>
					<SellerCard actor={actor} />
				</PagePart>
				<PagePart name={logo("title")} fallback={<RowsSkeleton cards={[3]} />}>
					<LogoCard actor={actor} />
				</PagePart>
				<PagePart name={t("reminders.title")} fallback={<RowsSkeleton cards={[3]} />}>
					<ReminderSettings />
				</PagePart>
				<PagePart name={t("mail.title")} fallback={<RowsSkeleton cards={[4]} />}>
					<MailServerCard actor={actor} />
				</PagePart>
				<PagePart name={t("versions.title")} fallback={<RowsSkeleton cards={[3]} />}>
					<VersionsCard />
				</PagePart>
			</div>
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { refusalToChangeLogo } from "@/lib/logos/policy.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { LogoCard } from "../../_components/logo/logo-card.tsx";
import { Organization } from "./_components/organization.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminOrganization"))("title") };
}

export default async function OrganizationPage() {
	const [actor, t, logo] = await Promise.all([
		currentActor(),
		getTranslations("adminOrganization"),
		getTranslations("logo"),
	]);
	if (!mayEditUsers(actor)) notFound();
	return (
		<Texts of={["adminOrganization", "adminUsers.advanced", "logo", "unsavedChanges"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<PagePart fallback={<Skeleton className="h-72 max-w-3xl rounded-xl" />}>
				<Organization actor={actor} />
			</PagePart>
			{refusalToChangeLogo(actor) ? null : (
				<div className="max-w-3xl">
					<PagePart name={logo("title")} fallback={<Skeleton className="h-72 rounded-xl" />}>
						<LogoCard actor={actor} />
					</PagePart>
				</div>
			)}
		</Texts>
	);
}

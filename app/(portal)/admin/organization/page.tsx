import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { Organization } from "./_components/organization.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminOrganization"))("title") };
}

export default async function OrganizationPage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("adminOrganization")]);
	if (!mayEditUsers(actor)) notFound();
	return (
		<Texts of={["adminOrganization", "unsavedChanges"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<Suspense fallback={<Skeleton className="h-72 max-w-3xl rounded-xl" />}>
				<Organization actor={actor} />
			</Suspense>
		</Texts>
	);
}

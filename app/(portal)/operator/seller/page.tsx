import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageSeller } from "@/lib/seller/policy.ts";
import { RowsSkeleton } from "../_components/rows-skeleton.tsx";
import { Seller } from "./_components/seller.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("seller"))("title") };
}

export default async function SellerPage() {
	const [actor, t, settings] = await Promise.all([
		currentActor(),
		getTranslations("seller"),
		getTranslations("operatorSettings"),
	]);
	if (!mayManageSeller(actor)) notFound();
	return (
		<Texts of={["seller", "unsavedChanges"]}>
			<PageHeader
				breadcrumb={[{ label: settings("title"), href: "/operator/settings" }, { label: t("title") }]}
				title={t("title")}
				subtitle={t("subtitle")}
			/>
			<div className="max-w-3xl">
				<PagePart fallback={<RowsSkeleton cards={[8]} />}>
					<Seller actor={actor} />
				</PagePart>
			</div>
		</Texts>
	);
}

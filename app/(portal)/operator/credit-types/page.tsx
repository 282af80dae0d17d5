import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageCatalogue } from "@/lib/plans/policy.ts";
import { RowsSkeleton } from "../_components/rows-skeleton.tsx";
import { CreateCreditType } from "./_components/create-credit-type.tsx";
import { CreditTypes } from "./_components/credit-types.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorCreditTypes"))("title") };
}

export default async function CreditTypesPage() {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("operatorCreditTypes")]);
	if (!mayManageCatalogue(actor)) notFound();
	return (
		<Texts of={["operatorCreditTypes", "sortable"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} actions={<CreateCreditType />} />
			<PagePart fallback={<RowsSkeleton cards={[3]} />}>
				<CreditTypes actor={actor} />
			</PagePart>
		</Texts>
	);
}

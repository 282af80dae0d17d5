import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayManageApiKeys } from "@/lib/api-keys/policy.ts";
import { KeysCard } from "../../_components/api-keys/keys-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("apiKeys"))("title") };
}

export default async function VendorKeysPage() {
	const actor = await currentActor();
	if (!(actor.isOperator && mayManageApiKeys(actor))) notFound();
	const t = await getTranslations("apiKeys");
	return (
		<Texts of={["apiKeys"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle.vendor")} />
			<PagePart fallback={<TableSkeleton columns={6} rows={4} />}>
				<KeysCard actor={actor} kind="vendor" />
			</PagePart>
		</Texts>
	);
}

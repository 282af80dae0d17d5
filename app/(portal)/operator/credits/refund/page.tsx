import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { BulkRefunds } from "./_components/bulk-refunds.tsx";
import { StartBulkRefund } from "./_components/start-bulk-refund.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("bulkRefunds"))("title") };
}

/** Charges of one service that are given back together, such as after an outage, and what became of earlier ones. */
export default async function BulkRefundPage() {
	const [actor, t, credits] = await Promise.all([
		currentActor(),
		getTranslations("bulkRefunds"),
		getTranslations("operatorCredits"),
	]);
	if (!mayGrantCredits(actor)) notFound();
	return (
		<Texts of={["bulkRefunds"]}>
			<PageHeader
				breadcrumb={[{ label: credits("title"), href: "/operator/credits" }, { label: t("title") }]}
				title={t("title")}
				subtitle={t("subtitle")}
			/>
			<StartBulkRefund />
			<PagePart fallback={<TableSkeleton columns={5} />}>
				<BulkRefunds actor={actor} />
			</PagePart>
		</Texts>
	);
}

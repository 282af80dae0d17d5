import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { CreditsSkeleton } from "../_components/credits-skeleton.tsx";
import { RefillHistory } from "./_components/refill-history.tsx";
import { refillTable } from "./_components/refill-table.ts";
import { Refills } from "./_components/refills.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("refill"))("title") };
}

/** The actor's refills: each one's state, what would happen next, and what was done (product.md 55). */
export default async function RefillPage({ searchParams }: PageProps<"/credits/refill">) {
	const [actor, state, t, credits] = await Promise.all([
		currentActor(),
		refillTable.load(searchParams),
		getTranslations("refill"),
		getTranslations("credits"),
	]);
	return (
		<Texts of={["refill.actions", "refill.topUp", "requests.ask", "table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle")}
				breadcrumb={[{ label: credits("title"), href: "/credits" }, { label: t("title") }]}
			/>
			<PagePart fallback={<CreditsSkeleton />}>
				<Refills actor={actor} />
			</PagePart>
			<PagePart fallback={<TableSkeleton columns={4} rows={3} />}>
				<RefillHistory actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}

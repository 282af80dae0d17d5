import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Limits } from "./_components/limits.tsx";
import { limitsTable } from "./_components/limits-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("limitsPage"))("title") };
}

/** The limits on the actor's own credits, for everyone and for each who uses them (product.md 43, 44). */
export default async function LimitsPage({ searchParams }: PageProps<"/overview/limits">) {
	const [actor, state, t, overview] = await Promise.all([
		currentActor(),
		limitsTable.load(searchParams),
		getTranslations("limitsPage"),
		getTranslations("overview"),
	]);
	return (
		<Texts of={["limits", "table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle")}
				breadcrumb={[{ label: overview("title"), href: "/overview" }, { label: t("title") }]}
			/>
			<PagePart fallback={<TableSkeleton columns={4} toolbar />}>
				<Limits actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}

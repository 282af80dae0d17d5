import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { BatchFile } from "./_components/batch-file.tsx";
import { BatchKinds } from "./_components/batch-kinds.tsx";
import { Batches } from "./_components/batches.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("creditBatches"))("title") };
}

/** Grants or balances of many users from a file, and what was posted so before. */
export default async function ManyCreditsPage({ searchParams }: PageProps<"/operator/credits/many">) {
	const [actor, { of }, t, credits] = await Promise.all([
		currentActor(),
		searchParams,
		getTranslations("creditBatches"),
		getTranslations("operatorCredits"),
	]);
	if (!mayGrantCredits(actor)) notFound();
	const kind = of === "balances" ? "balances" : "grants";
	return (
		<Texts of={["creditBatches", "table.folded"]}>
			<PageHeader
				breadcrumb={[{ label: credits("title"), href: "/operator/credits" }, { label: t("title") }]}
				title={t("title")}
				subtitle={t(`subtitles.${kind}`)}
			/>
			<BatchKinds kind={kind} />
			<BatchFile key={kind} kind={kind} />
			<PagePart fallback={<TableSkeleton columns={5} />}>
				<Batches actor={actor} />
			</PagePart>
		</Texts>
	);
}

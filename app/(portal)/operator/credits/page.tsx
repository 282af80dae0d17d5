import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { Holders } from "./_components/holders.tsx";
import { holdersTable } from "./_components/holders-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorCredits"))("title") };
}

export default async function OperatorCreditsPage({ searchParams }: PageProps<"/operator/credits">) {
	const [actor, state, t] = await Promise.all([
		currentActor(),
		holdersTable.load(searchParams),
		getTranslations("operatorCredits"),
	]);
	if (!mayGrantCredits(actor)) notFound();
	return (
		<Texts of={["table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle")}
				actions={
					<>
						<Button asChild variant="outline">
							<Link href="/operator/credits/refund">{t("refund")}</Link>
						</Button>
						<Button asChild variant="outline">
							<Link href="/operator/credits/many">{t("many")}</Link>
						</Button>
					</>
				}
			/>
			<PagePart fallback={<TableSkeleton columns={3} toolbar />}>
				<Holders actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}

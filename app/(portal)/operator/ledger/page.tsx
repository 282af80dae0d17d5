import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { maySeeOperations } from "@/lib/operations/policy.ts";
import { HoldsCard } from "../../_components/spending/holds-card.tsx";
import { RefusalsCard } from "../../_components/spending/refusals-card.tsx";
import { RowsSkeleton } from "../_components/rows-skeleton.tsx";
import { LedgerChecks } from "./_components/ledger-checks.tsx";
import { ReleaseHold } from "./_components/release-hold.tsx";
import { TasksCard } from "./_components/tasks-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorLedger"))("title") };
}

export default async function OperatorLedgerPage() {
	const [actor, t, spending] = await Promise.all([
		currentActor(),
		getTranslations("operatorLedger"),
		getTranslations("spending"),
	]);
	if (!maySeeOperations(actor)) notFound();
	return (
		<Texts of={["operatorLedger", "spending.release", "table.folded"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<PagePart name={t("check")} fallback={<RowsSkeleton cards={[2]} />}>
				<LedgerChecks actor={actor} />
			</PagePart>
			<PagePart name={t("tasks")} fallback={<TableSkeleton columns={4} rows={7} />}>
				<TasksCard actor={actor} />
			</PagePart>
			<PagePart name={spending("holds")} fallback={<TableSkeleton columns={6} rows={4} />}>
				<HoldsCard
					actor={actor}
					of={{ kind: "all" }}
					release={({ id, userName, item, credits, nameInText: type }, pools) => (
						<ReleaseHold hold={{ id, userName, item, credits, type, pools }} />
					)}
				/>
			</PagePart>
			<PagePart name={spending("refusals")} fallback={<TableSkeleton columns={5} rows={4} />}>
				<RefusalsCard actor={actor} of={{ kind: "all" }} />
			</PagePart>
		</Texts>
	);
}

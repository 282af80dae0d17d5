import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { readReportAccess } from "@/lib/share-group-reports/report-access.ts";
import { noGroup } from "../_components/no-group.tsx";
import { reportTable } from "../_components/report-table.ts";
import { GroupReport } from "./_components/group-report.tsx";
import { ReportHeader } from "./_components/report-header.tsx";
import { ReportSkeleton } from "./_components/report-skeleton.tsx";

export async function generateMetadata({ params }: PageProps<"/share/[id]/report">): Promise<Metadata> {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("report")]);
	const access = await readReportAccess({ actor }, id);
	return { title: access ? t("title", { name: access.group.name }) : t("untitled") };
}

/** A share group's report (product.md 27): all of it for its creator, their own rows for a member. */
export default async function ReportPage({ params, searchParams }: PageProps<"/share/[id]/report">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const access = await readReportAccess({ actor }, id);
	if (!access) return noGroup(actor, id);
	const state = await reportTable(id).load(searchParams);
	return (
		<Texts of={["table", "usagePerDay"]}>
			<ReportHeader actor={actor} access={access} state={state} />
			<PagePart fallback={<ReportSkeleton isCreator={access.isCreator} />}>
				<GroupReport access={access} state={state} />
			</PagePart>
		</Texts>
	);
}

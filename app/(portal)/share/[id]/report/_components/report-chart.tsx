import { getTranslations } from "next-intl/server";
import { UsagePerDay } from "@/components/charts/usage-per-day.tsx";
import { type ReportChoices, type ReportQuery, readReportPerDay } from "@/lib/share-group-reports/report.ts";
import type { ReportAccess } from "@/lib/share-group-reports/report-access.ts";
import { KeptFilters } from "./kept-filters.tsx";

interface ReportChartProps {
	access: ReportAccess;
	query: ReportQuery;
	choices: ReportChoices;
}

/** Use per day, stacked by member: of the filtered credit type, else the first that was used then. Its days are the list's. */
export async function ReportChart({ access, query, choices }: ReportChartProps) {
	const t = await getTranslations("report");
	const types = choices.creditTypes.filter(({ id }) => !query.creditTypeId || id === query.creditTypeId);
	for (const { id: creditTypeId } of types) {
		const usage = await readReportPerDay({ access }, { ...query, creditTypeId });
		if (usage.people.length === 0) continue;
		const shown = access.accounts.find((account) => account.creditTypeId === creditTypeId);
		const ofSame = new URLSearchParams({ type: creditTypeId, ...(query.userId && { user: query.userId }) });
		return (
			<UsagePerDay
				usage={usage}
				others={t("others")}
				creditTypeName={shown?.nameInText ?? creditTypeId}
				list={`/share/${access.group.id}/report?${ofSame}`}
			>
				<KeptFilters query={query} />
			</UsagePerDay>
		);
	}
	return null;
}

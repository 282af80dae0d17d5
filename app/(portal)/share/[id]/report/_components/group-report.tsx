import { getTranslations } from "next-intl/server";
import { usageQueryOf } from "@/components/usage/usage-filters.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { readReport, readReportChoices } from "@/lib/share-group-reports/report.ts";
import type { ReportAccess } from "@/lib/share-group-reports/report-access.ts";
import type { ReportTableState } from "../../_components/report-table.ts";
import { GroupTotalsCard } from "./group-totals.tsx";
import { MemberUses } from "./member-uses.tsx";
import { ReportChart } from "./report-chart.tsx";
import { ReportRows } from "./report-rows.tsx";

/** All of the report as of one instant, so that its parts agree while credits are used. */
export async function GroupReport({ access, state }: { access: ReportAccess; state: ReportTableState }) {
	const query = usageQueryOf(state);
	const [report, choices, today, t] = await Promise.all([
		readReport({ access }, query),
		readReportChoices({ access }),
		readToday(),
		getTranslations("report"),
	]);
	const rows = <ReportRows access={access} report={report} choices={choices} state={state} today={today} />;
	if (state.wrongWay) return rows;
	return (
		<>
			{report.groupTotals ? (
				<GroupTotalsCard groupTotals={report.groupTotals} query={query} />
			) : (
				<p className="num text-sm">
					{report.balances.length === 0 ? t("nothingLeft") : null}
					{report.balances.map(({ creditType, available, held }) => (
						<span key={creditType} className="mr-6">
							{t.rich("left", { type: creditType, credits: Number(available), strong: (text) => <b>{text}</b> })}
							{held > 0n ? <span className="text-muted"> {t("onHold", { credits: Number(held) })}</span> : null}
						</span>
					))}
				</p>
			)}
			<ReportChart access={access} query={query} choices={choices} />
			{report.members && report.members.rows.length > 0 ? <MemberUses members={report.members} query={query} /> : null}
			{rows}
		</>
	);
}

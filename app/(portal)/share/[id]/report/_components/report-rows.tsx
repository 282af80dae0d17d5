import { ReceiptText } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { ChargePanel } from "@/components/usage/charge-panel.tsx";
import { usageColumns } from "@/components/usage/usage-columns.tsx";
import { usageFilters } from "@/components/usage/usage-filters.ts";
import { UsageTotalsLine } from "@/components/usage/usage-totals-line.tsx";
import type { Today } from "@/lib/platform/database/read-today.ts";
import { type Report, type ReportChoices, readReportCharge } from "@/lib/share-group-reports/report.ts";
import type { ReportAccess } from "@/lib/share-group-reports/report-access.ts";
import type { ReportTableState } from "../../_components/report-table.ts";

interface ReportRowsProps {
	access: ReportAccess;
	report: Report;
	choices: ReportChoices;
	state: ReportTableState;
	today: Today;
}

/** Every charge on the group, or a member's own. */
export async function ReportRows({ access, report, choices, state, today }: ReportRowsProps) {
	const [t, usage] = await Promise.all([getTranslations("report"), getTranslations("usage")]);
	const { isCreator, group } = access;
	const columns = await usageColumns({
		showPool: false,
		showEmail: isCreator,
		timeZone: today.timeZone,
	});
	const filters = await usageFilters({ person: t("member"), ...choices, today });
	return (
		<DataTable
			label={t("charges")}
			columns={columns}
			rows={report.rows}
			rowKey={(row) => row.key}
			state={state}
			total={report.reachableRows}
			search={usage("search")}
			filters={filters}
			wide
			footer={<UsageTotalsLine list={report} />}
			panel={<ChargePanel state={state} read={(id) => readReportCharge({ access }, id)} />}
			firstUse={
				<EmptyState icon={ReceiptText} title={t("none")} action={<FirstStep access={access} />}>
					{isCreator ? t("whatReportIs") : t("whatOwnRowsAre", { name: group.name })}
				</EmptyState>
			}
		/>
	);
}

async function FirstStep({ access: { isCreator, group } }: { access: ReportAccess }) {
	const t = await getTranslations("report");
	if (!isCreator || group.status !== "open") return null;
	return (
		<Button asChild variant="outline">
			<Link href={`/share/${group.id}`}>{t("addMembers")}</Link>
		</Button>
	);
}

import { ReceiptText } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { TableFilter } from "@/components/data-table/table-filter.tsx";
import { TablePeriod } from "@/components/data-table/table-period.tsx";
import { TableRegion } from "@/components/data-table/table-region.tsx";
import { TableSearch } from "@/components/data-table/table-search.tsx";
import { TableToolbar } from "@/components/data-table/table-toolbar.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { usageColumns } from "@/components/usage-columns.tsx";
import { UsageTotalsLine } from "@/components/usage-totals-line.tsx";
import type { Today } from "@/lib/deployment-days.ts";
import type { Report, ReportChoices } from "@/lib/share-groups/report.ts";
import type { ReportAccess } from "@/lib/share-groups/report-access.ts";
import { USAGE_STATUSES } from "@/lib/usage/schema.ts";
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
	const columns = await usageColumns({ showPool: false, timeZone: today.timeZone });
	return (
		<TableRegion>
			<TableToolbar columns={columns} state={state}>
				<TableSearch label={usage("search")} />
				<TablePeriod from="from" to="to" label={usage("columns.dateUsed")} any={usage("anyDate")} today={today.day} />
				{choices.users.length > 1 ? (
					<TableFilter
						name="user"
						label={t("member")}
						any={usage("everybody")}
						options={choices.users.map(({ id, name }) => ({ value: id, label: name }))}
					/>
				) : null}
				{choices.creditTypes.length > 1 ? (
					<TableFilter
						name="type"
						label={usage("columns.creditType")}
						any={usage("anyType")}
						options={choices.creditTypes.map(({ id, name }) => ({ value: id, label: name }))}
					/>
				) : null}
				<TableFilter
					name="status"
					label={usage("columns.status")}
					any={usage("anyStatus")}
					options={USAGE_STATUSES.map((status) => ({ value: status, label: usage(`statuses.${status}`) }))}
				/>
			</TableToolbar>
			<DataTable
				label={t("charges")}
				columns={columns}
				rows={report.rows}
				rowKey={(row) => row.key}
				state={state}
				total={report.reachableRows}
				wide
				footer={<UsageTotalsLine list={report} />}
				firstUse={
					<EmptyState icon={ReceiptText} title={t("none")} action={<FirstStep access={access} />}>
						{isCreator ? t("whatReportIs") : t("whatOwnRowsAre", { name: group.name })}
					</EmptyState>
				}
			/>
		</TableRegion>
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

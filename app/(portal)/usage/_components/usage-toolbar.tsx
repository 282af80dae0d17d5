import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { TableFilter } from "@/components/data-table/table-filter.tsx";
import { TablePeriod } from "@/components/data-table/table-period.tsx";
import { TableSearch } from "@/components/data-table/table-search.tsx";
import { TableToolbar } from "@/components/data-table/table-toolbar.tsx";
import type { UsageChoices } from "@/lib/usage/queries.ts";
import type { UsageRow } from "@/lib/usage/rows.ts";
import { USAGE_STATUSES } from "@/lib/usage/schema.ts";
import type { UsageTableState } from "./usage-table.ts";

interface UsageToolbarProps {
	columns: readonly TableColumn<UsageRow>[];
	state: UsageTableState;
	choices: UsageChoices;
	/** The deployment's day, as YYYY-MM-DD. */
	today: string;
}

export async function UsageToolbar({ columns, state, choices, today }: UsageToolbarProps) {
	const [t, pool] = await Promise.all([getTranslations("usage"), getTranslations("usagePool")]);
	const poolName = ({ kind, name }: UsageChoices["pools"][number]) => name ?? pool(kind);
	return (
		<TableToolbar columns={columns} state={state} csvPath="/usage/csv">
			<TableSearch label={t("search")} />
			<TablePeriod from="from" to="to" label={t("columns.dateUsed")} any={t("anyDate")} today={today} />
			{choices.users.length > 1 ? (
				<TableFilter
					name="user"
					label={t("columns.userName")}
					any={t("everybody")}
					options={choices.users.map(({ id, name }) => ({ value: id, label: name }))}
				/>
			) : null}
			<TableFilter
				name="type"
				label={t("columns.creditType")}
				any={t("anyType")}
				options={choices.creditTypes.map(({ id, name }) => ({ value: id, label: name }))}
			/>
			{choices.pools.length > 1 ? (
				<TableFilter
					name="pool"
					label={t("columns.pool")}
					any={t("anyPool")}
					options={choices.pools.map((choice) => ({ value: choice.key, label: poolName(choice) }))}
				/>
			) : null}
			<TableFilter
				name="status"
				label={t("columns.status")}
				any={t("anyStatus")}
				options={USAGE_STATUSES.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
			/>
		</TableToolbar>
	);
}

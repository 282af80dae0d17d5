import { ReceiptText } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ChargePanel } from "@/components/usage/charge-panel.tsx";
import { usageColumns } from "@/components/usage/usage-columns.tsx";
import { usageFilters } from "@/components/usage/usage-filters.ts";
import { UsageTotalsLine } from "@/components/usage/usage-totals-line.tsx";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { readUsage, readUsageCharge, readUsageChoices } from "@/lib/usage/queries.ts";
import { OWN_POOLS_KEY } from "@/lib/usage/usage-scope.ts";
import { type PersonUsageTableState, queryOf } from "./person-usage-table.ts";

/** What a person's credits were used for, and what they used elsewhere. */
export async function PersonUsage({ view, state }: { view: CreditView; state: PersonUsageTableState }) {
	const [list, choices, today, t, person, pool] = await Promise.all([
		readUsage({ view }, queryOf(state)),
		readUsageChoices({ view }),
		readToday(),
		getTranslations("usage"),
		getTranslations("adminPerson"),
		getTranslations("usagePool"),
	]);
	const columns = await usageColumns({
		showPool: choices.pools.length > 1,
		timeZone: today.timeZone,
	});
	const filters = await usageFilters({ person: t("columns.userName"), ...choices, today });
	const pools = [
		{ value: OWN_POOLS_KEY, label: person("ownPools", { name: view.person.name }) },
		...choices.pools.map(({ key, kind, name }) => ({ value: key, label: name ?? pool(kind) })),
	];
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={list.rows}
			rowKey={(row) => row.key}
			state={state}
			total={list.reachableRows}
			search={t("search")}
			filters={[...filters, { name: "pool", label: t("columns.pool"), any: t("anyPool"), options: pools }]}
			csvPath={`/admin/users/${view.person.id}/usage/csv`}
			wide
			footer={<UsageTotalsLine list={list} />}
			panel={<ChargePanel state={state} read={(id) => readUsageCharge({ view }, id)} />}
			firstUse={
				<EmptyState icon={ReceiptText} title={person("usageNone")}>
					{person("usageNoneText", { name: view.person.name })}
				</EmptyState>
			}
		/>
	);
}

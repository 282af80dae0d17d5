import { HandCoins } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { REQUEST_STATUSES } from "@/lib/credit-requests/bounds.ts";
import type { RequestPage } from "@/lib/credit-requests/lists/list-requests.ts";
import { requestColumns } from "./request-columns.tsx";
import type { RequestsTableState } from "./requests-table.ts";

interface RequestListProps {
	found: RequestPage;
	state: RequestsTableState;
	label: string;
	csvPath: string;
	/** What is said where there is none. */
	none: string;
}

/** Requests that others have made; each leads to the page on which it is answered. */
export async function RequestList({ found, state, label, csvPath, none }: RequestListProps) {
	const [columns, t, statuses, word] = await Promise.all([
		requestColumns(),
		getTranslations("requests.list"),
		getTranslations("requests.statuses"),
		getTranslations("words"),
	]);
	return (
		<DataTable
			label={label}
			columns={columns}
			rows={found.rows}
			rowKey={({ id }) => id}
			state={state}
			total={found.total}
			search={t("search")}
			csvPath={csvPath}
			filters={[
				{
					name: "status",
					label: t("state"),
					any: t("anyState"),
					options: REQUEST_STATUSES.map((value) => ({ value, label: statuses(value) })),
				},
				{
					name: "type",
					label: word("creditType"),
					any: word("anyType"),
					options: found.creditTypes.map(({ id, name }) => ({ value: id, label: name })),
				},
			]}
			firstUse={
				<EmptyState icon={HandCoins} title={none}>
					{t("whatRequestsAre")}
				</EmptyState>
			}
		/>
	);
}

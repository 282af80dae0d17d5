import { UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { OwnerCredits } from "@/lib/own-organization/list-credits-by-owner.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { creditSums, type SumName } from "../../../_components/credit-sums.tsx";
import type { OwnerSumsTableState } from "./owner-sums-table.ts";
import { ownerUsageHref } from "./owner-usage-href.ts";

interface CreditsByOwnerProps {
	found: { readonly rows: readonly OwnerCredits[]; readonly total: number };
	state: OwnerSumsTableState;
	title: string;
	csvPath: string;
}

/** The same numbers as on the overview, by Credit Owner; each leads to that person's page. */
export async function CreditsByOwner({ found, state, title, csvPath }: CreditsByOwnerProps) {
	const [t, { day }] = await Promise.all([getTranslations("adminOverview"), readToday()]);
	const columns: TableColumn<OwnerCredits>[] = [
		{
			id: "owner",
			header: t("byOwner.owner"),
			sortable: true,
			narrow: "title",
			alwaysShown: true,
			wrap: true,
			cell: ({ ownerId, ownerName, isRemoved }) =>
				isRemoved ? ownerName : <RowLink href={`/admin/users/${ownerId}`}>{ownerName}</RowLink>,
		},
		{
			id: "creditUsers",
			header: t("byOwner.creditUsers"),
			minor: 2,
			numeric: true,
			cell: ({ creditUsers }) => creditUsers,
		},
		...creditSums<OwnerCredits>({
			t,
			rows: found.rows,
			sortable: true,
			explain: (row, sum) => explained(row, { sum, day }),
		}),
	];
	return (
		<DataTable
			label={title}
			columns={columns}
			rows={found.rows}
			rowKey={({ ownerId }) => ownerId}
			state={state}
			total={found.total}
			search={t("byOwner.search")}
			csvPath={csvPath}
			wide
			firstUse={
				<EmptyState icon={UsersRound} title={t("byOwner.none")}>
					{t("byOwner.noneText")}
				</EmptyState>
			}
		/>
	);
}

/** Where a number of one owner's is told in detail; what is left stands on their page. */
function explained({ ownerId, isRemoved, creditTypeId }: OwnerCredits, { sum, day }: { sum: SumName; day: string }) {
	if (isRemoved) return null;
	const page = `/admin/users/${ownerId}`;
	if (sum === "inGroups") return { href: `${page}/groups` };
	if (sum === "usedThisMonth" || sum === "usedLastMonth") {
		const month = sum === "usedThisMonth" ? "this" : "last";
		return { href: ownerUsageHref({ ownerId, creditTypeId, month, day }) };
	}
	return { href: page };
}

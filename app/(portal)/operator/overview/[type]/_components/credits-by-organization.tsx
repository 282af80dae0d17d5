import { Building2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { NextStep } from "@/app/(portal)/_components/next-step.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { OrganizationSums } from "@/lib/customers/list-credits-by-organization.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { creditSumsColumns, type SumName } from "../../../_components/credit-sums-columns.tsx";
import { OrganizationName } from "../../../_components/organization-name.tsx";
import { soldOrdersHref } from "../../../_components/sold-orders-href.ts";
import type { OrganizationSumsTableState } from "./organization-sums-table.ts";

export const SUM_NAMES: readonly SumName[] = [
	...(["soldThisMonth", "usedThisMonth", "usedLastMonth"] as const),
	...(["expiring", "held", "outstanding"] as const),
];

interface CreditsByOrganizationProps {
	actor: Actor;
	found: { readonly rows: readonly OrganizationSums[]; readonly total: number };
	state: OrganizationSumsTableState;
	title: string;
	csvPath: string;
}

/** Who has and uses a credit type, the same numbers as on the overview, by organization. */
export async function CreditsByOrganization({ actor, found, state, title, csvPath }: CreditsByOrganizationProps) {
	const [t, today] = await Promise.all([getTranslations("operatorOverview"), readToday()]);
	const mayOpenOrders = actor.rights.has("manage_orders");
	const columns: TableColumn<OrganizationSums>[] = [
		{
			id: "organization",
			header: t("byOrganization.organization"),
			sortable: true,
			narrow: "title",
			alwaysShown: true,
			wrap: true,
			cell: ({ organizationId: id, organizationName: name, isCustomer }) => (
				<OrganizationName actor={actor} organization={{ id, name, isCustomer }} ofRow />
			),
		},
		...creditSumsColumns<OrganizationSums>({
			t,
			names: SUM_NAMES,
			sortable: true,
			explain: ({ creditTypeId, organizationId, organizationName: type }, name) =>
				name === "soldThisMonth" && mayOpenOrders
					? { href: soldOrdersHref({ today, creditTypeId, organizationId }), label: t("explainSold", { type }) }
					: null,
		}),
	];
	return (
		<DataTable
			label={title}
			columns={columns}
			rows={found.rows}
			rowKey={({ organizationId }) => organizationId}
			state={state}
			total={found.total}
			search={t("byOrganization.search")}
			csvPath={csvPath}
			firstUse={
				<EmptyState
					icon={Building2}
					title={t("byOrganization.none")}
					action={
						<NextStep actor={actor} right="grant_credits" href="/operator/credits">
							{t("giveCredits")}
						</NextStep>
					}
				>
					{t("byOrganization.noneText")}
				</EmptyState>
			}
		/>
	);
}

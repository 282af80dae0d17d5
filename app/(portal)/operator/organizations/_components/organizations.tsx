import { Building2 } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { savedViews } from "@/app/(portal)/_components/saved-views/saved-views.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listOrganizations, type OrganizationRow } from "@/lib/customers/list-organizations.ts";
import { ORGANIZATION_STATUSES } from "@/lib/customers/schema.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { env } from "@/lib/platform/env.ts";
import { type OrganizationsTableState, queryOf } from "./organizations-table.ts";

/** The customers' organizations; each leads to its page (product.md 57). */
export async function Organizations({ actor, state }: { actor: Actor; state: OrganizationsTableState }) {
	const [found, today, columns, t, word] = await Promise.all([
		listOrganizations({ actor }, queryOf(state)),
		readToday(),
		organizationColumns(),
		getTranslations("operatorOrganizations"),
		getTranslations("words"),
	]);
	if (!found) notFound();
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={found.rows}
			rowKey={({ id }) => id}
			state={state}
			total={found.total}
			search={t("search")}
			filters={[
				{
					name: "status",
					label: word("status"),
					any: t("anyOpen"),
					options: ORGANIZATION_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
				},
				{ from: "from", to: "to", label: t("since"), any: word("anyDate"), today },
			]}
			views={await savedViews(actor, "/operator/organizations", state)}
			csvPath="/operator/organizations/csv"
			firstUse={
				<EmptyState icon={Building2} title={t("none")}>
					{t("noneText", { url: new URL("/sign-up", env.APP_URL).href })}
				</EmptyState>
			}
		/>
	);
}

async function organizationColumns(): Promise<TableColumn<OrganizationRow>[]> {
	const [t, word] = await Promise.all([getTranslations("operatorOrganizations"), getTranslations("words")]);
	return [
		{
			id: "name",
			header: word("name"),
			sortable: true,
			narrow: "title",
			alwaysShown: true,
			wrap: true,
			cell: ({ id, name }) => <RowLink href={`/operator/organizations/${id}`}>{name}</RowLink>,
		},
		{
			id: "createdAt",
			header: t("since"),
			sortable: true,
			firstDirection: "desc",
			narrow: "secondary",
			cell: ({ createdAt }) => <DateTime at={createdAt} precision="day" />,
		},
		{ id: "people", header: t("people"), numeric: true, cell: ({ people }) => people },
		{
			id: "pendingOrders",
			header: t("pendingOrders"),
			numeric: true,
			cell: ({ pendingOrders }) => (pendingOrders > 0 ? pendingOrders : "–"),
		},
		{
			id: "lastOrder",
			header: t("lastOrder"),
			cell: ({ lastOrderAt }) => (lastOrderAt ? <DateTime at={lastOrderAt} precision="day" /> : "–"),
		},
		{
			id: "status",
			header: word("status"),
			narrow: "aside",
			cell: ({ status }) => <StateBadge state={status}>{t(`statuses.${status}`)}</StateBadge>,
		},
	];
}

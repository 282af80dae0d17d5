import { Receipt } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { orderColumns } from "@/app/(portal)/_components/orders/order-columns.tsx";
import { orderFilters } from "@/app/(portal)/_components/orders/order-filters.ts";
import { savedViews } from "@/app/(portal)/_components/saved-views/saved-views.tsx";
import { isOnlyFilter } from "@/components/data-table/address/is-only-filter.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOrganizationOrders } from "@/lib/orders/lists/read-organization-orders.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { type OrganizationOrdersTableState, queryOf } from "./organization-orders-table.ts";

interface OrganizationOrdersProps {
	actor: Actor;
	state: OrganizationOrdersTableState;
	/** Whose; everybody's where nobody is named. */
	userId?: string;
	csvPath?: string;
	/** Whether it has saved views: the list of everybody's. */
	hasViews?: boolean;
	none: { readonly title: string; readonly text: string };
}

/** The organization's orders, or those that concern one of its people. */
export async function OrganizationOrders({ actor, state, userId, csvPath, hasViews, none }: OrganizationOrdersProps) {
	const [list, today, t] = await Promise.all([
		readOrganizationOrders({ actor }, { ...queryOf(state), userId }),
		readToday(),
		getTranslations("orders"),
	]);
	if (!list) notFound();
	const [columns, filters] = await Promise.all([orderColumns({ ofMany: true }), orderFilters({ today })]);
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={list.rows}
			rowKey={(order) => order.id}
			state={state}
			total={list.count}
			search={t("search")}
			filters={filters}
			views={hasViews ? await savedViews(actor, "/admin/orders", state) : undefined}
			csvPath={csvPath}
			wide
			footer={
				list.hasMore ? (
					<p className="border-t border-line px-5 py-3 text-small text-muted">
						{t("reachesNewest", { rows: list.count })}
					</p>
				) : null
			}
			noneOfThese={isOnlyFilter(state, { name: "status", value: "pending" }) ? t("nonePending") : undefined}
			firstUse={
				<EmptyState icon={Receipt} title={none.title}>
					{none.text}
				</EmptyState>
			}
		/>
	);
}

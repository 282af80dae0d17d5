import { Receipt } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { savedViews } from "@/app/(portal)/_components/saved-views/saved-views.tsx";
import { isOnlyFilter } from "@/components/data-table/address/is-only-filter.ts";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { RowSelection } from "@/components/data-table/selection/row-selection.tsx";
import { SelectPage } from "@/components/data-table/selection/select-page.tsx";
import { SelectRow } from "@/components/data-table/selection/select-row.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { ORDER_STATES } from "@/lib/orders/lists/list-schema.ts";
import { type OperatorOrder, readOperatorOrders } from "@/lib/orders/lists/operator-orders.ts";
import { GATEWAYS } from "@/lib/orders/lists/operator-orders-schema.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { env } from "@/lib/platform/env.ts";
import { actionableOrder } from "../../_components/orders/actionable-order.ts";
import { operatorOrderColumns } from "../../_components/orders/operator-order-columns.tsx";
import { MarkOrdersPaid } from "./mark-orders-paid.tsx";
import { type OperatorOrdersTableState, queryOf } from "./operator-orders-table.ts";

/** Every organization's orders, with what the operator can do about each (product.md 41). */
export async function OperatorOrders({ actor, state }: { actor: Actor; state: OperatorOrdersTableState }) {
	const [found, today, t, orders, word] = await Promise.all([
		readOperatorOrders({ actor }, queryOf(state)),
		readToday(),
		getTranslations("operatorOrdersPage"),
		getTranslations("orders"),
		getTranslations("words"),
	]);
	if (!found) notFound();
	const pending = found.orders.flatMap((order) => (order.status === "pending" ? (actionableOrder(order) ?? []) : []));
	const columns = await operatorOrderColumns({ actor });
	return (
		<RowSelection>
			<DataTable
				label={t("title")}
				columns={pending.length > 1 ? [await tickColumn(pending.map(({ id }) => id)), ...columns] : columns}
				rows={found.orders}
				rowKey={(order) => order.id}
				state={state}
				total={found.total}
				search={t("search")}
				filters={[
					{
						name: "status",
						label: word("status"),
						any: word("anyStatus"),
						options: ORDER_STATES.map((status) => ({
							value: status,
							label: status === "pending" ? t("pendingCount", { count: found.pending }) : orders(`statuses.${status}`),
						})),
					},
					{
						name: "organization",
						label: t("columns.organization"),
						any: t("anyOrganization"),
						options: found.organizations.map(({ id, name }) => ({ value: id, label: name })),
					},
					{
						name: "type",
						label: word("creditType"),
						any: word("anyType"),
						options: found.creditTypes.map(({ id, name }) => ({ value: id, label: name })),
					},
					{ from: "from", to: "to", label: orders("fields.placedAt"), any: t("anyPlaced"), today },
					{ from: "paidFrom", to: "paidTo", label: t("paidAt"), any: t("anyPaid"), today },
					{
						name: "payment",
						label: orders("fields.payment"),
						any: t("anyPayment"),
						options: GATEWAYS.map((gateway) => ({ value: gateway, label: orders(`gateways.${gateway}`) })),
					},
				]}
				views={await savedViews(actor, "/operator/orders", state)}
				csvPath="/operator/orders/csv"
				wide
				noneOfThese={isOnlyFilter(state, { name: "status", value: "pending" }) ? orders("nonePending") : undefined}
				firstUse={
					<EmptyState icon={Receipt} title={t("none")}>
						{t("whatOrdersAre", { url: new URL("/sign-up", env.APP_URL).href })}
					</EmptyState>
				}
			/>
			<MarkOrdersPaid pending={pending} />
		</RowSelection>
	);
}

/** Where more than one waits. On phones they are marked one by one. */
async function tickColumn(ids: readonly string[]): Promise<TableColumn<OperatorOrder>> {
	const [t, table] = await Promise.all([getTranslations("operatorOrders"), getTranslations("tableRows")]);
	return {
		id: "select",
		header: table("select"),
		headerHidden: true,
		headerCell: <SelectPage ids={ids} label={table("selectPage")} />,
		alwaysShown: true,
		narrow: "hidden",
		cell: ({ id, number, status }) =>
			status === "pending" ? <SelectRow id={id} name={t("orderToSelect", { number: number.toString() })} /> : null,
	};
}

import { Receipt } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { ORDER_STATUSES } from "@/lib/orders/lists/list-schema.ts";
import { readOperatorOrders } from "@/lib/orders/lists/operator-orders.ts";
import { GATEWAYS } from "@/lib/orders/lists/operator-orders-schema.ts";
import { readToday } from "@/lib/platform/database/deployment-days.ts";
import { operatorOrderColumns } from "./operator-order-columns.tsx";
import { type OperatorOrdersTableState, queryOf } from "./operator-orders-table.ts";

/** Every organization's orders, with what the operator can do about each (product.md 41). */
export async function OperatorOrders({ actor, state }: { actor: Actor; state: OperatorOrdersTableState }) {
	const [found, { timeZone }, t, orders, word] = await Promise.all([
		readOperatorOrders({ actor }, queryOf(state)),
		readToday(),
		getTranslations("operatorOrders"),
		getTranslations("orders"),
		getTranslations("words"),
	]);
	if (!found) notFound();
	const columns = await operatorOrderColumns(timeZone);
	return (
		<DataTable
			label={t("title")}
			columns={columns}
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
					options: ORDER_STATUSES.map((status) => ({
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
					name: "payment",
					label: orders("fields.payment"),
					any: t("anyPayment"),
					options: GATEWAYS.map((gateway) => ({ value: gateway, label: orders(`gateways.${gateway}`) })),
				},
			]}
			wide
			firstUse={
				<EmptyState icon={Receipt} title={t("none")}>
					{t("whatOrdersAre")}
				</EmptyState>
			}
		/>
	);
}

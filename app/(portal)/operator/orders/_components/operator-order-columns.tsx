import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import { Money } from "@/components/money.tsx";
import { OrderStatusBadge } from "@/components/order-status-badge.tsx";
import type { OperatorOrder } from "@/lib/orders/lists/operator-orders.ts";
import { OrderActions } from "./order-actions.tsx";

/** `timeZone`: the deployment's, in whose days credits expire. */
export async function operatorOrderColumns(timeZone: string): Promise<TableColumn<OperatorOrder>[]> {
	const t = await getTranslations("operatorOrders.columns");
	return [
		{
			id: "number",
			header: t("number"),
			sortable: true,
			firstDirection: "desc",
			alwaysShown: true,
			narrow: "title",
			cell: (order) => <span className="num font-medium">#{String(order.number)}</span>,
		},
		{
			id: "placedAt",
			header: t("placedAt"),
			sortable: true,
			firstDirection: "desc",
			narrow: "secondary",
			cell: (order) => <DateTime at={order.placedAt} precision="day" />,
		},
		{
			id: "organization",
			header: t("organization"),
			sortable: true,
			narrow: "secondary",
			cell: (order) => order.organizationName,
		},
		{ id: "buyer", header: t("buyer"), cell: (order) => order.buyerName },
		{ id: "beneficiary", header: t("beneficiary"), cell: (order) => order.beneficiaryName },
		{ id: "plan", header: t("plan"), cell: (order) => order.planName },
		{
			id: "total",
			header: t("total"),
			numeric: true,
			sortable: true,
			firstDirection: "desc",
			narrow: "aside",
			cell: (order) => <Money minor={order.totalMinor} currency={order.currency} />,
		},
		{ id: "reference", header: t("reference"), cell: (order) => order.gatewayReference ?? "–" },
		{ id: "status", header: t("status"), cell: (order) => <OrderStatusBadge status={order.status} /> },
		...extraColumns(t, timeZone),
		{
			id: "actions",
			header: t("actions"),
			headerHidden: true,
			alwaysShown: true,
			narrow: "action",
			cell: (order) => <OrderActions order={order} />,
		},
	];
}

type Translate = Awaited<ReturnType<typeof getTranslations<"operatorOrders.columns">>>;

/** Shown only when chosen. */
function extraColumns(t: Translate, timeZone: string): TableColumn<OperatorOrder>[] {
	return [
		{ id: "billedTo", header: t("billedTo"), shownAtFirst: false, cell: (order) => order.billedTo ?? "–" },
		{
			id: "unspent",
			header: t("unspent"),
			numeric: true,
			shownAtFirst: false,
			cell: (order) => (order.refundable ? <Credits credits={order.refundable.credits} /> : "–"),
		},
		{
			id: "expiresAt",
			header: t("expiresAt"),
			shownAtFirst: false,
			cell: (order) => (order.expiresAt ? <DateTime at={order.expiresAt} precision="day" timeZone={timeZone} /> : "–"),
		},
		{ id: "reason", header: t("reason"), shownAtFirst: false, wrap: true, cell: (order) => order.closeReason ?? "–" },
	];
}

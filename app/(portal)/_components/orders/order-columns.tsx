import { getLocale, getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { Money } from "@/components/money.tsx";
import { OrderStatusBadge } from "@/components/order-status-badge.tsx";
import { OrderedCredits } from "@/components/ordered-credits.tsx";
import type { OrderRow } from "@/lib/orders/lists/queries.ts";
import { formatDay } from "@/lib/text/format-date.ts";

interface OrderColumnsProps {
	/** Whether they are several people's: who placed them is shown wherever there is room for a row. */
	ofMany?: boolean;
}

export async function orderColumns({ ofMany = false }: OrderColumnsProps = {}): Promise<TableColumn<OrderRow>[]> {
	const [t, locale] = await Promise.all([getTranslations("orders.fields"), getLocale()]);
	return [
		{
			id: "number",
			header: t("number"),
			sortable: true,
			firstDirection: "desc",
			alwaysShown: true,
			narrow: "secondary",
			cell: (order) => (
				<RowLink href={`/orders/${order.id}`} className="num">
					#{String(order.number)}
				</RowLink>
			),
		},
		{
			id: "placed_at",
			header: t("placedAt"),
			sortable: true,
			firstDirection: "desc",
			narrow: "secondary",
			cell: (order) => <DateTime at={order.placedAt} precision="day" />,
		},
		{ id: "plan", header: t("plan"), sortable: true, wrap: true, narrow: "title", cell: (order) => order.planName },
		buyerColumn({ header: t("orderedBy"), ofMany }),
		{ id: "credited_to", header: t("creditedTo"), minor: 2, cell: (order) => order.creditedTo.name },
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			sortable: true,
			firstDirection: "desc",
			cell: (order) => <OrderedCredits credits={order.credits} />,
		},
		{
			id: "total",
			header: t("total"),
			numeric: true,
			sortable: true,
			firstDirection: "desc",
			narrow: "aside",
			cell: (order) => <Money minor={order.totalMinor} currency={order.currency} />,
		},
		{
			id: "status",
			header: t("status"),
			sortable: true,
			narrow: "secondary",
			cell: (order) => <OrderStatusBadge order={order} />,
		},
		{
			id: "due_on",
			header: t("dueOn"),
			shownAtFirst: false,
			cell: (order) => (order.dueOn ? formatDay(order.dueOn, locale) : "–"),
		},
		{
			id: "expires_at",
			header: t("expiresAt"),
			minor: 3,
			sortable: true,
			cell: (order) => expiryOf(order),
		},
	];
}

function buyerColumn({ header, ofMany }: { header: string; ofMany: boolean }): TableColumn<OrderRow> {
	const place = ofMany ? ({ narrow: "secondary" } as const) : ({ minor: 1 } as const);
	return { id: "ordered_by", header, ...place, cell: (order) => order.orderedBy.name };
}

function expiryOf({ expiresAt, state }: OrderRow) {
	return expiresAt && state === "paid" ? <ExpiryDay at={expiresAt} /> : "–";
}

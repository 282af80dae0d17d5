import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { OrderStatusBadge } from "@/components/order-status-badge.tsx";
import { OrderedCredits } from "@/components/ordered-credits.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { NEWEST_ORDERS } from "@/lib/orders/lists/list-schema.ts";
import { type OrderRow, readOrders } from "@/lib/orders/lists/queries.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { AllLink } from "./all-link.tsx";

const SHOWN_ORDERS = 4;

export async function LatestOrders({ view }: { view: CreditView }) {
	const [{ rows }, t, column] = await Promise.all([
		readOrders({ view }, { ...NEWEST_ORDERS, limit: SHOWN_ORDERS }),
		getTranslations("overview.orders"),
		getTranslations("orders.fields"),
	]);
	const columns: TableColumn<OrderRow>[] = [
		{
			id: "number",
			header: column("number"),
			narrow: "secondary",
			cell: (order) => (
				<RowLink href={`/orders/${order.id}`} className="num">
					#{String(order.number)}
				</RowLink>
			),
		},
		{
			id: "date",
			header: column("placedAt"),
			narrow: "secondary",
			cell: (order) => <DateTime at={order.placedAt} precision="day" />,
		},
		{
			id: "plan",
			header: column("plan"),
			wrap: true,
			narrow: "title",
			cell: ({ planName, creditedTo }) => (
				<>
					{planName}
					{creditedTo.id === view.person.id ? null : (
						<span className="block text-small font-normal text-muted">
							{t("creditedTo", { name: creditedTo.name })}
						</span>
					)}
				</>
			),
		},
		{ id: "by", header: column("orderedBy"), narrow: "secondary", cell: (order) => order.orderedBy.name },
		{
			id: "credits",
			header: column("credits"),
			numeric: true,
			narrow: "hidden",
			cell: (order) => <OrderedCredits credits={order.credits} />,
		},
		{
			id: "status",
			header: column("status"),
			narrow: "aside",
			cell: (order) => <OrderStatusBadge order={order} />,
		},
	];
	return (
		<Card className="lg:col-span-2">
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				{rows.length > 0 ? <AllLink view={view} path="/orders" label={t("all")} /> : null}
			</CardHeader>
			{rows.length > 0 ? (
				<PlainTable label={t("title")} columns={columns} rows={rows} rowKey={(order) => order.id} />
			) : (
				<CardContent className="text-sm text-muted">{t("none")}</CardContent>
			)}
		</Card>
	);
}

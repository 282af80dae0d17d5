import { getTranslations } from "next-intl/server";
import { OrderStatusBadge } from "@/components/order-status-badge.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";
import { OrderActions } from "./order-actions.tsx";

export async function OrderHeader({ order, readerId }: { order: OrderDetail; readerId: string }) {
	const [t, list, word] = await Promise.all([
		getTranslations("orders.detail"),
		getTranslations("orders"),
		getTranslations("words"),
	]);
	const number = String(order.number);
	return (
		<PageHeader
			breadcrumb={[{ label: list("title"), href: "/orders" }, { label: `#${number}` }]}
			title={
				<span className="flex flex-wrap items-center gap-3">
					{word("orderNumber", { number })} <OrderStatusBadge order={order} />
				</span>
			}
			subtitle={t("people", { buyer: order.orderedBy.name, beneficiary: order.creditedTo.name })}
			actions={<OrderActions order={order} readerId={readerId} />}
		/>
	);
}

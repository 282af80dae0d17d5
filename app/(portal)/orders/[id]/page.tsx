import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { OrderStatusBadge } from "@/components/order-status-badge.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readOrder } from "@/lib/orders/lists/order-detail.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { OrderActions } from "./_components/order-actions.tsx";
import { OrderLots } from "./_components/order-lots.tsx";
import { OrderPayment } from "./_components/order-payment.tsx";
import { OrderPlaced } from "./_components/order-placed.tsx";
import { OrderPurchase } from "./_components/order-purchase.tsx";
import { OrderTimeline } from "./_components/order-timeline.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("orders.detail"))("pageTitle") };
}

/** `?placed`: the buyer has just placed it, and is told its state. */
export default async function OrderPage({ params, searchParams }: PageProps<"/orders/[id]">) {
	const [actor, { id }, { placed }, t, list, word, { timeZone }] = await Promise.all([
		currentActor(),
		params,
		searchParams,
		getTranslations("orders.detail"),
		getTranslations("orders"),
		getTranslations("words"),
		readToday(),
	]);
	const order = await readOrder({ actor }, id);
	if (!order) notFound();
	const number = String(order.number);
	return (
		<Texts of={["orders.cancel"]}>
			<PageHeader
				breadcrumb={[{ label: list("title"), href: "/orders" }, { label: `#${number}` }]}
				title={
					<span className="flex flex-wrap items-center gap-3">
						{word("orderNumber", { number })} <OrderStatusBadge state={order.state} />
					</span>
				}
				subtitle={t("people", { buyer: order.orderedBy.name, beneficiary: order.creditedTo.name })}
				actions={<OrderActions order={order} readerId={actor.userId} />}
			/>
			{placed !== undefined && order.orderedBy.id === actor.userId ? <OrderPlaced order={order} /> : null}
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<div className="space-y-4 lg:col-span-2">
					<OrderPurchase order={order} />
					<OrderPayment order={order} />
				</div>
				<div className="space-y-4">
					<OrderTimeline order={order} timeZone={timeZone} />
					<OrderLots order={order} timeZone={timeZone} />
				</div>
			</div>
		</Texts>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { readOrder } from "@/lib/orders/lists/order-detail.ts";
import { OrderHeader } from "./_components/order-header.tsx";
import { OrderLots } from "./_components/order-lots.tsx";
import { OrderPayment } from "./_components/order-payment.tsx";
import { OrderPlaced } from "./_components/order-placed.tsx";
import { OrderPurchase } from "./_components/order-purchase.tsx";
import { OrderTimeline } from "./_components/order-timeline.tsx";

const findOrder = cache(async (id: string) => readOrder({ actor: await currentActor() }, id));

export async function generateMetadata({ params }: PageProps<"/orders/[id]">): Promise<Metadata> {
	const [order, t] = await Promise.all([findOrder((await params).id), getTranslations("orders")]);
	return { title: order ? t("detail.pageTitle", { number: String(order.number) }) : t("detail.untitled") };
}

/** `?placed`: the buyer has just placed it, and is told its state. */
export default async function OrderPage({ params, searchParams }: PageProps<"/orders/[id]">) {
	const [actor, { id }, { placed }] = await Promise.all([currentActor(), params, searchParams]);
	const order = await findOrder(id);
	if (!order) notFound();
	return (
		<Texts of={["orders.cancel"]}>
			<OrderHeader order={order} readerId={actor.userId} />
			{placed !== undefined && order.orderedBy.id === actor.userId ? <OrderPlaced order={order} /> : null}
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<div className="space-y-4 lg:col-span-2">
					<OrderPurchase order={order} />
					<OrderPayment order={order} />
				</div>
				<div className="space-y-4">
					<OrderTimeline order={order} />
					<OrderLots order={order} />
				</div>
			</div>
		</Texts>
	);
}

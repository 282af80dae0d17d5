import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";
import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** The order's state, for the buyer who has just placed it. */
export function OrderPlaced({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	const values = { credits: toJsonCredits(order.credits), beneficiary: order.creditedTo.name };
	if (order.status !== "paid" && order.status !== "pending") return null;
	const paid = order.status === "paid";
	const arrival = paid ? t("nowCredited", values) : t("creditedLater", values);
	const start = paid ? t("nowStarted", { plan: order.planName }) : t("startsLater", { plan: order.planName });
	return (
		<Banner icon={CircleCheck} role="status" title={paid ? t("thanksPaid") : t("thanksPending")}>
			{order.subscription ? start : arrival}
		</Banner>
	);
}

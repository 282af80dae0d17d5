import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";
import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** What has become of the order, for the buyer who comes here from placing it. */
export function OrderPlaced({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	const values = { credits: toJsonCredits(order.credits), beneficiary: order.creditedTo.name };
	if (order.status !== "paid" && order.status !== "pending") return null;
	const paid = order.status === "paid";
	return (
		<Banner icon={CircleCheck} role="status" title={paid ? t("thanksPaid") : t("thanksPending")}>
			{paid ? t("nowCredited", values) : t("creditedLater", values)}
		</Banner>
	);
}

import { useTranslations } from "next-intl";
import type { OrderState } from "@/lib/orders/lists/list-schema.ts";
import { StateBadge } from "./state-badge.tsx";

interface OrderStatusBadgeProps {
	order: { readonly state: OrderState; readonly credits: bigint; readonly refundedCredits: bigint };
}

/** The order's state; of one that was refunded, whether it was as a whole. */
export function OrderStatusBadge({ order: { state, credits, refundedCredits } }: OrderStatusBadgeProps) {
	const t = useTranslations("orders.statuses");
	const shown = state === "refunded" && refundedCredits < credits ? "partly_refunded" : state;
	return <StateBadge state={shown}>{t(shown)}</StateBadge>;
}

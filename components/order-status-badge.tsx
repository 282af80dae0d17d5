import { useTranslations } from "next-intl";
import type { ORDER_STATUSES } from "@/lib/orders/list-schema.ts";
import { Badge, type BadgeTone } from "./ui/badge.tsx";

type OrderStatus = (typeof ORDER_STATUSES)[number];

const tones: Record<OrderStatus, BadgeTone> = {
	pending: "warn",
	paid: "accent",
	cancelled: "neutral",
	refunded: "neutral",
};

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
	const t = useTranslations("orders.statuses");
	return <Badge tone={tones[status]}>{t(status)}</Badge>;
}

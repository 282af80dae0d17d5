import { useTranslations } from "next-intl";
import type { ORDER_STATUSES } from "@/lib/orders/lists/list-schema.ts";
import { StateBadge } from "./state-badge.tsx";

export function OrderStatusBadge({ status }: { status: (typeof ORDER_STATUSES)[number] }) {
	const t = useTranslations("orders.statuses");
	return <StateBadge state={status}>{t(status)}</StateBadge>;
}

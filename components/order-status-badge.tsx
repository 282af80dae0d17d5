import { useTranslations } from "next-intl";
import type { OrderState } from "@/lib/orders/lists/list-schema.ts";
import { StateBadge } from "./state-badge.tsx";

export function OrderStatusBadge({ state }: { state: OrderState }) {
	const t = useTranslations("orders.statuses");
	return <StateBadge state={state}>{t(state)}</StateBadge>;
}

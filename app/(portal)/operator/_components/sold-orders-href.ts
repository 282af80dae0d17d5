import type { Today } from "@/lib/platform/database/read-today.ts";

interface SoldOrders {
	readonly today: Today;
	readonly creditTypeId: string;
	readonly organizationId?: string;
}

/** The orders behind "sold this month": those paid since its first day. */
export function soldOrdersHref({ today, creditTypeId, organizationId }: SoldOrders): string {
	const query = new URLSearchParams({ type: creditTypeId, paidFrom: `${today.day.slice(0, 8)}01` });
	if (organizationId) query.set("organization", organizationId);
	return `/operator/orders?${query}`;
}

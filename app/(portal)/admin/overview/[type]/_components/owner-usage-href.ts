import { calendarPeriods } from "@/lib/text/calendar-periods.ts";
import { OWN_POOLS_KEY } from "@/lib/usage/usage-scope.ts";

interface OwnerUsage {
	readonly ownerId: string;
	readonly creditTypeId: string;
	readonly month: "this" | "last";
	/** The deployment's day as YYYY-MM-DD. */
	readonly day: string;
}

/** What an owner's wallet and share groups paid in a month of the deployment: the rows that the number counts. */
export function ownerUsageHref({ ownerId, creditTypeId, month, day }: OwnerUsage): string {
	const { first: from, last: to } = calendarPeriods(day)[month === "this" ? "thisMonth" : "lastMonth"];
	const query = new URLSearchParams({ type: creditTypeId, pool: OWN_POOLS_KEY, from, to });
	return `/admin/users/${ownerId}/usage?${query}`;
}

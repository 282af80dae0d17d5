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
	const first = `${day.slice(0, 8)}01`;
	const days = month === "this" ? { from: first } : monthBefore(first);
	const query = new URLSearchParams({ type: creditTypeId, pool: OWN_POOLS_KEY, ...days });
	return `/admin/users/${ownerId}/usage?${query}`;
}

/** The first and the last day of the month before the one that starts on this day. */
function monthBefore(first: string): { from: string; to: string } {
	const last = new Date(`${first}T00:00:00Z`);
	last.setUTCDate(0);
	const to = last.toISOString().slice(0, 10);
	return { from: `${to.slice(0, 8)}01`, to };
}

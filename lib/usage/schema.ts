import type { ListQuery } from "@/lib/actions/list-query.ts";

/** The status of a usage row; a cancelled charge has no row at all (product.md 32). */
export const USAGE_STATUSES = ["used", "partly_refunded", "refunded"] as const;
export type UsageStatus = (typeof USAGE_STATUSES)[number];

/** What the list can be sorted by. The indexes are by date; the others sort the newest rows only. */
export const USAGE_SORTS = ["date_used", "user_name", "item", "credits"] as const;
export type UsageSort = (typeof USAGE_SORTS)[number];

/** What usage rows can be filtered by; an omitted or null one filters nothing. */
export interface UsageFilters {
	/** The first and the last day, in the deployment's time zone (product.md 35), both included: YYYY-MM-DD. */
	readonly from?: string | null;
	readonly to?: string | null;
	readonly userId?: string | null;
	readonly creditTypeId?: string | null;
	/** A key of `readUsageChoices`, or `OWN_POOLS_KEY`. */
	readonly pool?: string | null;
	readonly status?: UsageStatus | null;
}

/** The query of Credit Usage. A search looks for a part of the item or the reference. */
export interface UsageQuery extends ListQuery<UsageSort>, UsageFilters {}

/** The newest rows, unfiltered. */
export const NEWEST_USAGE: UsageQuery = { search: "", sort: "date_used", descending: true, offset: 0, limit: 25 };

/**
 * How far a list reaches. Where the indexes can't answer (a search, a status, another order than by date), it reads
 * this many rows, the newest that match the other filters, and so costs the same however many there are.
 */
export const REACH_ROWS = 10_000;

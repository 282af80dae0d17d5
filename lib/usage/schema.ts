import { z } from "zod";

/** How a usage row stands; a cancelled charge has no row at all (product.md 32). */
export const USAGE_STATUSES = ["posted", "partly_refunded", "refunded"] as const;
export type UsageStatus = (typeof USAGE_STATUSES)[number];

/** What the list can be sorted by. The date is what the indexes know; the others sort the newest rows only. */
export const USAGE_SORTS = ["date_used", "user_name", "item", "credits"] as const;
export type UsageSort = (typeof USAGE_SORTS)[number];

const day = z.iso.date();

/**
 * Which usage rows are asked for. Days are the deployment's (product.md 35), both included. `pool` is a key of
 * `readUsageChoices`.
 */
export const usageFiltersSchema = z.strictObject({
	from: day.optional(),
	to: day.optional(),
	userId: z.uuid().optional(),
	creditTypeId: z.string().max(60).optional(),
	pool: z.string().max(60).optional(),
	status: z.enum(USAGE_STATUSES).optional(),
	/** Part of the item or the reference. */
	search: z.string().trim().max(100).optional(),
});
export type UsageFilters = z.output<typeof usageFiltersSchema>;

export interface UsagePage {
	/** From 1. */
	readonly page: number;
	readonly pageSize: number;
	readonly sort: UsageSort;
	readonly direction: "asc" | "desc";
}

/**
 * How far a list reaches. What the indexes can't answer (a search, a status, another order than by date) looks at this
 * many rows, the newest that the other filters leave, and so costs the same however many there are.
 */
export const REACH_ROWS = 10_000;

import { z } from "@hono/zod-openapi";
import { anyText } from "@/lib/text/schema.ts";
import { coveredShape } from "../charges/schema.ts";
import {
	amount,
	creditTypeId,
	day,
	instant,
	nextCursor,
	pageQuery,
	queryNumber,
	someId,
	userReference,
} from "../shapes/schema.ts";

const filters = {
	user: userReference.optional().openapi({ description: "What this user used, no matter who paid." }),
	pool_id: someId.optional().openapi({ description: "What this wallet or share group paid." }),
	credit_type: creditTypeId.optional(),
	service: anyText.min(1).max(100).optional(),
	from: day.optional().openapi({ description: "The first day, in the deployment's time zone." }),
	to: day.optional().openapi({ description: "The last day, included." }),
};

export const usageQuery = z.strictObject({ ...filters, ...pageQuery });

export const sumsQuery = z.strictObject({
	...filters,
	organization_id: someId
		.optional()
		.openapi({ description: "What its users used. A confined key's own unless it is said." }),
	by: z.enum(["user", "service", "pool", "day", "month"]),
	limit: queryNumber({ least: 1, most: 1_000, otherwise: 200 }),
	cursor: pageQuery.cursor,
});

export const usageRowShape = z
	.object({
		charge_id: someId,
		charged_at: instant,
		user_id: someId,
		service: z.string(),
		item: z.string(),
		reference: z.string().nullable(),
		credit_type: z.string(),
		pool_id: someId.nullable().openapi({ description: "Null where a subscription covered it." }),
		covered: coveredShape,
		credits: amount.openapi({ description: "What this pool paid of the charge." }),
		refunded: amount,
		status: z.enum(["used", "partly_refunded", "refunded"]),
		lot_expires_at: instant.nullable(),
		balance_after: amount.nullable().openapi({
			description: "Null where no pool paid, or the key may not know it: a share group of strangers.",
		}),
	})
	.openapi("UsageRow");

export const usageShape = z.object({ rows: z.array(usageRowShape), next_cursor: nextCursor });

export const sumShape = z
	.object({
		key: z
			.string()
			.openapi({ description: "The user's or the pool's id, the service, the day or the month (`2026-11`)." }),
		credit_type: z.string(),
		charged: amount,
		refunded: amount,
		charges: z.int().openapi({ description: "How many; one that two pools paid counts for each." }),
	})
	.openapi("UsageSum");

export const sumsShape = z.object({ sums: z.array(sumShape), next_cursor: nextCursor });

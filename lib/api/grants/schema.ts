import { z } from "@hono/zod-openapi";
import { reason } from "@/lib/audit/reason-schema.ts";
import { amount, credits, creditTypeId, day, instant, someId, userReference } from "../shapes/schema.ts";

export const grantParams = z.strictObject({ user: userReference, grant_id: someId });

export const newGrantSchema = z
	.strictObject({
		credit_type: creditTypeId,
		credits,
		expires_on: day
			.nullable()
			.default(null)
			.openapi({ description: "The last day on which they can be used; null: they never expire." }),
		reason: reason.meta({ description: "Why, as the user's organization reads it.", example: "An outage" }),
	})
	.openapi("NewGrant");

export const undoneSchema = z.strictObject({ reason: reason.meta({ example: "A mistake" }) }).openapi("GrantUndo");

export const madeGrantShape = z
	.object({ grant_id: someId, user_id: someId, balance_after: amount })
	.openapi("MadeGrant");

export const grantShape = z
	.object({
		grant_id: someId,
		user_id: someId,
		credit_type: z.string(),
		credits: amount,
		remaining: amount,
		expires_at: instant.nullable(),
		reason: z.string().nullable(),
		granted_at: instant,
		is_undone: z.boolean(),
	})
	.openapi("Grant");

import { z } from "@hono/zod-openapi";
import { LONGEST_HOLD_MS } from "@/lib/ledger/charges/hold-family.ts";
import { coveredShape, paidShape, purposeShape } from "../charges/schema.ts";
import { amount, credits, instant, someId } from "../shapes/schema.ts";

const expiresInSeconds = z
	.int()
	.min(1)
	.max(LONGEST_HOLD_MS / 1000)
	.openapi({ description: "How long it lives from now on; 30 days after its placing at the latest.", example: 900 });

export const holdSchema = z
	.strictObject({ ...paidShape, ...purposeShape, expires_in_seconds: expiresInSeconds })
	.openapi("NewHold");

export const holdId = z.strictObject({ hold_id: someId });

export const captureSchema = z.strictObject({
	credits: credits.optional().openapi({ description: "All that is held, unless it is said; the rest is released." }),
});

export const releaseSchema = z.strictObject({});

export const extensionSchema = z.strictObject({ expires_in_seconds: expiresInSeconds });

export const heldShape = z
	.object({ hold_id: someId, credits: amount, covered: coveredShape, expires_at: instant })
	.openapi("Held");

export const releasedShape = z.object({ hold_id: someId, released: amount }).openapi("Released");

export const holdShape = z
	.object({
		hold_id: someId,
		user_id: someId,
		credit_type: z.string(),
		credits: amount,
		covered: coveredShape,
		status: z.enum(["open", "captured", "released", "expired"]),
		service: z.string(),
		item: z.string(),
		reference: z.string().nullable(),
		placed_at: instant,
		expires_at: instant,
	})
	.openapi("Hold");

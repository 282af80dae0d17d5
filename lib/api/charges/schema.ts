import { z } from "@hono/zod-openapi";
import { freeText } from "@/lib/text/schema.ts";
import { problemShape } from "../answers/schema.ts";
import {
	amount,
	credits,
	creditTypeId,
	idempotencyKey,
	instant,
	item,
	orNull,
	reference,
	service,
	someId,
	userReference,
} from "../shapes/schema.ts";

/** What is charged, held or checked. */
export const paidShape = {
	user: userReference,
	credit_type: creditTypeId,
	credits,
	share_group_id: someId
		.optional()
		.openapi({ description: "The share group that pays alone; without it, the pools of rule 29 do." }),
};

export const purposeShape = { service, item, reference };

export const chargeSchema = z.strictObject({ ...paidShape, ...purposeShape }).openapi("NewCharge");

/** A charge of a batch, with its own key. */
export const batchSchema = z.strictObject({
	charges: z
		.array(z.strictObject({ key: idempotencyKey, ...paidShape, ...purposeShape }).openapi("NewChargeWithKey"))
		.min(1)
		.max(1_000),
});

export const chargeId = z.strictObject({ charge_id: someId });

export const reason = freeText.min(1).max(500).optional().openapi({ description: "Why; kept with it." });

export const refundSchema = z.strictObject({
	credits: credits.optional().openapi({ description: "All that is left of the charge, unless it is said." }),
	reason,
});

export const cancellationSchema = z.strictObject({ reason });

const coveringSubscription = z.object({ subscription_id: someId }).openapi("CoveringSubscription");

/** Decided once, at the charge or the hold. */
export const coveredShape = orNull(coveringSubscription).openapi({
	description:
		"The user's own subscription that covers it: it costs 0 credits, and no pool pays. Null where credits pay.",
});

/** What covers use now, and until when. */
export const coverageShape = z
	.object({
		subscription_id: someId,
		until: instant.openapi({
			description: "Until then, unless it is renewed or ends before.",
		}),
	})
	.openapi("Coverage");

const paidBy = z
	.array(z.object({ pool_id: someId, credits: amount, balance_after: amount }))
	.openapi({ description: "What each pool paid, in the order in which they paid, and what is in it afterwards." });

export const chargedShape = z
	.object({
		charge_id: someId,
		credits: amount.openapi({ description: "What it cost: 0 where a subscription covers it." }),
		covered: coveredShape,
		paid_by: paidBy,
	})
	.openapi("Charged");

export const refundedShape = z
	.object({
		charge_id: someId,
		refunded: amount.openapi({ description: "Credits given back by this call." }),
		refunded_in_all: amount.openapi({ description: "By all that were given back of the charge." }),
		pools: z.array(z.object({ pool_id: someId, balance_after: amount })),
	})
	.openapi("Refunded");

export const batchShape = z.object({
	results: z.array(
		z
			.object({
				key: z.string(),
				status: z.int().openapi({ description: "The status that it would have had by itself." }),
				charge: orNull(chargedShape),
				problem: orNull(problemShape),
			})
			.openapi("ChargeResult"),
	),
});

export const chargeShape = z
	.object({
		charge_id: someId,
		user_id: someId,
		credit_type: z.string(),
		credits: amount,
		covered: coveredShape,
		refunded: amount,
		status: z.enum(["posted", "partly_refunded", "refunded", "cancelled"]),
		service: z.string(),
		item: z.string(),
		reference: z.string().nullable(),
		hold_id: someId.nullable(),
		charged_at: instant,
	})
	.openapi("Charge");

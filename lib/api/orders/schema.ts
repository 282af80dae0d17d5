import { z } from "@hono/zod-openapi";
import { reason } from "@/lib/audit/reason-schema.ts";
import { ORDER_STATUSES } from "@/lib/orders/lists/list-schema.ts";
import {
	amount,
	creditTypeId,
	day,
	instant,
	nextCursor,
	orNull,
	pageQuery,
	someId,
	userReference,
} from "../shapes/schema.ts";

export const orderParams = z.strictObject({ order_id: someId });

export const newOrderSchema = z
	.strictObject({
		buyer: userReference.openapi({ description: "Whose billing information is used." }),
		plan_id: someId,
		total_minor: z
			.int()
			.min(0)
			.optional()
			.openapi({ description: "What the buyer was told, tax included: another total is refused." }),
		beside_order_id: someId
			.nullable()
			.default(null)
			.openapi({ description: "The buyer's recent order of the same plan beside which this one is wanted." }),
	})
	.openapi("NewOrder");

export const closingSchema = z.strictObject({
	reason: reason.meta({ description: "Why; it is mailed to the buyer and the beneficiary." }),
});

export const ordersQuery = z.strictObject({
	...pageQuery,
	organization_id: someId.optional(),
	buyer: userReference.optional(),
	beneficiary: userReference.optional(),
	credit_type: creditTypeId.optional(),
	status: z.enum(ORDER_STATUSES).optional(),
});

const minor = (description: string) => z.int().openapi({ type: "integer", format: "int64", description });

export const orderShape = z
	.object({
		order_id: someId,
		number: z.int(),
		organization_id: someId,
		buyer_id: someId,
		beneficiary_id: someId.openapi({ description: "Whose wallet gets the credits: the buyer's Credit Owner then." }),
		plan_id: orNull(someId).openapi({ description: "Null for a balance that was brought over." }),
		plan_name: z.string(),
		credit_type: z.string(),
		credits: amount,
		price_minor: minor("Before tax, in the currency's minor unit."),
		tax_minor: minor("The tax, in the currency's minor unit."),
		total_minor: minor("Tax included, in the currency's minor unit."),
		currency: z.string(),
		gateway: z.string(),
		status: z.enum(ORDER_STATUSES),
		placed_at: instant,
		paid_at: instant.nullable(),
		expires_at: instant.nullable().openapi({ description: "When its credits expire; null before it is paid." }),
		closed_at: instant.nullable().openapi({ description: "When it was cancelled or refunded." }),
		refunded_credits: amount.openapi({ description: "Taken back by a refund." }),
		refunded_minor: minor("To be paid back for them, in the currency's minor unit."),
		invoice_number: z.string().nullable().openapi({
			description: "Null for orders from before invoices had numbers, and from elsewhere.",
			example: "INV-2026-0042",
		}),
		due_on: orNull(day).openapi({ description: "By when its invoice is to be paid." }),
		credit_notes: z
			.array(
				z
					.object({
						number: z.string().openapi({ example: "CN-2026-0003" }),
						issued_on: day,
						credits: amount,
						price_minor: minor("Before tax."),
						tax_minor: minor("The tax."),
						total_minor: minor("Paid back, tax included."),
						reason: z.string(),
					})
					.openapi("CreditNote"),
			)
			.openapi({ description: "One for each refund, the oldest first; none of an order from elsewhere." }),
	})
	.openapi("Order");

export const ordersShape = z.object({ orders: z.array(orderShape), next_cursor: nextCursor });

export const planShape = z
	.object({
		plan_id: someId,
		name: z.string(),
		credit_type: z.string(),
		kind: z.enum(["pack", "allowance", "unlimited"]).openapi({
			description:
				"Bought once; a subscription that brings credits each month; or one that covers all use of its type.",
		}),
		credits: amount
			.nullable()
			.openapi({ description: "Of an allowance, those of a month; null where it is unlimited." }),
		carry_over_credits: amount.nullable().openapi({
			description: "How many of a month's credits last one month longer; null where it is no allowance.",
		}),
		price_minor: minor("Before tax, in the currency's minor unit."),
		tax_rate_basis_points: z.int().openapi({ description: "825 is 8.25 %." }),
		total_minor: minor("Tax included, in the currency's minor unit."),
		currency: z.string(),
		validity_months: z.int().openapi({
			description:
				"How long its credits are good for, from the payment; of a subscription, the months that are paid at once.",
		}),
	})
	.openapi("Plan");

export const plansShape = z.object({ plans: z.array(planShape) });

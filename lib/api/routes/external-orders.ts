import { z } from "@hono/zod-openapi";
import { recordOrder } from "@/lib/orders/elsewhere/record-order.ts";
import { done } from "@/lib/platform/refusal.ts";
import { isCurrencyCode } from "@/lib/text/currency-codes.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { actAsOperator } from "../acting/act-as-operator.ts";
import { atField } from "../answers/at-field.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { orderJson, readReachedOrder } from "../orders/read-reached-orders.ts";
import { orderShape } from "../orders/schema.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { someId, userReference } from "../shapes/schema.ts";

const minor = z.int().min(0);

const externalOrderSchema = z
	.strictObject({
		reference: anyText
			.min(1)
			.max(200)
			.openapi({ description: "Your shop's number of the order; it stands for the order, whatever key a call has." }),
		buyer: userReference,
		plan_id: someId.openapi({ description: "Also of a plan that isn't on sale any more." }),
		total_minor: minor.openapi({ description: "As it was paid, tax included, in the currency's minor unit." }),
		tax_minor: minor.default(0).openapi({ description: "Of that the tax." }),
		currency: anyText
			.refine(isCurrencyCode, wrong("chooseCurrency"))
			.openapi({ description: "ISO 4217, such as USD." }),
		is_paid: z
			.boolean()
			.default(true)
			.openapi({ description: "If not, its credits arrive once it is marked as paid." }),
	})
	.openapi("ExternalOrder");

const record = apiRoute({
	method: "post",
	path: "/external_orders",
	operationId: "recordOrder",
	summary: "Store an order of your own shop",
	description:
		"Once for each reference: the same again answers the same order as it is now, and the same reference with anything else in it is refused. Its credits go to the buyer's Credit Owner of this moment, at once where it is paid. It takes no invoice number.",
	scope: "manage_orders",
	isRepeatable: true,
	body: externalOrderSchema,
	answer: orderShape,
	status: 201,
	async handle(context, { body }) {
		const { key, writes, clock } = context;
		const buyer = await findReachedUser(context, body.buyer);
		if (!buyer.ok) return atField(buyer, { user: "buyer" });
		const actor = await actAsOperator(context);
		if (!actor.ok) return actor;
		const recorded = await recordOrder(
			{ actor: actor.value, db: writes, clock, client: key.client, confinedToId: key.confinedToId },
			{
				...{ reference: body.reference, buyer: buyer.value.userId, planId: body.plan_id, currency: body.currency },
				...{ totalMinor: BigInt(body.total_minor), taxMinor: BigInt(body.tax_minor), isPaid: body.is_paid },
			},
		);
		if (!recorded.ok) return atField(recorded, { planId: "plan_id", tax: "tax_minor" });
		const order = await readReachedOrder({ key, db: writes }, recorded.value.orderId);
		return order.ok ? done(orderJson(order.value)) : order;
	},
});

export const externalOrders: ApiResource = {
	name: "Orders from elsewhere",
	description: "What your own shop has sold.",
	routes: [record],
};

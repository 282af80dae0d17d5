import type { Actor } from "@/lib/auth/actor.ts";
import { cancelOrder } from "@/lib/orders/cancel-order.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { actAsOperator } from "../acting/act-as-operator.ts";
import type { ApiContext } from "../api-context.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { placeOrderAsked } from "../orders/place-order-asked.ts";
import { orderJson, readReachedOrder, readReachedOrders } from "../orders/read-reached-orders.ts";
import { closingSchema, newOrderSchema, orderParams, orderShape, ordersQuery, ordersShape } from "../orders/schema.ts";
import { readPage } from "../requests/read-page.ts";
import { referToUser } from "../users/refer-to-user.ts";

const placeOrder = apiRoute({
	method: "post",
	path: "/orders",
	operationId: "placeOrder",
	summary: "Place an order",
	description:
		"For a user, with their own billing information, to be paid by invoice. Its credits go to their Credit Owner of this moment, once it is paid. An order like one that they placed in the last 10 minutes has to name that one.",
	scope: "manage_orders",
	isKeyed: true,
	body: newOrderSchema,
	answer: orderShape,
	status: 201,
	async handle(context, { body }) {
		const placed = await placeOrderAsked(context, body);
		return placed.ok ? shown(context, placed.value.orderId) : placed;
	},
});

const listOrders = apiRoute({
	method: "get",
	path: "/orders",
	operationId: "listOrders",
	summary: "List orders",
	description: "Those of the organizations that the key reaches, newest first.",
	scope: "view_orders",
	query: ordersQuery,
	answer: ordersShape,
	async handle(context, { query }) {
		const buyer = await referToUser(context, query.buyer ?? null, "buyer");
		if (!buyer.ok) return buyer;
		const beneficiary = await referToUser(context, query.beneficiary ?? null, "beneficiary");
		if (!beneficiary.ok) return beneficiary;
		const where = {
			...(query.organization_id !== undefined && { organizationId: query.organization_id }),
			...(buyer.value !== null && { buyerId: buyer.value }),
			...(beneficiary.value !== null && { beneficiaryId: beneficiary.value }),
			...(query.credit_type !== undefined && { creditTypeId: query.credit_type }),
			...(query.status !== undefined && { status: query.status }),
		};
		const page = await readPage(
			context,
			{ list: "orders", query },
			{
				read: ({ after, limit }) => {
					const position = after && { placedAt: new Date(String(after[0])), id: String(after[1]) };
					return readReachedOrders(context, { where, after: position, limit });
				},
				positionOf: ({ placedAt, id }) => [placedAt.toISOString(), id],
			},
		);
		if ("problem" in page) return page;
		return done({ orders: page.rows.map(orderJson), next_cursor: page.next_cursor });
	},
});

const getOrder = apiRoute({
	method: "get",
	path: "/orders/{order_id}",
	operationId: "getOrder",
	summary: "See an order",
	description: "As it was placed, and what became of it.",
	scope: "view_orders",
	params: orderParams,
	answer: orderShape,
	handle: (context, { params }) => shown(context, params.order_id),
});

const payOrder = apiRoute({
	method: "post",
	path: "/orders/{order_id}/payment",
	operationId: "markOrderPaid",
	summary: "Mark an order as paid",
	description: "Its credits arrive, exactly once, however often this is called.",
	scope: "manage_orders",
	params: orderParams,
	answer: orderShape,
	handle: (context, { params }) =>
		changed(context, params.order_id, (actor, orderId) => markOrderPaid({ ...verbOf(context), actor }, { orderId })),
});

const cancel = apiRoute({
	method: "post",
	path: "/orders/{order_id}/cancellation",
	operationId: "cancelOrder",
	summary: "Cancel a pending order",
	description: "No credits have arrived, so none move. Buyer and beneficiary are told.",
	scope: "manage_orders",
	params: orderParams,
	body: closingSchema,
	answer: orderShape,
	handle: (context, { params, body: { reason } }) =>
		changed(context, params.order_id, (actor, orderId) =>
			cancelOrder({ ...verbOf(context), actor }, { orderId, reason }),
		),
});

const refund = apiRoute({
	method: "post",
	path: "/orders/{order_id}/refund",
	operationId: "refundOrder",
	summary: "Refund a paid order",
	description:
		"As far as its credits are unspent, wherever they are now: those are taken back, and `refunded_minor` is to be paid back.",
	scope: "manage_orders",
	params: orderParams,
	body: closingSchema,
	answer: orderShape,
	handle: (context, { params, body: { reason } }) =>
		changed(context, params.order_id, (actor, orderId) =>
			refundOrder({ ...verbOf(context), actor }, { orderId, reason }),
		),
});

export const orders: ApiResource = {
	name: "Orders",
	description: "Plans that users have bought, paid or not.",
	routes: [placeOrder, listOrders, getOrder, payOrder, cancel, refund],
};

const verbOf = ({ writes: db, clock }: ApiContext) => ({ db, clock });

/** Changes an order that the key reaches as the operator, and answers it as it is then. */
async function changed(
	context: ApiContext,
	orderId: string,
	change: (actor: Actor, orderId: string) => Promise<Result<unknown>>,
) {
	const order = await readReachedOrder(context, orderId);
	if (!order.ok) return order;
	const actor = await actAsOperator(context);
	if (!actor.ok) return actor;
	const result = await change(actor.value, orderId);
	return result.ok ? shown(context, orderId) : result;
}

async function shown({ key, writes }: ApiContext, orderId: string) {
	const order = await readReachedOrder({ key, db: writes }, orderId);
	return order.ok ? done(orderJson(order.value)) : order;
}

import type { Order } from "@/generated/prisma/client.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { enqueueMails, type Recipient } from "@/lib/mail/enqueue-mail.ts";
import { recipientsOf } from "@/lib/mail/recipients.ts";
import type { Transaction } from "@/lib/transaction.ts";

type ToldOrder = Pick<Order, "id" | "buyerId" | "beneficiaryId" | "billing">;

/** Tells of an order that was placed: its buyer, whom it is credited to, and the address for its invoice. */
export async function tellOfOrder(tx: Transaction, order: ToldOrder): Promise<void> {
	await tellOf(tx, "order_placed", [order]);
}

/** Sends the receipt of an order that was paid to its buyer, and to the address for its receipts. */
export async function sendReceipt(tx: Transaction, order: ToldOrder): Promise<void> {
	await tellOf(tx, "receipt", [order]);
}

/** Tells of orders that were cancelled or refunded everybody who was told that they were placed. */
export async function tellOfClosedOrders(tx: Transaction, orders: readonly ToldOrder[]): Promise<void> {
	await tellOf(tx, "order_closed", orders);
}

async function tellOf(
	tx: Transaction,
	kind: "order_placed" | "receipt" | "order_closed",
	orders: readonly ToldOrder[],
): Promise<void> {
	const people = await recipientsOf(
		tx,
		orders.flatMap(({ buyerId, beneficiaryId }) => [buyerId, beneficiaryId]),
	);
	await enqueueMails(
		tx,
		orders.flatMap((order) => {
			const buyer = people.get(order.buyerId);
			const beneficiary = order.beneficiaryId === order.buyerId ? undefined : people.get(order.beneficiaryId);
			const told = [buyer, kind === "receipt" ? undefined : beneficiary, buyer && billingAddressOf(order, buyer)];
			return told.flatMap((to) => (to ? [{ kind, to, facts: { orderId: order.id } }] : []));
		}),
	);
}

/** The order's billing e-mail where it is another than the buyer's; it is nobody's account, and nobody has confirmed it. */
function billingAddressOf({ billing }: ToldOrder, buyer: Recipient): Recipient | undefined {
	const email = billingSnapshotSchema.safeParse(billing).data?.billingEmail;
	if (!email || email.toLowerCase() === buyer.email.toLowerCase()) return undefined;
	return { ...buyer, email, name: null, userId: null };
}

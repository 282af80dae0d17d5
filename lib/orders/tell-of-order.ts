import type { Order } from "@/generated/prisma/client.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { enqueueMails, type Recipient } from "@/lib/mail/enqueue-mail.ts";
import { recipientsOf } from "@/lib/mail/recipients.ts";
import type { Transaction } from "@/lib/transaction.ts";
import { mayMailBilling } from "./billing-mail.ts";

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
	const mails = (order: ToldOrder, told: readonly (Recipient | undefined)[]) =>
		told.flatMap((to) => (to ? [{ kind, to, facts: { orderId: order.id } }] : []));
	await enqueueMails(
		tx,
		orders.flatMap((order) => {
			const beneficiary = order.beneficiaryId === order.buyerId ? undefined : people.get(order.beneficiaryId);
			return mails(order, [people.get(order.buyerId), kind === "receipt" ? undefined : beneficiary]);
		}),
	);
	// One by one, as each counts for the next.
	for (const order of orders) {
		const buyer = people.get(order.buyerId);
		const billing = buyer && billingAddressOf(order, buyer);
		if (billing && (await mayMailBilling(tx, billing))) await enqueueMails(tx, mails(order, [billing]));
	}
}

/** The order's billing e-mail where it is another than the buyer's; it is nobody's account, and nobody has confirmed it. */
function billingAddressOf({ billing }: ToldOrder, buyer: Recipient): Recipient | undefined {
	const email = billingSnapshotSchema.safeParse(billing).data?.billingEmail;
	if (!email || email.toLowerCase() === buyer.email.toLowerCase()) return undefined;
	return { ...buyer, email, name: null, userId: null };
}

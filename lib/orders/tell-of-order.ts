import type { Order } from "@/generated/prisma/client.ts";
import { isOwnAddress, readConfirmed } from "@/lib/billing-information/is-billing-email-confirmed.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { enqueueMails, type Recipient } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

type ToldOrder = Pick<Order, "id" | "buyerId" | "beneficiaryId" | "billing">;

/** Mails that an order was placed to its buyer, its beneficiary, and the address for its invoice. */
export async function tellOfOrder(tx: Transaction, order: ToldOrder): Promise<void> {
	await tellOf(tx, "order_placed", [order]);
}

/** Sends the receipt of a paid order to its buyer, and to the address for its receipts. */
export async function sendReceipt(tx: Transaction, order: ToldOrder): Promise<void> {
	await tellOf(tx, "receipt", [order]);
}

/** Mails that orders were cancelled or refunded to all recipients of the first mail about them. */
export async function tellOfClosedOrders(tx: Transaction, orders: readonly ToldOrder[]): Promise<void> {
	await tellOf(tx, "order_closed", orders);
}

async function tellOf(
	tx: Transaction,
	kind: "order_placed" | "receipt" | "order_closed",
	orders: readonly ToldOrder[],
): Promise<void> {
	const people = await findRecipients(
		tx,
		orders.flatMap(({ buyerId, beneficiaryId }) => [buyerId, beneficiaryId]),
	);
	const confirmed = await readConfirmed(
		tx.prisma,
		orders.map(({ buyerId }) => buyerId),
	);
	const mails = (order: ToldOrder, told: readonly (Recipient | undefined)[]) =>
		told.flatMap((to) => (to ? [{ kind, to, facts: { orderId: order.id } }] : []));
	await enqueueMails(
		tx,
		orders.flatMap((order) => {
			const beneficiary = order.beneficiaryId === order.buyerId ? undefined : people.get(order.beneficiaryId);
			const buyer = people.get(order.buyerId);
			const billing = buyer && billingAddressOf(order, buyer);
			return mails(order, [
				buyer,
				kind === "receipt" ? undefined : beneficiary,
				billing && confirmed.has(order.buyerId, billing.email) ? billing : undefined,
			]);
		}),
	);
}

/**
 * The order's billing email where it differs from the buyer's; it gets no mail before it is confirmed (product.md 10).
 */
function billingAddressOf({ billing }: ToldOrder, buyer: Recipient): Recipient | undefined {
	const email = billingSnapshotSchema.safeParse(billing).data?.billingEmail;
	if (!email || isOwnAddress({ ownEmail: buyer.email, billingEmail: email })) return undefined;
	return { ...buyer, email, name: null, userId: null };
}

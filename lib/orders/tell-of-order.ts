import type { Order } from "@/generated/prisma/client.ts";
import { isOwnAddress, readConfirmed } from "@/lib/billing-information/is-billing-email-confirmed.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { enqueueMails, type Recipient } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

type ToldOrder = Pick<Order, "id" | "buyerId" | "beneficiaryId" | "billing">;

/** Whether another mail tells the buyer of it. */
interface AlreadyTold {
	readonly isBuyerTold: boolean;
}

/** Mails that an order was placed to its buyer, its beneficiary, and the address for its invoice. */
export async function tellOfOrder(tx: Transaction, order: ToldOrder, buyer: AlreadyTold): Promise<void> {
	await tellOf(tx, "order_placed", [order], { isWithoutBuyer: buyer.isBuyerTold });
}

/** Mails that an order was placed and paid at once to its beneficiary: its buyer gets the receipt, and no second mail. */
export async function tellOfPaidOrder(tx: Transaction, order: ToldOrder): Promise<void> {
	await tellOf(tx, "order_placed", [order], { isReceived: true });
}

/** Sends the receipt of a paid order to its buyer, and to the address for its receipts. */
export async function sendReceipt(tx: Transaction, order: ToldOrder, buyer: AlreadyTold): Promise<void> {
	await tellOf(tx, "receipt", [order], { isWithoutBuyer: buyer.isBuyerTold });
}

/** Mails to whom a receipt would go that an invoice is still to be paid. */
export async function remindOfOrders(tx: Transaction, orders: readonly ToldOrder[]): Promise<void> {
	await tellOf(tx, "invoice_reminder", orders);
}

/** Mails that orders were cancelled or refunded to all recipients of the first mail about them. */
export async function tellOfClosedOrders(tx: Transaction, orders: readonly ToldOrder[]): Promise<void> {
	await tellOf(tx, "order_closed", orders);
}

async function tellOf(
	tx: Transaction,
	kind: "order_placed" | "receipt" | "order_closed" | "invoice_reminder",
	orders: readonly ToldOrder[],
	{
		isReceived = false,
		isWithoutBuyer = false,
	}: { readonly isReceived?: boolean; readonly isWithoutBuyer?: boolean } = {},
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
			const buyer = people.get(order.buyerId);
			const credited = people.get(order.beneficiaryId);
			// Of a service user's order its responsible person is told once, who may have bought it.
			const beneficiary = credited?.userId === buyer?.userId ? undefined : credited;
			const billing = buyer && billingAddressOf(order, buyer);
			if (isReceived) return mails(order, [beneficiary]);
			return mails(order, [
				isWithoutBuyer ? undefined : buyer,
				kind === "receipt" || kind === "invoice_reminder" ? undefined : beneficiary,
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

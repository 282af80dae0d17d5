import { enqueueMails } from "@/lib/mail/enqueue-mail.ts";
import { recipientsOf } from "@/lib/mail/recipients.ts";
import type { Transaction } from "@/lib/transaction.ts";

interface MailedOrder {
	readonly id: string;
	readonly buyerId: string;
	readonly beneficiaryId: string;
}

/** Tells the buyer of an order that was placed, and whom it is credited to where that is another. */
export async function tellOfOrder(tx: Transaction, { id, buyerId, beneficiaryId }: MailedOrder): Promise<void> {
	const recipients = await recipientsOf(tx, [buyerId, beneficiaryId]);
	await enqueueMails(
		tx,
		[...recipients.values()].map((to) => ({ kind: "order_placed", to, facts: { orderId: id } })),
	);
}

/** Sends the buyer the receipt of an order that was paid. */
export async function sendReceipt(tx: Transaction, { id, buyerId }: MailedOrder): Promise<void> {
	const recipients = await recipientsOf(tx, [buyerId]);
	await enqueueMails(
		tx,
		[...recipients.values()].map((to) => ({ kind: "receipt", to, facts: { orderId: id } })),
	);
}

import { deliverMail } from "@/lib/letters/delivery/deliver-mail.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";

const ORDERS_TOLD = 3;

/** The mails to the buyers of the latest paid orders, stored to be read: the rest of the history sent none. */
export async function keepLatestMail(db: Database): Promise<void> {
	const orders = await db.order.findMany({
		where: { status: "paid" },
		orderBy: { paidAt: "desc" },
		take: ORDERS_TOLD,
		select: { id: true, buyerId: true, placedAt: true, paidAt: true },
	});
	for (const { id: orderId, buyerId, placedAt, paidAt } of orders) {
		for (const [kind, at] of [["order_placed", placedAt] as const, ["receipt", paidAt ?? placedAt] as const]) {
			const clock = clockAt(at);
			const mailId = await transact(
				db,
				async (tx) => {
					const to = (await findRecipients(tx, [buyerId])).get(buyerId);
					return to ? enqueueMail(tx, { kind, to, facts: { orderId } }) : null;
				},
				{ clock },
			);
			if (mailId) await deliverMail({ db, clock, server: null }, { mailId });
		}
	}
}

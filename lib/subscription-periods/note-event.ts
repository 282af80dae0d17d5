import type { Subscription, SubscriptionEvent } from "@/generated/prisma/client.ts";
import type { SubscriptionEventKind } from "@/generated/prisma/enums.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

/** Of these the subscriber is told by mail and notice; of the others an order's mails tell, or nobody needs to be told. */
const TOLD: ReadonlySet<SubscriptionEventKind> = new Set([
	"renewal_announced",
	"change_announced",
	"paused",
	"cancelled",
	"end_announced",
	"goes_on",
	"ended",
]);

export interface NewEvent
	extends Partial<Pick<SubscriptionEvent, "orderId" | "planVersion" | "credits" | "endReason" | "actorId">> {
	readonly kind: SubscriptionEventKind;
	/** When what is told of happens, YYYY-MM-DD. */
	readonly day?: string | null;
}

/** Adds what happened to a subscription's history, and tells its subscriber where they are to know. */
export async function noteEvent(
	tx: Transaction,
	subscription: Pick<Subscription, "id" | "userId">,
	{ day = null, ...event }: NewEvent,
): Promise<void> {
	const id = newId();
	await tx.prisma.subscriptionEvent.create({
		data: {
			...event,
			id,
			subscriptionId: subscription.id,
			happenedAt: await tx.clock.now(tx.sql),
			day: day === null ? null : new Date(day),
		},
	});
	if (!TOLD.has(event.kind)) return;
	const to = (await findRecipients(tx, [subscription.userId])).get(subscription.userId);
	if (to) await enqueueMail(tx, { kind: "subscription", to, facts: { eventId: id } });
}

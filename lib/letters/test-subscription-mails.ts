import type { SubscriptionEvent } from "@/generated/prisma/client.ts";
import type { SubscriptionEventKind } from "@/generated/prisma/enums.ts";
import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aPlan } from "@/lib/testing/plans.ts";

type Told = [mail: { readonly to: Recipient; readonly facts: { readonly eventId: string } }, ...says: string[]];

/** What the subscriber of an allowance of 1,000 email credits a month is written to, and what it must say. */
export async function subscriptionMails(
	db: Database,
	{ to, userId, other }: { readonly to: Recipient; readonly userId: string; readonly other: string },
): Promise<Told[]> {
	const planId = await aPlan(db, {
		...{ kind: "allowance", name: "Email <b>monthly</b>", credits: 1_000n, carryOverCredits: 200n },
		...{ validityMonths: 1, priceMinor: 1_000n, taxRateBasisPoints: 825 },
	});
	const subscriptionId = newId();
	await db.subscription.create({
		data: {
			...{ id: subscriptionId, userId, planId, planVersion: 0, seenVersion: 0, creditTypeId: "email" },
			...{ kind: "allowance", currency: "USD", gateway: "invoice", createdAt: new Date() },
		},
	});
	const anEvent = async (kind: SubscriptionEventKind, more: Partial<SubscriptionEvent> = {}) => {
		const eventId = newId();
		const event = { subscriptionId, kind, happenedAt: new Date(), day: new Date("2027-04-10"), ...more };
		await db.subscriptionEvent.create({ data: { id: eventId, ...event } });
		return { to, facts: { eventId } };
	};
	return [
		[await anEvent("renewal_announced"), "Email <b>monthly</b> renews on 10 Apr 2027 for US$10.83", "/credits"],
		[
			await anEvent("change_announced", { planVersion: 0 }),
			"brings 1,000 email credits a month, of which 200 may be carried over, and costs US$10.83 a month",
		],
		[await anEvent("paused", { credits: 700n, day: null }), "taken back: 700 email credits", "goes on from that day"],
		[await anEvent("cancelled", { actorId: userId }), "You have cancelled", "It runs until 10 Apr 2027"],
		[await anEvent("cancelled", { actorId: other }), "Mary Chan has cancelled"],
		[await anEvent("end_announced", { endReason: "plan_withdrawn" }), "It isn’t sold any more."],
		[await anEvent("goes_on"), "is sold again"],
		[await anEvent("ended", { endReason: "unpaid", day: null }), "Its renewal wasn’t paid."],
	];
}

import { clockAt } from "@/lib/clock.ts";
import type { Database } from "@/lib/db.ts";
import { postCharges } from "@/lib/ledger/charge.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/refund.ts";
import type { PostingContext } from "@/lib/ledger/request.ts";
import { cancelOrder } from "@/lib/orders/cancel-order.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { placeOrder } from "@/lib/orders/place-order.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { readOrderReview } from "@/lib/orders/review-order.ts";
import type { DemoOrder } from "./orders.ts";
import { made, type People } from "./organizations.ts";
import { OPERATOR } from "./people.ts";
import { DAY_MS, type DemoEvent, daysBefore } from "./timeline.ts";
import type { PlannedCharge } from "./usage.ts";

/** Who the vendor's services are as a client of the ledger. */
const SERVICES_CLIENT = "demo-services";

export interface Stage {
	readonly db: Database;
	readonly now: Date;
	readonly people: People;
}

export function personOf(people: People, email: string) {
	const person = people.get(email);
	if (!person) throw new Error(`There is no ${email} in the demo.`);
	return person;
}

/** An order as its buyer places it, and what the operator does about it later. */
export function orderEvents({ db, now, people }: Stage, demoOrder: DemoOrder, index: number): DemoEvent[] {
	const operator = personOf(people, `${OPERATOR.people[0]?.mailbox}@${OPERATOR.domain}`);
	const buyer = personOf(people, demoOrder.buyer);
	const { outcome } = demoOrder;
	const later = (days: number) => new Date(daysBefore(now, demoOrder.daysAgo).getTime() + Math.round(days * DAY_MS));
	let orderId = "";
	const place: DemoEvent = {
		at: later(0),
		async play(at) {
			const plan = await db.plan.findFirstOrThrow({ where: { name: demoOrder.pack } });
			const review = await readOrderReview(buyer, { planId: plan.id, demoMode: false }, db);
			if (!review) throw new Error(`${demoOrder.pack} is not on sale.`);
			const input = {
				key: `demo-order-${index}`,
				planId: plan.id,
				planVersion: plan.version,
				totalMinor: review.totalMinor,
				beneficiaryId: review.recipient.id,
				gateway: "invoice" as const,
			};
			({ orderId } = made(await placeOrder({ actor: buyer, db, clock: clockAt(at) }, input)));
		},
	};
	const pay = (days: number): DemoEvent => ({
		at: later(days),
		play: async (at) => void made(await markOrderPaid({ actor: operator, db, clock: clockAt(at) }, { orderId })),
	});
	const close = (days: number, verb: typeof cancelOrder | typeof refundOrder, reason: string): DemoEvent => ({
		at: later(days),
		play: async (at) =>
			void made<unknown>(await verb({ actor: operator, db, clock: clockAt(at) }, { orderId, reason })),
	});
	if (outcome.is === "paid") return [place, pay(outcome.after)];
	if (outcome.is === "cancelled") return [place, close(outcome.after, cancelOrder, outcome.reason)];
	if (outcome.is === "refunded") {
		return [place, pay(outcome.paidAfter), close(outcome.after, refundOrder, outcome.reason)];
	}
	return [place];
}

/** Charges, those of one instant posted together, and their refunds later. */
export function chargeEvents(stage: Stage, charges: readonly PlannedCharge[]): DemoEvent[] {
	const byInstant = new Map<number, PlannedCharge[]>();
	for (const charge of charges) {
		const together = byInstant.get(charge.at.getTime());
		if (together) together.push(charge);
		else byInstant.set(charge.at.getTime(), [charge]);
	}
	return [...byInstant.values()].flatMap((together) => chargesOfOneInstant(stage, together));
}

function chargesOfOneInstant({ db, people }: Stage, together: readonly PlannedCharge[]): DemoEvent[] {
	const chargeIds = new Map<PlannedCharge, string>();
	const post = async (at: Date) => {
		const outcomes = await postCharges(
			contextAt(db, at),
			together.map(({ email, creditTypeId, credits, service, item, reference }, index) => {
				const userId = personOf(people, email).userId;
				return { key: `charge-${at.getTime()}-${index}`, userId, creditTypeId, credits, service, item, reference };
			}),
		);
		together.forEach((charge, index) => {
			const outcome = outcomes[index];
			if (outcome) chargeIds.set(charge, made(outcome).chargeId);
		});
	};
	const refunds = together.flatMap((charge) => {
		const { refund, credits } = charge;
		if (!refund) return [];
		const play = async (at: Date) => {
			const chargeId = chargeIds.get(charge);
			if (!chargeId) throw new Error("A charge that was not posted can't be refunded.");
			const key = `refund-${chargeId}`;
			if (refund.part === "cancelled") return void made(await cancelCharge(contextAt(db, at), { key, chargeId }));
			const part = refund.part === "half" && credits > 1n ? credits / 2n : credits;
			made(await refundCharge(contextAt(db, at), { key, chargeId, credits: part, reason: "Not delivered" }));
		};
		return [{ at: refund.at, play }];
	});
	return together[0] ? [{ at: together[0].at, play: post }, ...refunds] : [];
}

/** As one of the vendor's services posts. */
export function contextAt(db: Database, at: Date): PostingContext {
	return { db, clock: clockAt(at), client: SERVICES_CLIENT, actorId: null };
}

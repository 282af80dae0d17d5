import { readBillingInformation } from "@/lib/billing-information/queries.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import type { PostingContext } from "@/lib/ledger/requests/post-once.ts";
import { cancelOrder } from "@/lib/orders/cancel-order.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { placeOrder } from "@/lib/orders/place-order.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { taxOf } from "@/lib/orders/tax-of.ts";
import { readPack, readSubscriptionOnSale } from "@/lib/plans/queries.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { DemoOrder } from "./orders.ts";
import { made, type People } from "./organizations.ts";
import { OPERATOR } from "./people.ts";
import { DAY_MS, type DemoEvent, daysBefore } from "./timeline.ts";
import type { PlannedCharge } from "./usage.ts";

/** The end of the demo's history, and its users. */
export interface Stage {
	readonly now: Date;
	readonly people: People;
}

export function personOf(people: People, email: string) {
	const person = people.get(email);
	if (!person) throw new Error(`There is no ${email} in the demo.`);
	return person;
}

export function operatorOf(people: People) {
	return personOf(people, `${OPERATOR.people[0]?.mailbox}@${OPERATOR.domain}`);
}

/** An order as its buyer places it, and what the operator does about it later. */
export function orderEvents({ now, people }: Stage, demoOrder: DemoOrder, index: number): DemoEvent[] {
	const operator = operatorOf(people);
	const { outcome } = demoOrder;
	const later = (days: number) => new Date(daysBefore(now, demoOrder.daysAgo).getTime() + Math.round(days * DAY_MS));
	let orderId = "";
	const place: DemoEvent = {
		at: later(0),
		async play(tx) {
			orderId = await placeAsReviewed(tx, { people, demoOrder, index });
		},
	};
	const pay = (days: number): DemoEvent => ({
		at: later(days),
		play: async (tx) => made(await markOrderPaid({ actor: operator, db: tx }, { orderId })),
	});
	const close = (days: number, verb: typeof cancelOrder | typeof refundOrder, reason: string): DemoEvent => ({
		at: later(days),
		play: async (tx) => made<unknown>(await verb({ actor: operator, db: tx }, { orderId, reason })),
	});
	if (outcome.is === "paid") return [place, pay(outcome.after)];
	if (outcome.is === "cancelled") return [place, close(outcome.after, cancelOrder, outcome.reason)];
	if (outcome.is === "refunded") {
		return [place, pay(outcome.paidAfter), close(outcome.after, refundOrder, outcome.reason)];
	}
	return [place];
}

/** Places an order as its buyer would after the review. Returns its id. */
async function placeAsReviewed(
	tx: Transaction,
	{ people, demoOrder, index }: { people: People; demoOrder: DemoOrder; index: number },
): Promise<string> {
	const buyer = personOf(people, demoOrder.buyer);
	const { planId } = await tx.prisma.planVersion.findFirstOrThrow({ where: { name: demoOrder.plan } });
	const context = { actor: buyer, db: tx.prisma };
	const plan = (await readPack(context, planId))?.pack ?? (await readSubscriptionOnSale(context, planId))?.subscription;
	if (!plan) throw new Error(`${demoOrder.plan} is not on sale in the demo.`);
	const { creditOwnerId } = await tx.prisma.user.findUniqueOrThrow({ where: { id: buyer.userId } });
	const billing = await readBillingInformation({ actor: buyer, db: tx.prisma });
	const { priceMinor, currency, taxRateBasisPoints: rateBasisPoints } = plan;
	const input = {
		key: `demo-order-${index}`,
		planId,
		planVersion: plan.version,
		totalMinor: priceMinor + taxOf({ priceMinor, rateBasisPoints }),
		currency,
		beneficiaryId: creditOwnerId,
		billingVersion: billing?.version ?? null,
		gateway: "invoice" as const,
		besideOrderId: null,
	};
	return made(await placeOrder({ actor: buyer, db: tx }, input)).orderId;
}

/** Charges, those of one instant posted together, and their refunds later. */
export function chargeEvents(people: People, charges: readonly PlannedCharge[]): DemoEvent[] {
	const byInstant = new Map<number, PlannedCharge[]>();
	for (const charge of charges) {
		const together = byInstant.get(charge.at.getTime());
		if (together) together.push(charge);
		else byInstant.set(charge.at.getTime(), [charge]);
	}
	return [...byInstant.values()].flatMap((together) => chargesOfOneInstant(people, together));
}

function chargesOfOneInstant(people: People, together: readonly PlannedCharge[]): DemoEvent[] {
	const [first] = together;
	if (!first) return [];
	const chargeIds = new Map<PlannedCharge, string>();
	const play = async (tx: Transaction) => {
		const outcomes = await postCharges(
			servicesIn(tx),
			together.map(({ at, email, creditTypeId, credits, service, item, reference }, index) => {
				const { userId } = personOf(people, email);
				return { key: `charge-${at.getTime()}-${index}`, userId, creditTypeId, credits, service, item, reference };
			}),
		);
		together.forEach((charge, index) => {
			const outcome = outcomes[index];
			if (outcome) chargeIds.set(charge, made(outcome).chargeId);
		});
	};
	return [{ at: first.at, play }, ...together.flatMap((charge) => refundOf(charge, chargeIds))];
}

function refundOf(charge: PlannedCharge, chargeIds: ReadonlyMap<PlannedCharge, string>): DemoEvent[] {
	const { refund, credits } = charge;
	if (!refund) return [];
	const play = async (tx: Transaction) => {
		const chargeId = chargeIds.get(charge);
		if (!chargeId) throw new Error("A charge that was not posted can't be refunded.");
		const key = `refund-${chargeId}`;
		if (refund.part === "cancelled") return made(await cancelCharge(servicesIn(tx), { key, chargeId }));
		const part = refund.part === "half" && credits > 1n ? credits / 2n : credits;
		return made(await refundCharge(servicesIn(tx), { key, chargeId, credits: part, reason: "Not delivered" }));
	};
	return [{ at: refund.at, play }];
}

/** The context in which the vendor's services post. */
export function servicesIn(tx: Transaction): PostingContext {
	return { db: tx, clock: tx.clock, client: "demo-services", actorId: null };
}

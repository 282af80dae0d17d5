import type { Order } from "@/generated/prisma/client.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readBillingInformation } from "@/lib/billing-information/queries.ts";
import { type BillingSnapshot, billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { lockUsers } from "@/lib/ledger/posting/lock.ts";
import { once } from "@/lib/ledger/requests/request.ts";
import { lockKeys } from "@/lib/platform/database/locks.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { offeredGateway } from "./gateways/offered-gateways.ts";
import type { PaymentGateway } from "./gateways/payment-gateway.ts";
import { readLikeOrder } from "./like-order.ts";
import { mayPurchase } from "./policy.ts";
import type { PlaceOrderInput } from "./schema.ts";
import { settleOrder } from "./settle-order.ts";
import { taxOf } from "./tax-of.ts";
import { tellOfOrder } from "./tell-of-order.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many orders a buyer can place in 24 hours: each writes to a billing email that may be unconfirmed. */
export const ORDERS_A_DAY = 30;

export interface PlacedOrder {
	readonly orderId: string;
	readonly number: bigint;
	readonly status: Order["status"];
}

/** What is ordered, as it is at this moment: the order stores a copy (product.md 13). */
interface Offer {
	readonly plan: { id: string; name: string; creditTypeId: string; credits: bigint; validityMonths: number };
	readonly money: {
		priceMinor: bigint;
		taxRateBasisPoints: number;
		taxMinor: bigint;
		totalMinor: bigint;
		currency: string;
	};
	readonly billing: BillingSnapshot;
}

/**
 * Places an order with the buyer's own billing information, credited to their Credit Owner as of this moment
 * (product.md 12). The reviewed values are sent along: if the beneficiary, the plan, the total or the billing
 * information has changed since, the order is refused with the current value. An order similar to one that they placed
 * a short while ago has to name that one (CONFLICT). The same key and body return the first order again
 * (product.md 34). At most `ORDERS_A_DAY` (TOO_MANY_REQUESTS). Needs *Purchase*.
 */
export async function placeOrder(
	{ actor, db, clock }: VerbContext,
	input: PlaceOrderInput,
): Promise<Result<PlacedOrder>> {
	if (!mayPurchase(actor)) return refuse("FORBIDDEN", "mayNotPurchase");
	const gateway = offeredGateway(input.gateway, { demoMode: env.DEMO_MODE });
	if (!gateway) return refuse("INVALID", "paymentNotOffered", {}, { field: "gateway" });
	const { key, ...body } = input;
	const { beneficiaryId } = input;
	return once(
		{ db, clock, client: `user:${actor.userId}` },
		{ key, kind: "order", body },
		{
			lock: (tx) => lockUsers(tx.sql, [actor.userId, beneficiaryId]),
			post: async (tx) => {
				await lockOrdersOf(tx, actor);
				const recipient = await confirmRecipient(tx, actor, beneficiaryId);
				if (!recipient.ok) return recipient;
				const refusal = (await refusalToInviteMore(tx, actor)) ?? (await refusalToOrderTwice(tx, actor, input));
				if (refusal) return refusal;
				const offer = await confirmOffer(tx, actor, input);
				if (!offer.ok) return offer;
				const { id, number, status } = await createOrder(tx, { actor, gateway, offer: offer.value, beneficiaryId });
				return done({ orderId: id, number, status });
			},
		},
	);
}

/**
 * A buyer's orders are placed one after the other, so that each sees the one before. Only this verb takes the lock,
 * after the key and before the accounts.
 */
async function lockOrdersOf(tx: Transaction, { userId }: Actor): Promise<void> {
	await lockKeys(tx.sql, "buyers", [userId]);
}

/** Under the lock on the buyer: is their Credit Owner still the one whom they saw on the review page? */
async function confirmRecipient(tx: Transaction, actor: Actor, beneficiaryId: string): Promise<Result<null>> {
	const { status, creditOwner } = await tx.prisma.user.findUniqueOrThrow({
		where: { id: actor.userId },
		select: { status: true, creditOwner: { select: { id: true, name: true, status: true } } },
	});
	const { id, name } = creditOwner;
	if (id !== beneficiaryId) {
		const key = id === actor.userId ? "recipientIsYouNow" : "recipientChanged";
		return refuse("STALE", key, { name }, { details: { beneficiaryId: id, name } });
	}
	const isActive = status === "active" && creditOwner.status === "active";
	return isActive ? done(null) : refuse("SUSPENDED", "recipientSuspended", { name });
}

/** Refuses more orders than a buyer may place in a day. */
async function refusalToInviteMore(tx: Transaction, { userId }: Actor): Promise<Refusal | null> {
	const since = new Date((await tx.clock.now(tx.sql)).getTime() - DAY_MS);
	const placed = await tx.prisma.order.count({ where: { buyerId: userId, placedAt: { gt: since } } });
	return placed < ORDERS_A_DAY ? null : refuse("TOO_MANY_REQUESTS", "tooManyOrders", { most: ORDERS_A_DAY });
}

/** Refuses a second order of the same plan a short while after the first, unless the input names that one. */
async function refusalToOrderTwice(
	tx: Transaction,
	{ userId }: Actor,
	{ planId, beneficiaryId, besideOrderId }: PlaceOrderInput,
): Promise<Refusal | null> {
	const now = await tx.clock.now(tx.sql);
	const like = await readLikeOrder(tx.prisma, { buyerId: userId, beneficiaryId, planId, now });
	if (!like || like.id === besideOrderId) return null;
	const values = { number: String(like.number), minutes: like.agoMinutes };
	return refuse("CONFLICT", "orderedLikeThis", values, { field: "besideOrderId" });
}

/** Is the plan on sale as it was reviewed, and is there billing information to order with? */
async function confirmOffer(tx: Transaction, actor: Actor, input: PlaceOrderInput): Promise<Result<Offer>> {
	const plan = await tx.prisma.plan.findUnique({ where: { id: input.planId } });
	if (!plan?.onSale || plan.kind !== "pack" || plan.credits === null) return refuse("NOT_FOUND", "planNotOnSale");
	const { priceMinor, taxRateBasisPoints, currency } = plan;
	const taxMinor = taxOf({ priceMinor, rateBasisPoints: taxRateBasisPoints });
	const totalMinor = priceMinor + taxMinor;
	if (plan.version !== input.planVersion || totalMinor !== input.totalMinor) {
		return refuse("STALE", "planChanged", { plan: plan.name });
	}
	const billing = await readBillingInformation({ actor, db: tx.prisma });
	if (!billing) return refuse("CONFLICT", "billingInformationMissing");
	if (billing.version !== input.billingVersion) {
		return refuse("STALE", "billingInformationChanged", { legalName: billing.legalName });
	}
	return done({
		plan: { ...plan, credits: plan.credits },
		money: { priceMinor, taxRateBasisPoints, taxMinor, totalMinor, currency },
		billing: billingSnapshotSchema.parse(billing),
	});
}

async function createOrder(
	tx: Transaction,
	{
		actor,
		beneficiaryId,
		gateway,
		offer,
	}: { actor: Actor; beneficiaryId: string; gateway: PaymentGateway; offer: Offer },
): Promise<Order> {
	const { plan, money, billing } = offer;
	const placed = await tx.prisma.order.create({
		data: {
			id: newId(),
			organizationId: actor.organizationId,
			buyerId: actor.userId,
			beneficiaryId,
			planId: plan.id,
			planName: plan.name,
			creditTypeId: plan.creditTypeId,
			credits: plan.credits,
			validityMonths: plan.validityMonths,
			...money,
			billing,
			gateway: gateway.id,
			placedAt: await tx.clock.now(tx.sql),
		},
	});
	const payment = gateway.start({ ...money, orderId: placed.id, number: placed.number });
	const order = await tx.prisma.order.update({
		where: { id: placed.id },
		data: { gatewayReference: payment.reference },
	});
	await recordAudit(tx, {
		actor,
		organizationId: actor.organizationId,
		action: "order.placed",
		subject: { type: "order", id: order.id },
		after: {
			plan: plan.name,
			credits: plan.credits,
			total: money.totalMinor,
			currency: money.currency,
			beneficiaryId,
			gateway: gateway.id,
		},
	});
	await tellOfOrder(tx, order);
	if (!payment.paid) return order;
	const settled = await settleOrder(tx, { orderId: order.id, actor });
	if (!settled.ok) throw new Error(`Order ${order.id} was just placed and can't be paid: ${settled.key}`);
	return settled.value.order;
}

import type { Order } from "@/generated/prisma/client.ts";
import { keyClientOf, type VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import { type CatalogueSubscription, readSubscriptionOnSale } from "@/lib/plans/queries.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { noteSubscriptionOrdered, openSubscription } from "@/lib/subscription-periods/open-subscription.ts";
import { creditsOfPeriod, refusalToSubscribe } from "@/lib/subscription-periods/refusal-to-subscribe.ts";
import { createOrder, moneyOf, type Offer, readOffer, readPrice } from "./create-order.ts";
import { offeredGateway } from "./gateways/offered-gateways.ts";
import { readLikeOrder } from "./like-order.ts";
import { mayPurchase } from "./policy.ts";
import type { PlaceOrderInput } from "./schema.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many orders a buyer can place in 24 hours: each writes to a billing email that may be unconfirmed. */
export const ORDERS_A_DAY = 30;

export interface PlacedOrder {
	readonly orderId: string;
	readonly number: bigint;
	readonly status: Order["status"];
}

/**
 * Places an order with the buyer's own billing information, credited to their Credit Owner as of this moment
 * (product.md 12); a subscription to the buyer, who can't be a Credit User (product.md 16). The reviewed values are sent along: if the beneficiary, the plan, the total or the billing
 * information has changed since, the order is refused with the current value. An order similar to one that they placed
 * a short while ago has to name that one (CONFLICT). The same key and body return the first order again
 * (product.md 34). At most `ORDERS_A_DAY` (TOO_MANY_REQUESTS). Needs *Purchase*.
 */
export async function placeOrder(context: VerbContext, input: PlaceOrderInput): Promise<Result<PlacedOrder>> {
	const { key: _, ...asked } = input;
	return placeReviewedOrder(context, { input, asked });
}

/**
 * As `placeOrder`, for a caller who reads some of the input itself, and might read something else the next time: its key
 * stands for what it was `asked`.
 */
export async function placeReviewedOrder(
	context: VerbContext,
	{ input, asked }: { readonly input: PlaceOrderInput; readonly asked: object },
): Promise<Result<PlacedOrder>> {
	const { actor, db, clock } = context;
	if (!mayPurchase(actor)) return refuse("FORBIDDEN", "mayNotPurchase");
	const gateway = offeredGateway(input.gateway, { demoMode: env.DEMO_MODE });
	if (!gateway) return refuse("INVALID", "paymentNotOffered", {}, { field: "gateway" });
	const { key, beneficiaryId } = input;
	return postOnce(
		{ db, clock, client: keyClientOf(context) },
		{ key, kind: "order", body: asked },
		{
			lock: (tx) => lockUsers(tx.sql, [actor.userId, beneficiaryId]),
			post: async (tx) => {
				await lockOrdersOf(tx, actor);
				const recipient = await confirmRecipient(tx, actor, beneficiaryId);
				if (!recipient.ok) return recipient;
				const refusal = (await refusalToInviteMore(tx, actor)) ?? (await refusalToOrderTwice(tx, actor, input));
				if (refusal) return refusal;
				const confirmed = await confirmOffer(tx, actor, input);
				if (!confirmed.ok) return confirmed;
				const { offer, subscription } = confirmed.value;
				const asked = { actor, buyer: actor, gateway, offer, beneficiaryId };
				const { id, number, status } = subscription
					? await orderSubscription(tx, asked, subscription)
					: await createOrder(tx, asked);
				return done({ orderId: id, number, status });
			},
		},
	);
}

/** A buyer's orders are placed one after the other, so that each sees the one before. */
export async function lockOrdersOf(tx: Transaction, { userId }: Actor): Promise<void> {
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
	const hasEnough = await hasOrderedEnough(tx.prisma, { buyerId: userId, now: await tx.clock.now(tx.sql) });
	return hasEnough ? refuse("TOO_MANY_REQUESTS", "tooManyOrders", { most: ORDERS_A_DAY }) : null;
}

/** Whether a buyer has placed as many orders in 24 hours as they may. */
export async function hasOrderedEnough(
	prisma: Transaction["prisma"],
	{ buyerId, now }: { readonly buyerId: string; readonly now: Date },
): Promise<boolean> {
	const since = new Date(now.getTime() - DAY_MS);
	return (await prisma.order.count({ where: { buyerId, placedAt: { gt: since } } })) >= ORDERS_A_DAY;
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
async function confirmOffer(tx: Transaction, actor: Actor, input: PlaceOrderInput): Promise<Result<Confirmed>> {
	const asked = await readAsked(tx, actor, input.planId);
	if (!asked) return refuse("NOT_FOUND", "planNotOnSale");
	const { price, subscription } = asked;
	const refusal = subscription && (await refusalToSubscribe(tx.prisma, { actor, input, subscription }));
	if (refusal) return refusal;
	const { totalMinor, currency } = price.money;
	if (price.plan.version !== input.planVersion || totalMinor !== input.totalMinor || currency !== input.currency) {
		return refuse("STALE", "planChanged", { plan: price.plan.name });
	}
	const read = await readOffer(tx, { actor, price });
	if (!read.ok) return read;
	const { offer, billingVersion } = read.value;
	if (billingVersion !== input.billingVersion) {
		return refuse("STALE", "billingInformationChanged", { legalName: offer.billing.legalName });
	}
	return done({ subscription, offer });
}

interface Confirmed {
	readonly offer: Offer;
	/** Null where it is a pack. */
	readonly subscription: CatalogueSubscription | null;
}

/** A pack or a subscription at what it costs this buyer now; null where it isn't on sale to them. */
async function readAsked(
	tx: Transaction,
	actor: Actor,
	planId: string,
): Promise<(Pick<Confirmed, "subscription"> & { price: Pick<Offer, "plan" | "money"> }) | null> {
	const context = { actor, db: tx.prisma };
	const price = await readPrice(context, planId);
	if (price) return { price, subscription: null };
	const subscription = (await readSubscriptionOnSale(context, planId))?.subscription;
	if (!subscription) return null;
	const plan = { ...subscription, credits: creditsOfPeriod(subscription) };
	return { price: { plan, money: moneyOf(subscription) }, subscription };
}

/** Stores the subscription that an order pays, which starts once it is paid: at once where the gateway pays at once. */
async function orderSubscription(
	tx: Transaction,
	asked: Parameters<typeof createOrder>[1],
	subscription: CatalogueSubscription,
): Promise<Order> {
	const { userId } = asked.buyer;
	const id = await openSubscription(tx, { userId, plan: subscription, gateway: asked.gateway.id });
	return createOrder(tx, {
		...asked,
		offer: { ...asked.offer, subscription: { id, period: 0 } },
		onStored: (order) => noteSubscriptionOrdered(tx, { id, userId, orderId: order.id }),
	});
}

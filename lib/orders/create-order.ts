import type { Order } from "@/generated/prisma/client.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readBillingInformation } from "@/lib/billing-information/queries.ts";
import { type BillingSnapshot, billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import type { CataloguePack } from "@/lib/plans/pack-price.ts";
import { readPack } from "@/lib/plans/queries.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { dayAfter } from "@/lib/platform/database/read-today.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { readStoredSeller } from "@/lib/seller/queries.ts";
import { type SellerInput, sellerSnapshotSchema } from "@/lib/seller/schema.ts";
import type { PaymentGateway } from "./gateways/payment-gateway.ts";
import { paperNumber } from "./numbers/paper-number.ts";
import { takePaperNumber } from "./numbers/take-paper-number.ts";
import { settleOrder } from "./settle-order.ts";
import { taxOf } from "./tax-of.ts";
import { tellOfOrder, tellOfPaidOrder } from "./tell-of-order.ts";

/** What is ordered, as it is at this moment: the order stores a copy (product.md 13). */
export interface Offer {
	/** Its credits are those of the whole period where it is a subscription; none where that is unlimited. */
	readonly plan: Pick<CataloguePack, "id" | "version" | "name" | "creditTypeId" | "credits" | "validityMonths">;
	readonly money: {
		priceMinor: bigint;
		taxRateBasisPoints: number;
		taxMinor: bigint;
		totalMinor: bigint;
		currency: string;
	};
	readonly billing: BillingSnapshot;
	/** Null until the operator has said who sells. */
	readonly seller: SellerInput | null;
	/** Which period of a subscription it pays; the last day by which that is to be paid, where it has begun. */
	readonly subscription?: { readonly id: string; readonly period: number; readonly dueBy?: string };
}

/** A pack at what it costs this buyer now; null where it isn't on sale to them. */
export async function readPrice(
	context: { readonly actor: Actor; readonly db: Database | Transaction["prisma"] },
	planId: string,
): Promise<Pick<Offer, "plan" | "money"> | null> {
	const plan = (await readPack(context, planId))?.pack;
	if (!plan) return null;
	return { plan, money: moneyOf(plan) };
}

/** A price with its tax and total. */
export function moneyOf({
	priceMinor,
	taxRateBasisPoints,
	currency,
}: Pick<CataloguePack, "priceMinor" | "taxRateBasisPoints" | "currency">): Offer["money"] {
	const taxMinor = taxOf({ priceMinor, rateBasisPoints: taxRateBasisPoints });
	return { priceMinor, taxRateBasisPoints, taxMinor, totalMinor: priceMinor + taxMinor, currency };
}

/** What would be ordered at this price now, and the version of the buyer's own billing information (product.md 12). */
export async function readOffer(
	tx: Transaction,
	{ actor, price }: { readonly actor: Actor; readonly price: Pick<Offer, "plan" | "money"> },
): Promise<Result<{ readonly offer: Offer; readonly billingVersion: number }>> {
	const billing = await readBillingInformation({ actor, db: tx.prisma });
	if (!billing) return refuse("CONFLICT", "billingInformationMissing");
	const seller = (await readStoredSeller(tx.prisma))?.seller ?? null;
	const offer = { ...price, billing: billingSnapshotSchema.parse(billing), seller };
	return done({ offer, billingVersion: billing.version });
}

interface NewOrder {
	/** Null where the clock orders: a renewal. */
	readonly actor: Actor | null;
	readonly buyer: Pick<Actor, "userId" | "organizationId">;
	readonly beneficiaryId: string;
	readonly gateway: PaymentGateway;
	readonly offer: Offer;
	/** The caller tells the buyer itself, in place of the mail about the order or its receipt. */
	readonly isBuyerTold?: boolean;
	/** What begins with the order, before its payment does. */
	readonly onStored?: (order: Order) => Promise<void>;
}

/** Stores an order, begins its payment, tells of it, and gives it the next invoice number. The caller has decided that it may be. */
export async function createOrder(tx: Transaction, asked: NewOrder): Promise<Order> {
	const placed = await storeOrder(tx, asked);
	const { actor, gateway, offer, isBuyerTold = false } = asked;
	await asked.onStored?.(placed);
	const payment = gateway.start({ ...offer.money, orderId: placed.id, number: placed.number });
	if (payment.paid) {
		const settled = await settleOrder(tx, { orderId: placed.id, actor, isBuyerTold });
		if (!settled.ok) throw new Error(`Order ${placed.id} was just placed and can't be paid: ${settled.key}`);
		await tellOfPaidOrder(tx, placed);
	} else {
		await tellOfOrder(tx, placed, { isBuyerTold });
	}
	return numberOrder(tx, { orderId: placed.id, reference: payment.reference, asked });
}

async function storeOrder(tx: Transaction, { actor, buyer, beneficiaryId, gateway, offer }: NewOrder): Promise<Order> {
	const { plan, money, billing, seller, subscription } = offer;
	const order = await tx.prisma.order.create({
		data: {
			id: newId(),
			organizationId: buyer.organizationId,
			buyerId: buyer.userId,
			beneficiaryId,
			planId: plan.id,
			planName: plan.name,
			planVersion: plan.version,
			creditTypeId: plan.creditTypeId,
			credits: plan.credits,
			validityMonths: plan.validityMonths,
			...money,
			billing,
			...(seller && { seller: sellerSnapshotSchema.parse(seller) }),
			...(subscription && { subscriptionId: subscription.id, subscriptionPeriod: subscription.period }),
			gateway: gateway.id,
			placedAt: await tx.clock.now(tx.sql),
		},
	});
	await recordAudit(tx, {
		actor,
		organizationId: buyer.organizationId,
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
	return order;
}

/** The number comes last, because its lock does; by when the invoice is to be paid counts from its date. */
async function numberOrder(
	tx: Transaction,
	{ orderId, reference, asked }: { orderId: string; reference: string | null; asked: NewOrder },
): Promise<Order> {
	const taken = await takePaperNumber(tx, "invoice");
	return tx.prisma.order.update({
		where: { id: orderId },
		data: {
			invoiceYear: taken.year,
			invoiceNumber: taken.number,
			invoicedOn: taken.issuedOn,
			gatewayReference: reference ?? paperNumber("invoice", taken),
			dueOn:
				asked.gateway.id === "invoice" ? await dueDayOf(tx, { issuedAt: taken.issuedAt, offer: asked.offer }) : null,
		},
	});
}

/** For a renewal where nobody has said who sells. */
const RENEWAL_TERMS_DAYS = 14;

/**
 * By when an invoice is to be paid: by the seller's terms; a renewal's by the last day of its period at the latest, unless
 * that has passed. Null where nobody has said who sells.
 */
async function dueDayOf(
	tx: Transaction,
	{ issuedAt, offer: { seller, subscription } }: { issuedAt: Date; offer: Offer },
): Promise<Date | null> {
	const days = seller?.paymentTermsDays ?? (subscription?.dueBy ? RENEWAL_TERMS_DAYS : null);
	if (days === null) return null;
	const dueOn = await dayAfter(tx.sql, { at: issuedAt, days });
	const latest = subscription?.dueBy ? new Date(subscription.dueBy) : dueOn;
	const today = await dayAfter(tx.sql, { at: issuedAt, days: 0 });
	return latest < dueOn && latest >= today ? latest : dueOn;
}

import type { ReadContext } from "@/lib/actions/verb.ts";
import {
	doesBillingEmailWait,
	type OwnBillingInformation,
	readBillingInformation,
} from "@/lib/billing-information/queries.ts";
import { endOfValidity } from "@/lib/ledger/posting/end-of-validity.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import type { CataloguePack } from "@/lib/plans/pack-price.ts";
import {
	type CatalogueSection,
	type CatalogueSubscription,
	readPack,
	readSubscriptionOnSale,
} from "@/lib/plans/queries.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { Refusal } from "@/lib/platform/refusal.ts";
import { refusalToSubscribe } from "@/lib/subscription-periods/refusal-to-subscribe.ts";
import { monthsAfter } from "@/lib/text/months-after.ts";
import { offeredGateways } from "./gateways/offered-gateways.ts";
import type { OfferedGateway } from "./gateways/payment-gateway.ts";
import { type LikeOrder, readLikeOrder } from "./like-order.ts";
import { taxOf } from "./tax-of.ts";

/** What the buyer of anything confirms (product.md 12 and 13). Money in minor units. */
export interface Reviewed {
	readonly recipient: { readonly id: string; readonly name: string; readonly isBuyer: boolean };
	readonly taxMinor: bigint;
	readonly totalMinor: bigint;
	/** The buyer's own; null where they have to fill it in first. */
	readonly billing: OwnBillingInformation | null;
	/** Its email has not been confirmed: until then, mail about the order goes to the buyer alone. */
	readonly doesBillingEmailWait: boolean;
	readonly gateways: readonly OfferedGateway[];
	/** A similar order was placed a short while ago: the buyer is asked whether this is meant to be a second one. */
	readonly likeOrder: LikeOrder | null;
}

/** What the buyer of a pack confirms. Balances in credits. */
export interface OrderReview extends Reviewed {
	readonly pack: CataloguePack;
	readonly creditType: CatalogueSection["creditType"];
	/** What the beneficiary can spend of this type now, and with this pack. */
	readonly balanceBefore: bigint;
	readonly balanceAfter: bigint;
	/** When the credits expire if they arrive now. */
	readonly expiresAt: Date;
}

/** What the buyer of a subscription confirms, or why they can't. */
export interface SubscriptionReview extends Reviewed {
	readonly subscription: CatalogueSubscription;
	readonly creditType: CatalogueSection["creditType"];
	/** When it renews first if it is paid now, YYYY-MM-DD. */
	readonly renewsOn: string;
	readonly obstacle: Refusal | null;
}

interface Asked {
	readonly planId: string;
	readonly demoMode: boolean;
}

/** The review of a pack for this buyer, or null where there is no such pack on sale. */
export async function readOrderReview(
	{ actor, db = database() }: ReadContext,
	{ planId, demoMode }: Asked,
): Promise<OrderReview | null> {
	const offered = await readPack({ actor, db }, planId);
	if (!offered) return null;
	const { pack, creditType } = offered;
	const now = await databaseClock.now(sqlOf(db));
	const reviewed = await readReviewed({ actor, db }, { plan: pack, demoMode, now });
	const [balances, expiresAt] = await Promise.all([
		readBalances(sqlOf(db), [reviewed.recipient.id]),
		endOfValidity(sqlOf(db), { from: now, months: pack.validityMonths }),
	]);
	const wallet = balances.find(({ creditTypeId }) => creditTypeId === pack.creditTypeId);
	if (!wallet) throw new Error(`User ${reviewed.recipient.id} has no ${pack.creditTypeId} wallet.`);
	const { available } = wallet;
	return {
		...{ ...reviewed, pack, creditType, expiresAt },
		balanceBefore: available,
		balanceAfter: available + pack.credits,
	};
}

/** The review of a subscription for this buyer, or null where there is no such one on sale. */
export async function readSubscriptionReview(
	{ actor, db = database() }: ReadContext,
	{ planId, demoMode }: Asked,
): Promise<SubscriptionReview | null> {
	const offered = await readSubscriptionOnSale({ actor, db }, planId);
	if (!offered) return null;
	const { subscription } = offered;
	const now = await databaseClock.now(sqlOf(db));
	const reviewed = await readReviewed({ actor, db }, { plan: subscription, demoMode, now });
	const input = { beneficiaryId: reviewed.recipient.id };
	return {
		...{ ...reviewed, ...offered },
		renewsOn: monthsAfter(await dayAt(sqlOf(db), now), subscription.validityMonths),
		obstacle: await refusalToSubscribe(db, { actor, input, subscription }),
	};
}

async function readReviewed(
	{ actor, db }: Required<ReadContext>,
	{ plan, demoMode, now }: { plan: CataloguePack | CatalogueSubscription; demoMode: boolean; now: Date },
): Promise<Reviewed> {
	const { creditOwner: recipient } = await db.user.findUniqueOrThrow({
		where: { id: actor.userId },
		select: { creditOwner: { select: { id: true, name: true } } },
	});
	const [billing, likeOrder] = await Promise.all([
		readBillingInformation({ actor, db }),
		readLikeOrder(db, { buyerId: actor.userId, beneficiaryId: recipient.id, planId: plan.id, now }),
	]);
	const taxMinor = taxOf({ priceMinor: plan.priceMinor, rateBasisPoints: plan.taxRateBasisPoints });
	return {
		recipient: { ...recipient, isBuyer: recipient.id === actor.userId },
		taxMinor,
		totalMinor: plan.priceMinor + taxMinor,
		billing,
		doesBillingEmailWait: billing !== null && (await doesBillingEmailWait({ actor, db }, billing)),
		gateways: offeredGateways({ demoMode }).map(({ id }) => id),
		likeOrder,
	};
}

import type { Gateway } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import {
	doesBillingEmailWait,
	type OwnBillingInformation,
	readBillingInformation,
} from "@/lib/billing-information/queries.ts";
import { endOfValidity } from "@/lib/ledger/posting/validity.ts";
import { readBalances } from "@/lib/ledger/reads/balances.ts";
import { type CataloguePack, type CatalogueSection, readPack } from "@/lib/plans/queries.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { offeredGateways } from "./gateways/offered-gateways.ts";
import { type LikeOrder, readLikeOrder } from "./like-order.ts";
import { taxOf } from "./tax-of.ts";

/** Everything that the buyer confirms (product.md 12 and 13). Money in minor units, balances in credits. */
export interface OrderReview {
	readonly pack: CataloguePack;
	readonly creditType: CatalogueSection["creditType"];
	readonly recipient: { readonly id: string; readonly name: string; readonly isBuyer: boolean };
	readonly taxMinor: bigint;
	readonly totalMinor: bigint;
	/** What the beneficiary can spend of this type now, and with this pack. */
	readonly balanceBefore: bigint;
	readonly balanceAfter: bigint;
	/** When the credits expire if they arrive now. */
	readonly expiresAt: Date;
	/** The buyer's own; null where they have to fill it in first. */
	readonly billing: OwnBillingInformation | null;
	/** Its email has not been confirmed: until then, mail about the order goes to the buyer alone. */
	readonly doesBillingEmailWait: boolean;
	readonly gateways: readonly Gateway[];
	/** A similar order was placed a short while ago: the buyer is asked whether this is meant to be a second one. */
	readonly likeOrder: LikeOrder | null;
}

/** The review of a pack for this buyer, or null where there is no such pack on sale. */
export async function readOrderReview(
	{ actor, db = database() }: ReadContext,
	{ planId, demoMode }: { planId: string; demoMode: boolean },
): Promise<OrderReview | null> {
	const offered = await readPack({ actor, db }, planId);
	if (!offered) return null;
	const { pack, creditType } = offered;
	const { creditOwner: recipient } = await db.user.findUniqueOrThrow({
		where: { id: actor.userId },
		select: { creditOwner: { select: { id: true, name: true } } },
	});
	const sql = sqlOf(db);
	const now = await databaseClock.now(sql);
	const [balances, expiresAt, billing, likeOrder] = await Promise.all([
		readBalances(sql, [recipient.id]),
		endOfValidity(sql, { from: now, months: pack.validityMonths }),
		readBillingInformation({ actor, db }),
		readLikeOrder(db, { buyerId: actor.userId, beneficiaryId: recipient.id, planId, now }),
	]);
	const wallet = balances.find(({ creditTypeId }) => creditTypeId === pack.creditTypeId);
	if (!wallet) throw new Error(`User ${recipient.id} has no ${pack.creditTypeId} wallet.`);
	const taxMinor = taxOf({ priceMinor: pack.priceMinor, rateBasisPoints: pack.taxRateBasisPoints });
	return {
		pack,
		creditType,
		recipient: { ...recipient, isBuyer: recipient.id === actor.userId },
		taxMinor,
		totalMinor: pack.priceMinor + taxMinor,
		balanceBefore: wallet.available,
		balanceAfter: wallet.available + pack.credits,
		expiresAt,
		billing,
		doesBillingEmailWait: billing !== null && (await doesBillingEmailWait({ actor, db }, billing)),
		gateways: offeredGateways({ demoMode }).map(({ id }) => id),
		likeOrder,
	};
}

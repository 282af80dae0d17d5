import type { ReadContext } from "@/lib/actions/verb.ts";
import { offeredGateways } from "@/lib/orders/gateways/offered-gateways.ts";
import type { OfferedGateway } from "@/lib/orders/gateways/payment-gateway.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import { taxOf } from "@/lib/orders/tax-of.ts";
import { readCatalogue } from "@/lib/plans/queries.ts";
import { database } from "@/lib/platform/database/db.ts";
import { env } from "@/lib/platform/env.ts";
import type { SeenPack } from "./queries.ts";

/** A pack that can be ordered by itself, with what it costs the actor, tax included. */
export interface OfferedPack extends SeenPack {
	readonly plan: string;
	readonly credits: bigint;
}

/** What the form of an auto top-up offers. */
export interface TopUpOffer {
	/** Why none can be set; null where one can. */
	readonly obstacle: "usesAnothers" | "mayNotPurchase" | "noBilling" | "nothingSold" | null;
	readonly types: readonly {
		readonly creditTypeId: string;
		readonly creditType: string;
		/** Inside a sentence. */
		readonly type: string;
		readonly packs: readonly OfferedPack[];
	}[];
	readonly gateways: readonly OfferedGateway[];
}

export async function readTopUpOffer({ actor, db = database() }: ReadContext): Promise<TopUpOffer> {
	const { userId } = actor;
	const [owner, billing, catalogue] = await Promise.all([
		db.user.findUniqueOrThrow({ where: { id: userId }, select: { creditOwnerId: true } }),
		db.billingInformation.count({ where: { userId } }),
		readCatalogue({ actor, db }),
	]);
	const types = catalogue.map(({ creditType, packs }) => ({
		creditTypeId: creditType.id,
		creditType: creditType.name,
		type: creditType.nameInText,
		packs: packs.map(({ id, version, name, credits, priceMinor, taxRateBasisPoints, currency }) => ({
			...{ planId: id, planVersion: version, plan: name, credits, currency },
			totalMinor: priceMinor + taxOf({ priceMinor, rateBasisPoints: taxRateBasisPoints }),
		})),
	}));
	const obstacle = (() => {
		if (owner.creditOwnerId !== userId) return "usesAnothers";
		if (!mayPurchase(actor)) return "mayNotPurchase";
		if (billing === 0) return "noBilling";
		return types.length === 0 ? "nothingSold" : null;
	})();
	return { obstacle, types, gateways: offeredGateways({ demoMode: env.DEMO_MODE }).map(({ id }) => id) };
}

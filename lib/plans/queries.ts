import type { Plan } from "@/generated/prisma/client.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { type Saving, savingAgainst, unitPriceMinor } from "./pack-price.ts";

/** A pack that is on sale. Prices are before tax, in the currency's minor unit. */
export interface CataloguePack {
	readonly id: string;
	readonly version: number;
	readonly name: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
	readonly priceMinor: bigint;
	readonly currency: string;
	readonly taxRateBasisPoints: number;
	readonly validityMonths: number;
	/** The price of one credit in minor units, as a decimal. */
	readonly unitPriceMinor: string;
	/** Against the smallest pack of the same type and currency; null where there is nothing to save. */
	readonly saving: Saving | null;
}

export interface CatalogueSection {
	readonly creditType: { id: string; name: string; nameInText: string };
	readonly packs: readonly CataloguePack[];
}

/** The packs on sale by credit type, smallest first (product.md 14). A type without packs is left out. */
export async function readCatalogue({ db = database() }: ReadContext): Promise<CatalogueSection[]> {
	const creditTypes = await db.creditType.findMany({
		orderBy: { position: "asc" },
		include: { plans: { where: { kind: "pack", onSale: true }, orderBy: [{ credits: "asc" }, { position: "asc" }] } },
	});
	return creditTypes
		.map(({ id, name, nameInText, plans }) => ({ creditType: { id, name, nameInText }, packs: packsOf(plans) }))
		.filter((section) => section.packs.length > 0);
}

/** One pack on sale with its credit type, or null if none has this id. */
export async function readPack(
	{ actor, db = database() }: ReadContext,
	planId: string,
): Promise<{ creditType: CatalogueSection["creditType"]; pack: CataloguePack } | null> {
	for (const { creditType, packs } of await readCatalogue({ actor, db })) {
		const pack = packs.find(({ id }) => id === planId);
		if (pack) return { creditType, pack };
	}
	return null;
}

function packsOf(plans: readonly Plan[]): CataloguePack[] {
	const packs = plans.flatMap((plan) => (plan.credits === null ? [] : [{ ...plan, credits: plan.credits }]));
	return packs.map((plan) => {
		const smallest = packs.find(({ currency }) => currency === plan.currency) ?? plan;
		return {
			id: plan.id,
			version: plan.version,
			name: plan.name,
			creditTypeId: plan.creditTypeId,
			credits: plan.credits,
			priceMinor: plan.priceMinor,
			currency: plan.currency,
			taxRateBasisPoints: plan.taxRateBasisPoints,
			validityMonths: plan.validityMonths,
			unitPriceMinor: unitPriceMinor(plan),
			saving: savingAgainst(smallest, plan),
		};
	});
}

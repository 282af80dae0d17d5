/** What a pack costs: credits, and a price before tax in the currency's minor unit. */
export interface PackPrice {
	readonly credits: bigint;
	readonly priceMinor: bigint;
}

/** What a pack saves against buying as many credits in the smallest packs of its type (product.md 14). */
export interface Saving {
	/** Whole minor units, rounded down, so that no more is promised than is saved. */
	readonly savedMinor: bigint;
	/** Whole per cent, rounded down. */
	readonly percent: number;
}

const UNIT_PRICE_DECIMALS = 6;
const MAX_SHOWN_DECIMALS = 4;

/**
 * The price of one credit in minor units as a decimal, rounded half up to six places: "0.25" is a quarter of a cent.
 * For showing only: money is never computed from it.
 */
export function unitPriceMinor({ credits, priceMinor }: PackPrice): string {
	const scale = 10n ** BigInt(UNIT_PRICE_DECIMALS);
	const scaled = (priceMinor * scale * 2n + credits) / (credits * 2n);
	const fraction = (scaled % scale).toString().padStart(UNIT_PRICE_DECIMALS, "0").replace(/0+$/, "");
	return fraction === "" ? `${scaled / scale}` : `${scaled / scale}.${fraction}`;
}

/** How many decimals of the minor unit these unit prices take, all of them shown alike; four at most. */
export function sharedDecimals(unitPricesMinor: readonly string[]): number {
	const decimals = unitPricesMinor.map((price) => price.split(".")[1]?.length ?? 0);
	return Math.min(MAX_SHOWN_DECIMALS, Math.max(0, ...decimals));
}

/** What `pack` saves against `smallest`; null where it saves nothing. */
export function savingAgainst(smallest: PackPrice, pack: PackPrice): Saving | null {
	const inSmallPacks = smallest.priceMinor * pack.credits;
	const asPack = pack.priceMinor * smallest.credits;
	if (inSmallPacks <= asPack) return null;
	return {
		savedMinor: (inSmallPacks - asPack) / smallest.credits,
		percent: Number(((inSmallPacks - asPack) * 100n) / inSmallPacks),
	};
}

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

/** A pack before it is compared with others. */
export type Offer = Omit<CataloguePack, "unitPriceMinor" | "saving">;

/** The packs of one credit type with what a credit costs in each, and what it saves against the smallest. */
export function comparedPacks(offers: readonly Offer[]): CataloguePack[] {
	return offers.map((offer) => {
		const alike = offers.filter(({ currency }) => currency === offer.currency);
		const smallest = alike.reduce((one, other) => (other.credits < one.credits ? other : one), offer);
		return { ...offer, unitPriceMinor: unitPriceMinor(offer), saving: savingAgainst(smallest, offer) };
	});
}

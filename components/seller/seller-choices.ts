import { COUNTRY_CODES } from "@/lib/text/country-codes.ts";
import { CURRENCY_CODES } from "@/lib/text/currency-codes.ts";
import { timeZoneNames } from "@/lib/text/time-zones.ts";
import type { Choice } from "./seller-values.ts";

/** What can be chosen of a deployment, by name in the reader's language. */
export interface SellerChoices {
	readonly countries: readonly Choice[];
	readonly currencies: readonly Choice[];
	readonly timeZones: readonly string[];
}

export function sellerChoices(locale: string): SellerChoices {
	const [country, currency] = (["region", "currency"] as const).map((type) => new Intl.DisplayNames(locale, { type }));
	return {
		countries: COUNTRY_CODES.map((value) => ({ value, label: country?.of(value) ?? value })).sort((one, other) =>
			one.label.localeCompare(other.label, locale),
		),
		currencies: CURRENCY_CODES.map((value) => ({ value, label: `${value} – ${currency?.of(value) ?? value}` })),
		timeZones: timeZoneNames(),
	};
}

import { CURRENCY_CODES } from "@/lib/text/currency-codes.ts";

export interface CurrencyChoice {
	readonly code: string;
	readonly name: string;
}

/** Every currency, by its code, with its name in the reader's language. */
export function currencyChoices(locale: string): CurrencyChoice[] {
	const names = new Intl.DisplayNames(locale, { type: "currency" });
	return CURRENCY_CODES.map((code) => ({ code, name: `${code} – ${names.of(code) ?? code}` }));
}

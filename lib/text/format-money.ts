// How many digits a currency's minor unit has, by ISO 4217. Never from `Intl`, which follows everyday use instead (none
// for the Serbian dinar), and of which servers and browsers have different editions.

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
	...[
		"BIF",
		"CLP",
		"DJF",
		"GNF",
		"ISK",
		"JPY",
		"KMF",
		"KRW",
		"PYG",
		"RWF",
		"UGX",
		"UYI",
		"VND",
		"VUV",
		"XAF",
		"XOF",
		"XPF",
	].map((code) => [code, 0]),
	// Without a minor unit: metals, units of account, none.
	...["XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"].map((code) => [
		code,
		0,
	]),
	...["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code) => [code, 3]),
	...["CLF", "UYW"].map((code) => [code, 4]),
]);
const MOST_CURRENCIES = 2;

/** The decimals of a currency, an ISO 4217 code. */
export function currencyDigits(currency: string): number {
	return DIGITS[currency] ?? MOST_CURRENCIES;
}

/** The currencies with other than two decimals. */
export const UNUSUAL_CURRENCIES: readonly (readonly [string, number])[] = Object.entries(DIGITS);

interface Money {
	/** In the currency's minor unit: cents, or yen where there is none. Fractional where it is the price of one credit. */
	readonly minor: bigint | number | string;
	/** ISO 4217. */
	readonly currency: string;
	readonly locale: string;
	/** Decimals shown of the minor unit itself; none by default. */
	readonly moreDecimals?: number;
}

/** An amount as it is written for people, on screens, in sentences, mails and receipts alike. */
export function formatMoney({ minor, currency, locale, moreDecimals = 0 }: Money): string {
	const digits = currencyDigits(currency);
	const decimals = digits + moreDecimals;
	const format = new Intl.NumberFormat(locale, {
		style: "currency",
		currency,
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals,
	});
	// As a text, because a number can't hold as many digits as an amount may have.
	return format.format(`${minor}e-${digits}` as `${number}`);
}

/**
 * The amount that a person typed, such as 12.50, in the currency's minor unit; null where it is no amount, is below zero or
 * has more decimals than the currency. A comma is no point: in some countries it parts thousands.
 */
export function minorOf(typed: string, currency: string): bigint | null {
	const [, whole, decimals = ""] = /^(\d{1,13})(?:\.(\d+))?$/.exec(typed.trim()) ?? [];
	const digits = currencyDigits(currency);
	if (whole === undefined || decimals.length > digits) return null;
	return BigInt(whole + decimals.padEnd(digits, "0"));
}

/** An amount as `minorOf` reads it: 12.50. */
export function plainAmount(minor: bigint, currency: string): string {
	const digits = currencyDigits(currency);
	const text = minor.toString().padStart(digits + 1, "0");
	return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A rate that a person typed, such as 8.25 for 8.25 %, in basis points; null where it isn't a number from 0 to 100. */
export function basisPointsOf(typed: string): number | null {
	const [, whole, decimals = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim()) ?? [];
	const points = whole === undefined ? Number.NaN : Number(whole + decimals.padEnd(2, "0"));
	return points <= 10_000 ? points : null;
}

/** A rate as `basisPointsOf` reads it: 8.25. */
export function plainRate(basisPoints: number): string {
	return String(basisPoints / 100);
}

import { useLocale } from "next-intl";
import { withMinusSign } from "./credits.tsx";

interface MoneyProps {
	/** In the currency's minor unit: cents, or yen where there is none. */
	minor: bigint | number;
	/** ISO 4217. */
	currency: string;
}

export function Money({ minor, currency }: MoneyProps) {
	return <span className="num whitespace-nowrap">{formatMoney({ minor, currency, locale: useLocale() })}</span>;
}

/** An amount as text, for sentences. */
export function formatMoney({ minor, currency, locale }: MoneyProps & { locale: string }): string {
	const format = new Intl.NumberFormat(locale, { style: "currency", currency });
	const decimals = format.resolvedOptions().maximumFractionDigits ?? 0;
	return withMinusSign(format.format(Number(minor) / 10 ** decimals));
}

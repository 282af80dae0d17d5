import { useLocale, useTranslations } from "next-intl";

interface UnitPriceProps {
	/** What a credit costs, a decimal of the currency's minor unit. */
	minor: string;
	currency: string;
	/** How many decimals of the minor unit are shown. */
	decimals: number;
}

/** "$0.0022 a credit". */
export function UnitPrice({ minor, currency, decimals }: UnitPriceProps) {
	const t = useTranslations("purchase");
	const locale = useLocale();
	const own =
		new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 0;
	const price = new Intl.NumberFormat(locale, {
		style: "currency",
		currency,
		minimumFractionDigits: own + decimals,
		maximumFractionDigits: own + decimals,
	}).format(Number(minor) / 10 ** own);
	return <span className="num whitespace-nowrap">{t("aCredit", { price })}</span>;
}

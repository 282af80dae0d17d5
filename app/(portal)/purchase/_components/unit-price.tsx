import { useLocale, useTranslations } from "next-intl";

const MAX_EXTRA_DECIMALS = 4;

/** "$0.0022 a credit": as many decimals as it takes, up to four beyond the currency's own. `minor` is a decimal. */
export function UnitPrice({ minor, currency }: { minor: string; currency: string }) {
	const t = useTranslations("purchase");
	const locale = useLocale();
	const decimals =
		new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 0;
	const price = new Intl.NumberFormat(locale, {
		style: "currency",
		currency,
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals + MAX_EXTRA_DECIMALS,
	}).format(Number(minor) / 10 ** decimals);
	return <span className="num whitespace-nowrap">{t("aCredit", { price })}</span>;
}
